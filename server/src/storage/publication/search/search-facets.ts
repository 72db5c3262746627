import { sql, type Kysely } from 'kysely'
import type { Database } from '../../database.ts'
import { listingsById, type ListingRange } from './listing-ranges.ts'

type FacetName = 'year' | 'kind' | 'matter' | 'penalty' | 'agency'

type FacetCount = { readonly value: string; readonly count: number }

/** How the notices found are spread. The most frequent value first. */
export type Facets = {
  readonly counts: Readonly<Record<FacetName, readonly FacetCount[]>>
  /** Notices counted: all that were found, or the newest of more than anybody counts. */
  readonly counted: number
  readonly whole: boolean
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

/** The groups of these listings. */
export async function groupsOf(
  db: Kysely<Database>,
  ids: readonly number[],
  ranges: readonly ListingRange[],
): Promise<readonly HitGroup[]> {
  if (ids.length === 0) return []
  const what = sql`year, kind, matter_code, agency_id, penalty_kinds`
  const { rows } = await sql<{ groups: HitGroup[] | null }>`
    with hit as materialized (${listingsById(ids, ranges, { what })})
    select ${hitGroups} as groups`.execute(db)
  return rows[0]?.groups ?? []
}

/** Facets of hits, from their groups. */
export function facetsOf(groups: readonly HitGroup[], whole: boolean): Facets {
  const sums = emptySums()
  let counted = 0
  for (const [count, year, kind, matter, agency, penalties] of groups) {
    if (year !== null) {
      counted += count
      add(sums.year, String(year), count)
    }
    if (kind !== null) add(sums.kind, kind, count)
    if (matter !== null) add(sums.matter, matter, count)
    if (agency !== null) add(sums.agency, agency, count)
    for (const penalty of penalties ?? []) add(sums.penalty, penalty, count)
  }
  return { counts: sorted(sums), counted, whole }
}

/** Facets of everything shown, or of one year: kept by publishing and withdrawing themselves. */
export async function storedFacets(db: Kysely<Database>, year: number | null): Promise<Facets> {
  const { rows } = await sql<{ facet: string; value: string; count: number }>`
    select facet, value, sum(count)::int as count from publication.tally
    where facet in ('kind', 'matter', 'penalty') and (${year}::int is null or year = ${year})
    group by facet, value
    union all
    select case when grouping(year) = 0 then 'year' else 'agency' end,
           coalesce(year::text, agency_id::text), sum(count)::int from publication.tally
    where facet = 'all' and (${year}::int is null or year = ${year})
    group by grouping sets (year, agency_id)`.execute(db)
  const sums = emptySums()
  for (const { facet, value, count } of rows) {
    const sum = Object.hasOwn(sums, facet) ? sums[facet as FacetName] : undefined
    if (sum && count > 0) add(sum, value, count)
  }
  const counted = [...sums.year.values()].reduce((all, count) => all + count, 0)
  return { counts: sorted(sums), counted, whole: true }
}

type Sums = Record<FacetName, Map<string, number>>

function emptySums(): Sums {
  return {
    year: new Map(),
    kind: new Map(),
    matter: new Map(),
    penalty: new Map(),
    agency: new Map(),
  }
}

function add(sum: Map<string, number>, value: string, count: number): void {
  sum.set(value, (sum.get(value) ?? 0) + count)
}

function sorted(sums: Sums): Facets['counts'] {
  const list = (sum: Map<string, number>) =>
    [...sum]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return {
    year: list(sums.year),
    kind: list(sums.kind),
    matter: list(sums.matter),
    penalty: list(sums.penalty),
    agency: list(sums.agency),
  }
}
