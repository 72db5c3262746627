import {
  numberBeginnings,
  readNumberSpelling,
  type NumberSpelling,
} from '@zhaofa/domain/identity-codes/number-spelling.ts'
import type { Kysely } from 'kysely'
import type { PublishedContent } from '@zhaofa/domain/publicity/records/public-record.ts'
import type { PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import type { Database } from '../database.ts'
import { figuresBy } from './figures.ts'
import { findByNumberSpelling } from './list-by-number.ts'
import { noticesById, type ListedNotice } from './listed-notice.ts'
import { newestNotices } from './newest-notices.ts'
import { listingRanges, type ListingRange } from './search/listing-ranges.ts'
import {
  facetsOf,
  groupsOf,
  storedFacets,
  type Facets,
  type HitGroup,
} from './search/search-facets.ts'
import { searchListings, type TermSearch } from './search/search-listings.ts'
import {
  filterTerms,
  inAnyCase,
  typedSearch,
  type Condition,
  type TypedSearch,
} from './search/search-terms.ts'

/** What the reader of the list asked for. A condition that is null was not asked. */
export type NoticeQuery = {
  readonly text: string | null
  readonly year: number | null
  readonly matter: string | null
  readonly penalty: PenaltyKind | null
  readonly kind?: PublishedContent['kind'] | null
  readonly agencyId?: string | null
  /** The year or the month of the decision: 2026, 2026-05. */
  readonly decided?: string | null
  /** Keyset: only what was published before this listing. */
  readonly before: number | null
  /** Display periods that ended before this day are over. */
  readonly today: string
  /** Count what was found by year, kind, matter, penalty and agency as well. First page only. */
  readonly facets?: boolean
}

export type NoticePage = {
  readonly rows: readonly ListedNotice[]
  /** Where the next page starts; null on the last one. */
  readonly next: number | null
  /** Null on later pages, which need not count again. Not exact: at least so many. */
  readonly total: { readonly count: number; readonly exact: boolean } | null
  /** Null unless asked for. */
  readonly facets: Facets | null
}

export const pageLength = 20
/** Nobody counts further than this in a list; beyond it the page says “over”. */
export const maxCounted = 1000

/**
 * One page of decisions, newest publication first. All conditions are terms; words may
 * also be a part of the party's name or the beginning of a 文号. `known` are the listings of each year where
 * the caller has read them for its state of the data; a page is then of that state or a later one.
 */
export async function listNotices(
  db: Kysely<Database>,
  query: NoticeQuery,
  known: readonly ListingRange[] | null = null,
): Promise<NoticePage> {
  const ranges = known ?? (await listingRanges(db))
  const number = query.text === null ? null : readNumberSpelling(query.text)
  if (number !== null) return listByNumber(db, number, query, ranges)
  const typed = query.text === null ? null : typedSearch(query.text)
  if (query.text !== null && !typed) return emptyPage
  if (!typed && !filtered(query)) return newest(db, query, ranges)
  const search = { ...conditionsOf(typed, filtersOf(query)), number: null }
  return searchPage(db, search, query, ranges)
}

function conditionsOf(
  typed: TypedSearch | null,
  filters: readonly Condition[],
): Pick<TermSearch, 'condition' | 'party'> {
  const and = (condition: Condition) => ({ all: [condition, ...filters] })
  if (!typed) return { condition: { all: filters }, party: null }
  const { words, party } = typed
  return {
    condition: words ? and(words) : nothing,
    party: party && {
      condition: { all: [...party.pairs.map(inAnyCase), ...filters] },
      name: party.name,
    },
  }
}

/** A condition no listing fulfils. */
const nothing: Condition = { term: '#none' }

const emptyPage: NoticePage = {
  rows: [],
  next: null,
  total: { count: 0, exact: true },
  facets: null,
}

/** Whether more is asked than what was published, or what was in one year. */
const filtered = (query: NoticeQuery) => filtersOf({ ...query, year: null }).length > 0

function filtersOf({ year, matter, penalty, kind, agencyId, decided }: NoticeQuery): Condition[] {
  return [
    ...(year === null ? [] : [filterTerms.year(year)]),
    ...(matter === null ? [] : [filterTerms.matter(matter)]),
    ...(penalty === null ? [] : [filterTerms.penalty(penalty)]),
    ...(kind == null ? [] : [filterTerms.kind(kind)]),
    ...(agencyId == null ? [] : [filterTerms.agency(agencyId)]),
    ...(decided == null ? [] : [filterTerms.decided(decided)]),
  ].map((term) => ({ term }))
}

async function newest(
  db: Kysely<Database>,
  query: NoticeQuery,
  ranges: readonly ListingRange[],
): Promise<NoticePage> {
  const { year, before } = query
  const [rows, total, facets] = await Promise.all([
    newestNotices(db, query, ranges, pageLength + 1),
    before === null ? storedCount(db, query) : null,
    before === null && query.facets ? storedFacets(db, year) : null,
  ])
  return pageOf(rows, total, facets)
}

/**
 * The stored count of everything, of one matter, one kind or one penalty, by the year of publication or the
 * time of the decision; null: none is stored.
 */
async function storedCount(
  db: Kysely<Database>,
  { text, year, matter, penalty, kind = null, agencyId = null, decided = null, today }: NoticeQuery,
): Promise<NoticePage['total']> {
  const [one = ['all', ''] as const, ...more] = [
    ...(matter === null ? [] : [['matter', matter] as const]),
    ...(penalty === null ? [] : [['penalty', penalty] as const]),
    ...(kind === null ? [] : [['kind', kind] as const]),
  ]
  if (text !== null || more.length > 0) return null
  const [facet, value] = one
  if (decided !== null) {
    if (year !== null) return null
    const asked = { facet, from: decided, to: decided, by: 'year', agencyId, today } as const
    const figures = await figuresBy(db, asked)
    return { count: figures.find((each) => each.value === value)?.count ?? 0, exact: true }
  }
  const row = await db
    .selectFrom('publication.tally')
    .select(({ fn }) => fn.sum<string>('count').as('count'))
    .where('facet', '=', facet)
    .where('value', '=', value)
    .$if(year !== null, (some) => some.where('year', '=', year ?? 0))
    .$if(agencyId !== null, (some) => some.where('agency_id', '=', agencyId ?? ''))
    .executeTakeFirst()
  return { count: Number(row?.count ?? 0), exact: true }
}

type Searched = Pick<TermSearch, 'condition' | 'party' | 'number'>

async function searchPage(
  db: Kysely<Database>,
  search: Searched,
  query: NoticeQuery,
  ranges: readonly ListingRange[],
): Promise<NoticePage> {
  const { before, year, today, facets = false } = query
  const firstPage = before === null
  const stored = firstPage ? await storedCount(db, query) : null
  const counting = firstPage && (stored === null || facets)
  const wanted = counting ? maxCounted + 1 : pageLength + 1
  const there = ranges.filter((range) => year === null || range.year === year)
  const { ids, whole } = await searchListings(db, { ...search, today }, { before, wanted }, there)
  const groups = facets && firstPage ? groupsOf(db, ids.slice(0, maxCounted), ranges) : []
  const found = { ids, count: ids.length, whole, groups: await groups }
  const page = await pageFound(db, found, query, ranges)
  return stored ? { ...page, total: stored } : page
}

type Found = {
  readonly ids: readonly number[]
  readonly count: number
  /** Whether everything was looked at. */
  readonly whole: boolean
  readonly groups: readonly HitGroup[]
}

async function pageFound(
  db: Kysely<Database>,
  { ids, count, whole, groups }: Found,
  { before, facets = false }: NoticeQuery,
  ranges: readonly ListingRange[],
): Promise<NoticePage> {
  const rows = await noticesById(db, ids.slice(0, pageLength + 1), ranges)
  if (before !== null) return pageOf(rows, null, null)
  const total = { count: Math.min(count, maxCounted), exact: whole && count <= maxCounted }
  return pageOf(rows, total, facets ? facetsOf(groups, whole) : null)
}

/** More decisions than one agency makes in a year whose numbers begin with the same digit. */
const maxOfOneBeginning = 12_000

/** Searches by word and year of the 文号 with terms, and with digits by the number itself. */
async function listByNumber(
  db: Kysely<Database>,
  spelling: NumberSpelling,
  query: NoticeQuery,
  ranges: readonly ListingRange[],
): Promise<NoticePage> {
  const begun = numberBeginnings({ ...spelling, serial: '', whole: false })
  const search = {
    condition: { all: [{ any: begun.map(termOfBeginning) }, ...filtersOf(query)] },
    party: null,
    number: spelling.serial === '' ? null : numberBeginnings(spelling),
  }
  if (spelling.serial === '') return searchPage(db, search, query, ranges)
  const { kind = null, agencyId = null, decided = null, before, today, facets = false } = query
  const found = await findByNumberSpelling(
    db,
    // A whole number stands once in each sequence, so there are never many.
    { spelling, today, limit: spelling.whole ? Number.MAX_SAFE_INTEGER - 1 : maxOfOneBeginning },
    { ...query, kind, agencyId, decided },
    { before, pageLength, facets: facets && before === null },
  )
  return found
    ? pageFound(db, { ...found, whole: true }, query, ranges)
    : searchPage(db, search, query, ranges)
}

/** Up to the brackets a beginning is one by itself; in the year it may go on. */
function termOfBeginning(beginning: string): Condition {
  const [word = '', year = ''] = beginning.split('〔')
  const term = filterTerms.number(year === '' ? word : beginning)
  return { term, prefix: year !== '' && year.length < 4 }
}

function pageOf(
  rows: readonly ListedNotice[],
  total: NoticePage['total'],
  facets: NoticePage['facets'],
): NoticePage {
  const shown = rows.slice(0, pageLength)
  const next = rows.length > pageLength ? (shown.at(-1)?.id ?? null) : null
  return { rows: shown, next, total, facets }
}
