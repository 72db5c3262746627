import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import type { Database } from '../database.ts'
import { blockSize, blockTerm, filterTerms, searchCondition } from './search-terms.ts'

/** What the reader of the list asked for. Null: no such condition. */
export type NoticeQuery = {
  readonly text: string | null
  readonly year: number | null
  readonly matter: string | null
  readonly penalty: PenaltyKind | null
  /** Keyset: only what was published before this listing. */
  readonly before: number | null
  /** Display periods that ended before this day are over. */
  readonly today: string
}

export type ListedNotice = {
  readonly id: number
  readonly publicId: string
  readonly kind: string
  readonly number: string
  readonly party: string
  readonly title: string
  readonly outcome: string
  readonly matterName: string
  readonly penaltyKinds: readonly string[]
  readonly decidedOn: string
  readonly publishedOn: string
}

export type NoticePage = {
  readonly rows: readonly ListedNotice[]
  /** Where the next page starts; null on the last one. */
  readonly next: number | null
  /** Null on later pages, which need not count again. */
  readonly total: { readonly count: number; readonly exact: boolean } | null
}

export const pageLength = 20
/** Nobody counts further than this in a list; beyond it the page says “over”. */
export const countLimit = 1000

/**
 * One page of decisions, newest publication first. Conditions are terms of one index; the newest
 * blocks of 2048 listings are searched first, each window wider than the last, until a page is full and
 * counted. A common word therefore never reads the whole history.
 */
export async function listNotices(db: Kysely<Database>, query: NoticeQuery): Promise<NoticePage> {
  const number = query.text === null ? null : numberPrefix(query.text)
  if (number !== null) return listByNumber(db, number, query)
  const condition = conditionOf(query)
  if (condition === undefined) return emptyPage
  return condition === null ? newest(db, query) : searchBlocks(db, condition, query)
}

const emptyPage: NoticePage = { rows: [], next: null, total: { count: 0, exact: true } }

/** The tsquery; null: everything; undefined: text was given but holds nothing to search for. */
function conditionOf({ text, matter, penalty }: NoticeQuery): string | null | undefined {
  const words = text === null ? [] : [searchCondition(text)]
  if (words.some((word) => word === null)) return undefined
  const filters = [
    ...(matter === null ? [] : [filterTerms.matter(matter)]),
    ...(penalty === null ? [] : [filterTerms.penalty(penalty)]),
  ].map((term) => `'${term.replace(/['\\]/g, '')}'`)
  const all = [...words, ...filters]
  return all.length === 0 ? null : all.join('&')
}

const columns = sql`id, public_id as "publicId", kind, number, party, title, outcome,
  matter_name as "matterName", penalty_kinds as "penaltyKinds", decided_on as "decidedOn",
  published_on as "publishedOn"`

async function newest(db: Kysely<Database>, query: NoticeQuery): Promise<NoticePage> {
  const found = sql<ListedNotice>`
    select ${columns} from publication.listing
    where ${whereOf(query)} and expires_on >= ${query.today}
    order by id desc limit ${pageLength + 1}`.execute(db)
  const total = query.before === null ? storedCount(db, query) : null
  return pageOf((await found).rows, await total)
}

function whereOf({ year, before }: NoticeQuery): RawBuilder<unknown> {
  const id = sql`id < ${before ?? Number.MAX_SAFE_INTEGER}`
  return year === null ? id : sql`${id} and year = ${year}`
}

/** The stored count of everything, or of one matter or one kind of penalty; null: none is stored. */
async function storedCount(
  db: Kysely<Database>,
  { text, year, matter, penalty }: NoticeQuery,
): Promise<NoticePage['total']> {
  if (text !== null || (matter !== null && penalty !== null)) return null
  const [facet, value] =
    matter !== null
      ? (['matter', matter] as const)
      : penalty !== null
        ? (['penalty', penalty] as const)
        : (['all', ''] as const)
  const row = await db
    .selectFrom('publication.tally')
    .select(({ fn }) => fn.sum<string>('count').as('count'))
    .where('facet', '=', facet)
    .where('value', '=', value)
    .$if(year !== null, (some) => some.where('year', '=', year ?? 0))
    .executeTakeFirst()
  return { count: Number(row?.count ?? 0), exact: true }
}

type Window = { readonly low: number; readonly condition: string }

/** As many blocks below `hi`; more than the most at once means everything that is left. */
function windowBelow(hi: number, blocks: number, condition: string): Window {
  const top = Math.floor((hi - 1) / blockSize)
  const bottom = top - blocks + 1
  if (blocks > mostBlocks || bottom <= 0) return { low: 0, condition }
  const terms = Array.from({ length: blocks }, (_, i) => `'${blockTerm(top - i)}'`)
  return { low: bottom * blockSize, condition: `${condition}&(${terms.join('|')})` }
}

const firstBlocks = 2
const mostBlocks = 16

async function searchBlocks(
  db: Kysely<Database>,
  condition: string,
  query: NoticeQuery,
): Promise<NoticePage> {
  const [last, stored] = await Promise.all([
    lastListing(db),
    query.before === null ? storedCount(db, query) : null,
  ])
  const counting = query.before === null && stored === null
  const wanted = counting ? countLimit + 1 : pageLength + 1
  const start = Math.min(query.before ?? Infinity, last + 1)
  const ids: number[] = []
  let [hi, count, blocks] = [start, 0, firstBlocks]
  while (hi > 0 && count < wanted) {
    const window = windowBelow(hi, blocks, condition)
    const found = await searchWindow(db, window.condition, hi, query)
    ids.push(...found.ids)
    count += found.count
    hi = window.low
    blocks = nextBlocks(count, wanted, start - hi, blocks)
  }
  const rows = await rowsOf(db, ids.slice(0, pageLength + 1))
  const exact = count <= countLimit
  return pageOf(rows, counting ? { count: exact ? count : countLimit, exact } : stored)
}

/** Blocks that should hold what is missing, at the rate of hits so far; without any, the most at once. */
function nextBlocks(count: number, wanted: number, searched: number, before: number): number {
  if (count === 0) return before < mostBlocks ? mostBlocks : Infinity
  return Math.ceil(((wanted - count) * 1.25 * searched) / (count * blockSize))
}

/** The highest place in the order of publication so far. */
export async function lastListing(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select last_value as last from publication.listing_id`.execute(db)
  return rows[0]?.last ?? 0
}

/** Hits of one window. `id + 0` keeps the primary key, which would be read whole, out of the plan. */
async function searchWindow(
  db: Kysely<Database>,
  condition: string,
  hi: number,
  { year, today }: NoticeQuery,
): Promise<{ count: number; ids: number[] }> {
  const inYear = year === null ? sql`` : sql`and year = ${year}`
  const { rows } = await sql<{ count: number; ids: number[] | null }>`
    with hit as materialized (
      select id from publication.listing
      where terms @@ ${condition}::tsquery and id + 0 < ${hi} ${inYear} and expires_on >= ${today}
    )
    select (select count(*)::int from hit) as count,
           (select array_agg(id::float8) from
             (select id from hit order by id desc limit ${pageLength + 1}) newest) as ids
  `.execute(db)
  return { count: rows[0]?.count ?? 0, ids: rows[0]?.ids ?? [] }
}

async function rowsOf(db: Kysely<Database>, ids: readonly number[]): Promise<ListedNotice[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ListedNotice>`
    select ${columns} from publication.listing
    where id = any(${ids}::bigint[]) order by id desc`.execute(db)
  return rows
}

function pageOf(rows: readonly ListedNotice[], total: NoticePage['total']): NoticePage {
  const shown = rows.slice(0, pageLength)
  const next = rows.length > pageLength ? (shown.at(-1)?.id ?? null) : null
  return { rows: shown, next, total }
}

/** 四商罚决字〔2026〕1 as typed with any brackets; null when it is not the beginning of a 文号. */
export function numberPrefix(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[(【［（]/, '〔')
    .replace(/[\])】］）]/, '〕')
  return /^[一-龥]{2,12}〔(?:\d{1,4}(?:〕(?:\d+号?)?)?)?$/.test(plain) ? plain : null
}

async function listByNumber(
  db: Kysely<Database>,
  prefix: string,
  query: NoticeQuery,
): Promise<NoticePage> {
  const { rows } = await sql<ListedNotice & { total: number }>`
    with hit as materialized (
      select * from publication.listing
      where number >= ${prefix} and number < ${prefix + '\u{10ffff}'} and expires_on >= ${query.today}
      limit ${countLimit + 1}
    )
    select ${columns}, (select count(*)::int from hit) as total from hit
    where ${whereOf(query)} order by id desc limit ${pageLength + 1}`.execute(db)
  const count = rows[0]?.total ?? 0
  const exact = count <= countLimit
  const total = query.before === null ? { count: exact ? count : countLimit, exact } : null
  return pageOf(rows, total)
}
