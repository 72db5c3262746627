import {
  articleBlocks,
  type ArticleBlock,
} from '@zhaofa/domain/publicity/articles/article-blocks.ts'
import { html, type Markup } from '../frame/html.ts'
import { withLawLinks, type KnownLaws } from '../laws/law-links.ts'

/** The text of an article as headings, paragraphs, lists and tables; laws it cites can be opened. */
export function articleMarkup(
  text: string,
  known: KnownLaws,
  pictureUrl: (file: string) => string | null = () => null,
): Markup {
  let above = 1
  const parts = articleBlocks(text).map((block, i) => {
    // A level is never skipped, whatever the author numbered: readers by ear walk by levels.
    if (block.kind === 'heading') above = Math.min(block.level, above + 1)
    return blockMarkup(block, { known, above, id: `p${i}`, pictureUrl })
  })
  return html`${parts}`
}

/** Headings and their anchors, for the contents beside a long text. */
export function articleHeadings(text: string): { id: string; level: 2 | 3; text: string }[] {
  return articleBlocks(text).flatMap((block, i) =>
    block.kind === 'heading' ? [{ id: `p${i}`, level: block.level, text: block.text }] : [],
  )
}

type Place = {
  readonly known: KnownLaws
  readonly above: number
  readonly id: string
  readonly pictureUrl: (file: string) => string | null
}

function blockMarkup(block: ArticleBlock, place: Place): Markup {
  const { known, above, id, pictureUrl } = place
  const linked = (text: string) => withLawLinks(text, known)
  switch (block.kind) {
    case 'heading':
      return above === 2
        ? html`<h2 id="${id}">${block.text}</h2>`
        : html`<h3 id="${id}">${block.text}</h3>`
    case 'clause':
      return clauseMarkup(block, place)
    case 'paragraph':
      return html`<p>${linked(block.text)}</p>`
    case 'signature':
      return html`<p class="sign">${block.text}</p>`
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li>${linked(item)}</li>`)}
      </ul>`
    case 'picture': {
      const url = pictureUrl(block.file)
      return url === null
        ? html`<p>〔图：${block.alt}〕</p>`
        : html`<p class="picture"><img src="${url}" alt="${block.alt}" loading="lazy" /></p>`
    }
    case 'table':
      return tableMarkup(block.rows, known)
  }
}

function clauseMarkup(
  { mark, title, text }: Extract<ArticleBlock, { kind: 'clause' }>,
  { known, above }: Pick<Place, 'known' | 'above'>,
): Markup {
  const body = withLawLinks(text, known)
  if (title === null) {
    const gap = /^第.*条/.test(mark) ? '　' : ''
    return html`<p><b>${mark}</b>${gap}${body}</p>`
  }
  const heading =
    above === 1
      ? html`<h2>${mark}${title}</h2>`
      : above === 2
        ? html`<h3>${mark}${title}</h3>`
        : html`<h4>${mark}${title}</h4>`
  return html`<div class="clause">
    ${heading}
    <p>${body}</p>
  </div>`
}

function tableMarkup(rows: readonly (readonly string[])[], known: KnownLaws): Markup {
  const [head = [], ...body] = rows
  return html`<div class="article-table" tabindex="0" role="region" aria-label="表格">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${withLawLinks(cell, known)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
