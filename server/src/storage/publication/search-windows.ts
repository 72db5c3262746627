import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Database } from '../database.ts'
import { estimate, yearsBetween, type Outline } from './search-outline.ts'
import { blockSize, blockTerm, conditionText, type Condition } from './search-terms.ts'

/** A condition on indexed terms, and what only the rows found by it can tell. */
export type TermSearch = {
  readonly condition: Condition
  /** Or else: the party's name has these pairs and contains this. */
  readonly party: { readonly condition: Condition; readonly name: string } | null
  /** And the 文号 begins so. */
  readonly number: string | null
  readonly year: number | null
  readonly today: string
}

export type Reach = {
  readonly before: number | null
  /** As many hits as the reader of the count cares for. */
  readonly wanted: number
  readonly pageLength: number
  readonly facets: boolean
}

/** One combination of what hits are counted by. */
export type HitGroup = {
  readonly year: number
  readonly kind: string
  readonly matter: string
  readonly agency: string
  readonly penalties: readonly string[]
  readonly count: number
}

/** The groups of the rows of `hit`. */
export const hitGroups = sql`(select json_agg(json_build_object('year', year, 'kind', kind,
    'matter', matter_code, 'agency', agency_id, 'penalties', penalty_kinds, 'count', n)) from
  (select year, kind, matter_code, agency_id, penalty_kinds, count(*)::int as n
   from hit group by 1, 2, 3, 4, 5) grouped)`

export type Found = {
  /** The newest, one more than a page if there are so many. */
  readonly ids: readonly number[]
  readonly count: number
  /** Whether everything was looked at. */
  readonly whole: boolean
  /** Of the hits counted; empty unless asked for. */
  readonly groups: readonly HitGroup[]
}

/** Hits the rarest term may have for all years to be looked at in one go. */
const oneGo = 5000
const mostBlocks = 16
/** Index entries of the rarest term a search may pass once its page is full. */
const budget = 80_000

/**
 * The newest hits, window by window from the newest listing back, each as wide as the rate of hits so
 * far suggests, until page and count are full. So a common word never reads the whole history, and two
 * common words that exclude each other end with “at least”.
 */
export async function searchWindows(
  db: Kysely<Database>,
  search: TermSearch,
  reach: Reach,
  outline: Outline,
): Promise<Found> {
  const { low: floor, high } = boundsOf(search, outline)
  const total = Math.max(1, outline.last)
  const { hits, rarest } = wholeEstimate(search, outline, total)
  let hi = Math.min(reach.before ?? Infinity, high + 1)
  let [count, spent, share] = [0, 0, Math.max(hits, 0.5) / total]
  let ids: number[] = []
  const groups: HitGroup[] = []
  const full = () => ids.length > reach.pageLength
  for (let first = true; hi > floor && count < reach.wanted; first = false) {
    if (full() && spent > budget) break
    const reading = full() ? Math.min(budget / 2, Math.max(0, budget - spent)) : 5 * budget
    const needed = ((reach.wanted - count) * 1.25) / share
    const bearable = Math.max(4 * blockSize, ((first ? 4000 : reading) * total) / rarest)
    const width = rarest <= oneGo ? Infinity : Math.min(needed, bearable)
    const window = windowBelow(hi, Math.max(floor, hi - width), outline)
    const found = await searchWindow(db, { search, window, hi, reach })
    ids = [...ids, ...found.ids].slice(0, reach.pageLength + 1)
    groups.push(...found.groups)
    count += found.count
    const rows = hi - window.low
    spent += (rows * rarest) / total
    share = found.count > 0 ? found.count / rows : Math.min(share, 0.5 / rows)
    hi = window.low
  }
  return { ids, count, groups, whole: hi <= floor }
}

function boundsOf({ year }: TermSearch, { last, spans }: Outline): { low: number; high: number } {
  if (year === null) return { low: 1, high: last }
  return spans.find((span) => span.year === year) ?? { low: 1, high: 0 }
}

function wholeEstimate({ condition, party }: TermSearch, outline: Outline, total: number) {
  const words = estimate(condition, outline.frequencies, total)
  if (!party) return words
  const name = estimate(party.condition, outline.frequencies, total)
  return { hits: Math.max(words.hits, name.hits), rarest: Math.max(words.rarest, name.rarest, 1) }
}

type Window = {
  readonly low: number
  /** Newest blocks to look in; empty: everything from `low`. */
  readonly blocks: readonly number[]
  readonly years: { readonly from: number; readonly to: number } | null
}

/** From about `low` up to `hi`: whole blocks while they are few, whole years beyond. */
function windowBelow(hi: number, low: number, outline: Outline): Window {
  const top = Math.floor((hi - 1) / blockSize)
  const bottom = Math.floor(low / blockSize)
  const count = top - bottom + 1
  if (count <= mostBlocks) {
    const edge = bottom * blockSize
    const blocks = Array.from({ length: count }, (_, i) => top - i)
    return { low: edge, blocks, years: yearsBetween(outline, edge, hi) }
  }
  const starts = outline.spans.map((span) => span.low).filter((start) => start <= low)
  const edge = Math.max(0, ...starts)
  return { low: edge, blocks: [], years: yearsBetween(outline, edge, hi) }
}

type WindowSearch = {
  readonly search: TermSearch
  readonly window: Window
  readonly hi: number
  readonly reach: Reach
}

async function searchWindow(
  db: Kysely<Database>,
  { search, window, hi, reach }: WindowSearch,
): Promise<Pick<Found, 'ids' | 'count' | 'groups'>> {
  if (!window.years) return { ids: [], count: 0, groups: [] }
  const { from, to } = search.year === null ? window.years : { from: search.year, to: search.year }
  const columns = reach.facets
    ? sql`id, year, kind, matter_code, agency_id, penalty_kinds`
    : sql`id`
  // `id + 0` keeps the primary key, which would be read whole, out of the plan.
  const place = sql`year between ${from} and ${to}
    and id + 0 >= ${window.low} and id + 0 < ${hi} and expires_on >= ${search.today}`
  const found = <T>(more: RawBuilder<T>, condition: Condition) => sql`
    select ${columns} from publication.listing
    where terms @@ ${queryText(condition, window)}::tsquery and ${place} ${more}`
  const { party, number } = search
  const numbered =
    number === null ? sql`` : sql`and number >= ${number} and number < ${number + '\u{10ffff}'}`
  const named = party
    ? sql`union ${found(
        sql`${numbered} and strpos(replace(normalize(party, nfkc), ' ', ''), ${party.name}) > 0`,
        party.condition,
      )}`
    : sql``
  const groups = reach.facets ? hitGroups : sql`null`
  const { rows } = await sql<{ count: number; ids: number[] | null; groups: HitGroup[] | null }>`
    with hit as materialized (${found(numbered, search.condition)} ${named})
    select (select count(*)::int from hit) as count, ${groups} as groups,
           (select array_agg(id::float8) from
             (select id from hit order by id desc limit ${reach.pageLength + 1}) newest) as ids
  `.execute(db)
  const [row] = rows
  return { count: row?.count ?? 0, ids: row?.ids ?? [], groups: row?.groups ?? [] }
}

function queryText(condition: Condition, { blocks }: Window): string {
  const inBlocks = { any: blocks.map((block) => ({ term: blockTerm(block) })) }
  return conditionText(blocks.length === 0 ? condition : { all: [condition, inBlocks] })
}
