import { penaltyKinds, type PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import { noticeKinds } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import { recordKinds } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import type { PublishedContent } from '@zhaofa/domain/publicity/records/public-record.ts'
import { plainQuery } from '../../../storage/publication/search/search-terms.ts'

/** What the address of a list asks for; everything unusable is left out and named. */
export type ListQuery = {
  readonly text: string | null
  readonly year: number | null
  readonly matter: string | null
  readonly penalty: PenaltyKind | null
  readonly kind: PublishedContent['kind'] | null
  /** The year or the month of the decision: 2026, 2026-05. */
  readonly decided: string | null
  /** The number of an agency on the portal. */
  readonly agency: number | null
  readonly before: number | null
  /** Titles of conditions that could not be understood. */
  readonly ignored: readonly string[]
}

export const everything: ListQuery = {
  text: null,
  year: null,
  matter: null,
  penalty: null,
  kind: null,
  decided: null,
  agency: null,
  before: null,
  ignored: [],
}

/** Reads the query of a request. Never throws: an address is typed, pasted and attacked. */
export function readListQuery(query: unknown): ListQuery {
  const ignored: string[] = []
  const read = <T>(name: string, title: string, parse: (text: string) => T | null): T | null => {
    const text = single(query, name)
    if (text === null || text === '') return null
    const value = parse(text)
    if (value === null) ignored.push(title)
    return value
  }
  return {
    text: read('q', '关键词', (text) => plainQuery(text.slice(0, 10_000)) || null),
    year: read('year', '年份', (text) => integer(text, 1990, 2100)),
    matter: read('matter', '事项', (text) => (/^[0-9A-Za-z-]{1,32}$/.test(text) ? text : null)),
    penalty: read('penalty', '处罚种类', (text) => (isPenaltyKind(text) ? text : null)),
    kind: read('kind', '类别', (text) => (isPublishedKind(text) ? text : null)),
    decided: read('decided', '作出时间', (text) =>
      /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$/.test(text) ? text : null,
    ),
    agency: read('agency', '机关', (text) => integer(text, 1, 99_999)),
    before: read('before', '页码', (text) => integer(text, 1, Number.MAX_SAFE_INTEGER)),
    ignored,
  }
}

/** One parameter as text; of a repeated one the first counts. */
export function single(query: unknown, name: string): string | null {
  const value: unknown = (query as Record<string, unknown> | null)?.[name]
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first.trim() : null
}

function integer(text: string, from: number, to: number): number | null {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN
  return value >= from && value <= to ? value : null
}

function isPenaltyKind(text: string): text is PenaltyKind {
  return Object.hasOwn(penaltyKinds, text)
}

/** The kinds of notices a list can be narrowed to, as readers are told. */
export const publishedKinds: Readonly<Record<PublishedContent['kind'], string>> = {
  ...noticeKinds,
  licence: recordKinds.licence.title,
  coercion: recordKinds.coercion.title,
  inspection: recordKinds.inspection.title,
  'random-result': recordKinds['random-result'].title,
  'other-decision': recordKinds['other-decision'].title,
}

function isPublishedKind(text: string): text is PublishedContent['kind'] {
  return Object.hasOwn(publishedKinds, text)
}

/** The one address of a list: fixed order, nothing superfluous. Also the key of its cached page. */
export function listUrl(query: Omit<ListQuery, 'ignored'>): string {
  const { text, year, decided, kind, matter, penalty, before, agency } = query
  const conditions = { q: text, year, decided, kind, matter, penalty, before, agency }
  const parts = Object.entries(conditions).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return parts.length === 0 ? '/decisions' : `/decisions?${parts.join('&')}`
}
