import {
  isPublicRecord,
  type PublishedContent,
} from '@zhaofa/domain/publicity/records/public-record.ts'
import { cardSizes, type CardSize } from '../../../documents/picture-card.ts'
import { cardNames, cardUrl } from './decision-forms.ts'
import { html, type Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { token } from '../../style-sheet.ts'
import type { ShownNotice } from '../../../storage/publication/find-notice.ts'
import { noticeTitle, shownUntil } from './wording.ts'

/** 新媒体稿: the decision or result as an article to copy into 公众号, and its two pictures. */
export function mediaPage(
  context: PageContext,
  { notice, publishedAt }: Pick<ShownNotice, 'notice' | 'publishedAt'>,
): Markup {
  const { publicId, number } = notice
  return page(context, {
    title: `${number}新媒体稿`,
    description: `${notice.title}：公众号文章和配图`,
    section: '/decisions',
    hidden: true,
    crumbs: [
      { title: '执法决定和结果', path: '/decisions' },
      { title: number, path: `/decisions/${publicId}` },
      { title: '新媒体稿', path: null },
    ],
    article: { publishedAt, source: notice.agencyName, keywords: number },
    main: html`<div class="wrap">
      <div class="title">
        <h1>新媒体稿</h1>
        <p>内容和公示的一致。撤回或者公示期满以后，本页和图片同时撤下，已经转发的请一并删除。</p>
      </div>
      <div class="columns">
        <div>
          <article class="panel prose media">${articleOf(context, notice)}</article>
          <section class="panel prose">
            <h2>HTML 代码</h2>
            <p>
              全选、复制，粘贴到编辑器的代码模式；也可以直接复制上面的文章，或者
              <a href="/decisions/${publicId}/media.html" download="${`${publicId}.html`}"
                >下载 HTML 文件</a
              >，用编辑器导入。公众号会去掉外部链接，地址留作文字。
            </p>
            <label class="hidden" for="source">文章的 HTML 代码</label>
            <textarea id="source" class="media-source" rows="12" readonly>
${articleSource(context, notice).text}</textarea>
          </section>
        </div>
        <aside>${(Object.keys(cardSizes) as CardSize[]).map((size) => cardOf(notice, size))}</aside>
      </div>
    </div>`,
  })
}

/** Links, no pictures: these are heavier than a page may be. */
function cardOf({ publicId }: PublishedContent, size: CardSize): Markup {
  const { width, height } = cardSizes[size]
  const title = size === 'cover' ? '封面图' : '竖版图'
  const url = cardUrl(publicId, size)
  return html`<section class="card media-card">
    <h2>${title} ${width}×${height}</h2>
    <p>PNG 图片，有名称、内容和打开原页的二维码。</p>
    <a class="button" href="${url}">查看图片</a>
    <a class="button line" href="${url}" download="${cardNames[size]}.png">下载图片</a>
  </section>`
}

/** What the article says, block by block. Only what the notice says itself. */
function blocksOf({ origin }: PageContext, notice: PublishedContent) {
  const { agencyName, number, title, publishedOn } = notice
  const rows: Rows = [...rowsOf(notice), ['公示期限', `${publishedOn} 至 ${shownUntil(notice)}`]]
  return {
    title,
    lead: `${agencyName}${noticeTitle(notice)}（${number}）`,
    rows: rows.filter(([, text]) => text !== ''),
    url: `${origin}/decisions/${notice.publicId}`,
    way: isPublicRecord(notice) ? '原文和核验' : '决定书全文和核验',
  }
}

type Rows = readonly (readonly [label: string, text: string])[]

/** The fields of a record, or the outcome of a decision. */
function rowsOf(notice: PublishedContent): Rows {
  const { agencyName, party, outcome, decidedOn } = notice
  if (isPublicRecord(notice)) {
    const named = notice.fields.some(({ text }) => text === agencyName)
    const fields = notice.fields.map(({ title, text }) => [title, text] as const)
    return named ? fields : [['实施机关', agencyName], ...fields]
  }
  return [
    ['处罚机关', agencyName],
    ['当事人', party.name],
    ['违法事实', notice.facts],
    ['处罚依据', notice.penaltyBasis],
    [notice.kind === 'penalty-decision' ? '处罚内容' : '处理结果', outcome],
    ['决定日期', decidedOn],
  ]
}

function articleOf(context: PageContext, notice: PublishedContent): Markup {
  const { title, lead, rows, url, way } = blocksOf(context, notice)
  return html`<h2>${title}</h2>
    <p>${lead}</p>
    ${rows.map(
      ([label, text]) =>
        html`<h3>${label}</h3>
          <p>${text}</p>`,
    )}
    <p>${way}：<a href="${url}">${url}</a></p>`
}

/** Clean HTML for other editors: own styles only, no classes, no scripts, every text escaped. */
function articleSource(context: PageContext, notice: PublishedContent): Markup {
  const { title, lead, rows, url, way } = blocksOf(context, notice)
  const head = `font-size:20px;line-height:1.5;color:${token('blue-9')}`
  const text = `font-size:16px;line-height:1.8;color:${token('ink')}`
  const label = `font-size:16px;border-left:4px solid ${token('red-6')};padding-left:8px`
  const soft = `${text};color:${token('ink-3')}`
  const fields = rows.map(
    ([name, value]) =>
      html`<h3 style="${label}">${name}</h3>
        <p style="${text}">${value}</p>`,
  )
  return html`<section>
    <h2 style="${head}">${title}</h2>
    <p style="${soft}">${lead}</p>
    ${fields}
    <p style="${text}">${way}：<a href="${url}">${url}</a></p>
  </section>`
}

/** The same as a file of its own, for editors that open one. */
export function mediaFile(context: PageContext, notice: PublishedContent): Markup {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>${notice.title}</title>
      </head>
      <body>
        ${articleSource(context, notice)}
      </body>
    </html> `
}
