import { untilWords } from '@zhaofa/domain/publicity/progress/remedies.ts'
import type { DecisionBlock, PublicNotice } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import {
  isPublicRecord,
  type PublicRecord,
} from '@zhaofa/domain/publicity/records/public-record.ts'
import type { LawEdition } from '../../../storage/publication/law-texts.ts'
import { html, type Markup } from '../frame/html.ts'
import { withLawLinks } from '../laws/law-links.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { qrCode } from '../frame/qr-code.ts'
import { noticeTitle, shownUntil } from './wording.ts'
import type { ShownNotice } from '../../../storage/publication/find-notice.ts'
import { block, decisionPaper, type Linked } from './decision-page.ts'

/** 公示栏张贴件: the decision or result as it hangs on a notice board, with a code that opens its page. */
export function posterPage(
  context: PageContext,
  { notice, publishedAt }: Pick<ShownNotice, 'notice' | 'publishedAt'>,
  laws: readonly LawEdition[],
): Markup {
  const { publicId, number } = notice
  const linked = (text: string) => withLawLinks(text, { laws, day: notice.decidedOn })
  const fact = (title: string, value: string) =>
    html`<div>
      <dt>${title}</dt>
      <dd>${value}</dd>
    </div>`
  return page(context, {
    title: `${number}公示栏张贴件`,
    description: `${notice.title}，按 A3 版式打印`,
    section: '/decisions',
    hidden: true,
    crumbs: [
      { title: '执法决定和结果', path: '/decisions' },
      { title: number, path: `/decisions/${publicId}` },
      { title: '公示栏张贴件', path: null },
    ],
    article: { publishedAt, source: notice.agencyName, keywords: number },
    main: html`<div class="wrap poster">
      <div class="actions screen-only">
        <span class="tag">按 A3 打印</span><span class="spread"></span>
        <a class="button line" href="/decisions/${publicId}">回到原页</a>
      </div>
      <div class="panel">
        ${isPublicRecord(notice) ? recordPaper(notice, linked) : decisionPaper(notice, linked)}
        <div class="poster-foot">
          ${qrCode(`${context.origin}/decisions/${publicId}`, `打开这${isPublicRecord(notice) ? '条记录' : '份决定'}的二维码`)}
          <dl>
            ${fact('公示日期', notice.publishedOn)} ${fact('公示至', shownUntil(notice))}
            ${fact('公示机关', notice.agencyName)}
            ${isPublicRecord(notice) ? null : remediesOf(notice).map(([title, text]) => fact(title, text))}
            ${fact('核验', '扫码打开原页，可以核对是否被改动或者已经撤回')}
          </dl>
        </div>
      </div>
    </div>`,
  })
}

/** A record has no 决定书 of its own, so its fields are set in the look of one, as they were checked. */
function recordPaper(record: PublicRecord, linked: Linked): Markup {
  const { agencyName, number, fields } = record
  const lines = fields
    .filter(({ text }) => text !== number)
    .map(({ title, text }): DecisionBlock => ({ kind: 'line', label: title, text }))
  return html`<article class="panel decision-paper short">
    <p class="agency">${agencyName}</p>
    <h1>${noticeTitle(record)}</h1>
    <p class="number">${number}</p>
    <div class="body">${lines.map((line) => block(line, linked))}</div>
  </article>`
}

function remediesOf({ remedies }: PublicNotice): (readonly [title: string, text: string])[] {
  return remedies.map((remedy) => [remedy.title, `${untilWords(remedy)}，向${remedy.to}提出`])
}
