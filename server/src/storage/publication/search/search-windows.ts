import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Database } from '../../database.ts'
import { beginsSo } from './number-condition.ts'
import { yearsBetween, type Outline } from './search-outline.ts'
import { nextWindow, type Segment, type Window } from './search-plan.ts'
import { blockTerm, conditionText, type Condition } from './search-terms.ts'
import { estimate, frequenciesOf } from './term-frequencies.ts'

/** A condition on indexed terms, and what only the rows found by it can tell. */
export type TermSearch = {
  readonly condition: Condition
  /** Or else: the party's name has these pairs and contains this. */
  readonly party: { readonly condition: Condition; readonly name: string } | null
  /** And the 文号 begins in one of these ways. */
  readonly number: readonly string[] | null
  readonly year: number | null
  readonly today: string
}

export type Reach = {
  readonly before: number | null
  /** Counting stops at this many hits, because the reader does not need a larger number. */
  readonly wanted: number
  readonly pageLength: number
  readonly facets: boolean
}

/** How many hits have the one of these values that is not null. */
export type HitGroup = readonly [
  count: number,
  year: number | null,
  kind: string | null,
  matter: string | null,
  agency: string | null,
  penalties: readonly string[] | null,
]

/** The groups of the rows of `hit`. */
export const hitGroups = sql`(select json_agg(json_build_array(
    n, year, kind, matter_code, agency_id, penalty_kinds)) from
  (select year, kind, matter_code, agency_id, penalty_kinds, count(*)::int as n
   from hit group by grouping sets (1, 2, 3, 4, 5)) grouped)`

export type Hits = {
  /** The newest hits: a page and one more, if there are so many. */
  readonly ids: readonly number[]
  readonly count: number
  /** Whether everything was looked at. */
  readonly whole: boolean
  /** The counts per year, kind, matter, agency and penalty; empty unless asked for. */
  readonly groups: readonly HitGroup[]
}

/** Index entries of the rarest term a search may pass once its page is full. */
const maxEntriesRead = 80_000

/**
 * The newest hits, window by window from the newest listing back (search-plan.ts). So a common word
 * never reads the whole history, and two common words that exclude each other end with “at least”.
 */
export async function searchWindows(
  db: Kysely<Database>,
  search: TermSearch,
  reach: Reach,
  outline: Outline,
): Promise<Hits> {
  const segments = segmentsOf(search, outline)
  let hi = Math.min(reach.before ?? Infinity, (segments[0]?.high ?? 0) + 1)
  let [count, passed] = [0, 0]
  const seen = { known: { hits: 0, expected: 0 }, unknown: { hits: 0, expected: 0 } }
  let ids: number[] = []
  const groups: HitGroup[] = []
  for (
    let first = true;
    count < reach.wanted && segments.some(({ low }) => low < hi);
    first = false
  ) {
    if (ids.length > reach.pageLength && passed > maxEntriesRead) break
    const better = { known: betterOf(seen.known), unknown: betterOf(seen.unknown) }
    const window = nextWindow(segments, hi, { wanted: reach.wanted - count, better, first })
    const found = await searchWindow(db, { search, window, hi, reach, outline })
    ids = [...ids, ...found.ids].slice(0, reach.pageLength + 1)
    groups.push(...found.groups)
    count += found.count
    const sort = seen[window.known ? 'known' : 'unknown']
    sort.hits += found.count
    sort.expected += window.hits
    passed += window.rarest
    hi = window.low
  }
  return { ids, count, groups, whole: !segments.some(({ low }) => low < hi) }
}

function betterOf({ hits, expected }: { hits: number; expected: number }): number {
  return (hits + 0.5) / (expected + 0.5)
}

/** The years to look in, the newest listing first, each with what is to be expected of it. */
export function segmentsOf(
  { condition, party, year }: Pick<TermSearch, 'condition' | 'party' | 'year'>,
  { spans, frequencies }: Outline,
): Segment[] {
  const either = party ? { any: [condition, party.condition] } : condition
  return spans
    .filter((span) => year === null || span.year === year)
    .map((span) => ({ ...span, ...estimate(either, frequenciesOf(frequencies, span.year)) }))
    .sort((a, b) => b.high - a.high)
}

type WindowSearch = {
  readonly search: TermSearch
  readonly window: Window
  readonly hi: number
  readonly reach: Reach
  readonly outline: Outline
}

async function searchWindow(
  db: Kysely<Database>,
  { search, window, hi, reach, outline }: WindowSearch,
): Promise<Pick<Hits, 'ids' | 'count' | 'groups'>> {
  const years = yearsBetween(outline, window.low, hi)
  if (!years) return { ids: [], count: 0, groups: [] }
  const { from, to } = search.year === null ? years : { from: search.year, to: search.year }
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
  const numbered = number === null ? sql`` : sql`and ${beginsSo(number)}`
  const named = party
    ? sql`union ${found(
        sql`${numbered} and (strpos(party, ${party.name}) > 0
          or strpos(lower(replace(normalize(party, nfkc), ' ', '')), ${party.name.toLowerCase()}) > 0)`,
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
  if (!blocks) return conditionText(condition)
  const { kind, numbers } = blocks
  const inBlocks = { any: numbers.map((number) => ({ term: blockTerm(kind, number) })) }
  return conditionText({ all: [condition, inBlocks] })
}
