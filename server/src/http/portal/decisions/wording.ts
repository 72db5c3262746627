import {
  noLastDay,
  recordKinds,
  type RecordKind,
} from '@zhaofa/domain/publicity/records/record-kinds.ts'
import { noticeKinds } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import {
  isPublicRecord,
  type PublishedContent,
} from '@zhaofa/domain/publicity/records/public-record.ts'
import { html, Markup } from '../frame/html.ts'

/** 12345 → 12,345 */
export function numberText(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3}){1,5}$)/g, ',')
}

/** 2026 → 2026 年; 2026-05 → 2026 年 5 月 */
export function periodText(period: string): string {
  const [year = '', month] = period.split('-')
  return month === undefined ? `${year} 年` : `${year} 年 ${Number(month)} 月`
}

/** 行政处罚决定、行政许可决定、行政检查结果 … */
export function noticeTitle(notice: PublishedContent): string {
  return isPublicRecord(notice) ? recordKinds[notice.kind].title : noticeKinds[notice.kind]
}

/** The last day of a display, as a reader understands one that has none. */
export function shownUntil({ expiresOn }: Pick<PublishedContent, 'expiresOn'>): string {
  return expiresOn === noLastDay ? '长期' : expiresOn
}

export function kindTag(kind: string): Markup {
  const record = Object.hasOwn(recordKinds, kind) ? recordKinds[kind as RecordKind] : null
  if (record) return html`<span class="tag blue">${record.title.replace(/决定$|结果$/, '')}</span>`
  return kind === 'no-penalty-decision'
    ? html`<span class="tag green">不予处罚</span>`
    : html`<span class="tag red">行政处罚</span>`
}

export const withdrawalGrounds = {
  changed: '处罚决定被依法变更',
  revoked: '处罚决定被依法撤销',
  unlawful: '处罚决定被确认违法',
  void: '处罚决定被确认无效',
  mistaken: '公示有误',
} as const
