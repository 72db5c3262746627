import { articleWords } from '@zhaofa/domain/shared/citation.ts'
import { chineseNumber } from '@zhaofa/domain/shared/chinese-number.ts'
import {
  isWhole,
  type LawArticle,
  type LawGap,
  type LawPart,
} from '@zhaofa/domain/citation/law-text.ts'
import type {
  LawEdition,
  ListedLaw,
  StoredLawText,
} from '../../../storage/publication/law-texts.ts'
import { html, type Markup } from '../frame/html.ts'
import { articleAnchor, lawUrl, withLawLinks } from './law-links.ts'
import { page, type PageContext } from '../frame/page-frame.ts'

/** 法规原文: every law of which the text is here. */
export function lawsPage(
  context: PageContext,
  { laws, today }: { laws: readonly ListedLaw[]; today: string },
): Markup {
  const titles = [...new Set(laws.map(({ title }) => title))]
  const rows = titles.map((title) =>
    lawRow(
      laws.filter((law) => law.title === title),
      today,
    ),
  )
  return page(context, {
    title: '法规原文',
    description: '本机关执法所依据的法律、法规、规章原文',
    section: '/laws',
    crumbs: [{ title: '法规原文', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>法规原文</h1>
        <p>执法决定和各项清单引用的条文，都可以点开到这里的原文。</p>
      </div>
      <div class="panel prose">
        ${
          rows.length === 0
            ? html`<p>还没有导入法规原文。</p>`
            : html`<ul class="links">
                ${rows}
              </ul>`
        }
      </div>
    </div>`,
  })
}

function lawRow(editions: readonly ListedLaw[], today: string): Markup {
  return html`${editions.map(
    (law) =>
      html`<li>
        <a href="${lawUrl(law)}">${law.fullTitle}<span>${editionText(law, today)}</span></a>
        ${law.whole ? null : html`<span class="tag">节录，部分条文没有收录</span>`}
      </li>`,
  )}`
}

function editionText({ number, validFrom, validTo }: LawEdition, today: string): string {
  if (validFrom > today) return `${number}，${validFrom} 起施行，尚未施行`
  if (validTo !== null && validTo < today) return `${number}，已于 ${validTo} 失效`
  return `${number}，${validFrom} 起施行`
}

/** One law in full: contents, chapters, articles each with its own address. */
export function lawPage(
  context: PageContext,
  { law, laws, today }: { law: StoredLawText; laws: readonly LawEdition[]; today: string },
): Markup {
  const others = laws.filter(({ title, number }) => title === law.title && number !== law.number)
  const headings = law.text.parts.filter((part) => part.kind === 'heading')
  return page(context, {
    title: `${law.title}（${law.number}）`,
    description: `${law.fullTitle}全文，${editionText(law, today)}`,
    section: '/laws',
    crumbs: [
      { title: '法规原文', path: '/laws' },
      { title: law.title, path: null },
    ],
    main: html`<div class="wrap">
      <div class="columns">
        <article class="panel prose law-text">
          <h1>${law.fullTitle}</h1>
          ${isWhole(law.text) ? null : html`<p class="history">${partialText}</p>`}
          ${law.text.history.map((line) => html`<p class="history">${line}</p>`)}
          ${law.text.parts.map((part, i) => lawPart(part, i, { law, laws, today }))}
        </article>
        <aside>
          <section class="card">
            <h2>这份文本</h2>
            <p>${editionText(law, today)}</p>
            ${others.map(
              (other) => html`<p><a href="${lawUrl(other)}">${editionText(other, today)}</a></p>`,
            )}
            <p class="identity">来源文件 SHA-256 ${law.sha256}</p>
          </section>
          ${headings.length === 0 ? null : contents(law.text.parts)}
        </aside>
      </div>
    </div>`,
  })
}

/** Said above a text with gaps, and in each of them. */
const partialText =
  '这份文本是节录：标明“没有收录”的条文，本平台没有见到原文，以公布的官方文本为准。'

function contents(parts: StoredLawText['text']['parts']): Markup {
  const rows = parts.flatMap((part, i) =>
    part.kind === 'heading'
      ? [html`<li class="level-${part.level}"><a href="#h${i}">${part.text}</a></li>`]
      : [],
  )
  return html`<nav class="card" aria-label="目录">
    <h2>目录</h2>
    <ul class="contents">
      ${rows}
    </ul>
  </nav>`
}

type Around = {
  readonly law: StoredLawText
  readonly laws: readonly LawEdition[]
  readonly today: string
}

function lawPart(part: LawPart, place: number, around: Around): Markup {
  if (part.kind === 'gap') return gap(part)
  if (part.kind === 'heading') {
    return part.level === 3
      ? html`<h3 id="h${place}">${part.text}</h3>`
      : html`<h2 id="h${place}">${part.text}</h2>`
  }
  const linked = (text: string) =>
    withLawLinks(text, { laws: around.laws, day: around.today, own: around.law.title })
  const [first, ...rest] = part.paragraphs
  const items = (each: (typeof part.paragraphs)[number] | undefined) =>
    each?.items.map((item) => html`<p class="item">${linked(item)}</p>`) ?? []
  return html`<section id="${articleAnchor(part.number, part.inserted)}">
    <p><b>${articleName(part)}</b>　${linked(first?.text ?? '')}</p>
    ${items(first)}
    ${rest.map(
      (each) =>
        html`<p>${linked(each.text)}</p>
          ${items(each)}`,
    )}
  </section>`
}

/** Links to an article that is not here end at the sentence that says so. */
function gap({ text, from, to }: LawGap): Markup {
  const numbers =
    from === null ? [] : Array.from({ length: (to ?? from + 99) - from + 1 }, (_, i) => from + i)
  return html`<p class="history">
    ${numbers.map((number) => html`<span id="${articleAnchor(number)}"></span>`)}〔${text}：没有收录〕
  </p>`
}

function articleName({ number, inserted }: LawArticle): string {
  const name = articleWords({ article: number })
  return inserted === 0 ? name : `${name}之${chineseNumber(inserted)}`
}
