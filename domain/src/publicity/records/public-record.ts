import { columnsOf, type Row } from '../lists/item-columns.ts'
import type { PublicNotice, PublicParty } from '../notice/public-notice.ts'
import { getDisclosureItemType } from '../../reference/disclosure-item-types.ts'
import { addMonths, isPlainDate, plainDate, type PlainDate } from '../../shared/plain-date.ts'
import { noLastDay, recordDisplayBasis, recordKinds, type RecordKind } from './record-kinds.ts'

/** What every published notice has, whatever its kind: enough for lists, search, feeds and the log. */
type NoticeHead = Pick<
  PublicNotice,
  | 'publicId'
  | 'version'
  | 'correction'
  | 'agencyName'
  | 'number'
  | 'title'
  | 'party'
  | 'matterCode'
  | 'matterName'
  | 'outcome'
  | 'decidedOn'
  | 'publishedOn'
  | 'expiresOn'
  | 'displayRule'
  | 'displayBasis'
>

/** 公示信息 of a licence, coercion, inspection or random draw, as it was entered and checked. */
export type PublicRecord = NoticeHead & {
  readonly kind: RecordKind
  readonly fields: readonly { readonly title: string; readonly text: string }[]
}

/** Whatever the portal can show of one decision or result. */
export type PublishedContent = PublicNotice | PublicRecord

export function isPublicRecord(notice: PublishedContent): notice is PublicRecord {
  return Object.hasOwn(recordKinds, notice.kind)
}

type RecordToPublish = {
  readonly kind: RecordKind
  readonly row: Row
  readonly publicId: string
  readonly version: number
  readonly correction: string | null
  readonly agencyName: string
  readonly publishedOn: PlainDate
}

/** The public record of one checked line. @throws Error for a line without its number or its day. */
export function publicRecord({ kind, row, ...head }: RecordToPublish): PublicRecord {
  const form = recordKinds[kind]
  const decidedOn = plainDate(cell(row, form.decidedOn))
  const party = partyOf(cell(row, form.party), cell(row, 'uscc'))
  const about = cell(row, form.about)
  const number = recordNumber(kind, row)
  if (number === '') throw new Error(`a ${kind} record without its number`)
  return {
    ...head,
    kind,
    number,
    title: titleOf(party.name, about, titleEnds[kind]),
    party,
    matterCode: kind,
    matterName: form.title,
    outcome: form.outcome
      .map((name) => cell(row, name))
      .filter((text, i, all) => text !== '' && text !== '无' && all.indexOf(text) === i)
      .join('：'),
    decidedOn,
    expiresOn: lastDay(kind, row, decidedOn),
    displayRule: form.displayRule,
    displayBasis: recordDisplayBasis,
    fields: columnsOf(getDisclosureItemType(form.item))
      .map(({ name, title }) => ({ title, text: cell(row, name) }))
      .filter(({ text }) => text !== ''),
  }
}

const titleEnds: Readonly<Record<RecordKind, string>> = {
  licence: '行政许可',
  coercion: '行政强制',
  inspection: '检查结果',
  'random-result': '抽查结果',
  'other-decision': '决定',
}

/** 某某公司日常检查结果: what it is about may end with the word already. */
function titleOf(party: string, about: string, end: string): string {
  const first = end.slice(0, 2)
  return `${party}${about.endsWith(first) ? about.slice(0, -first.length) : about}${end}`
}

/** The 文号, or what identifies the record without one. */
export function recordNumber(kind: RecordKind, row: Row): string {
  return recordKinds[kind].number.map((name) => cell(row, name)).join(' ')
}

/** Who has no credit code is shown as 姓+某, which the check of the line has seen to. */
function partyOf(name: string, uscc: string): PublicParty {
  const kind = uscc === '' && name.includes('某') ? 'natural-person' : 'organisation'
  return { kind, name, uscc: uscc === '' ? null : uscc, representative: null, county: null }
}

function lastDay(kind: RecordKind, row: Row, decidedOn: PlainDate): PlainDate {
  const { shown } = recordKinds[kind]
  if ('months' in shown) return addMonths(decidedOn, shown.months)
  const until = cell(row, shown.until)
  return isPlainDate(until) ? plainDate(until) : noLastDay
}

function cell(row: Row, name: string): string {
  return (row[name] ?? '').trim()
}
