import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Database } from '../../database.ts'

/** Where in the order of publication the listings of a year are. Numbers may be missing. */
export type ListingRange = { readonly year: number; readonly low: number; readonly high: number }

/** The ranges of all years, the newest listing first. They only grow, so those of a moment ago leave out what came since. */
export async function listingRanges(db: Kysely<Database>): Promise<readonly ListingRange[]> {
  const { rows } = await sql<ListingRange>`
    select year, low, high from publication.span where year > ${0} order by high desc`.execute(db)
  return rows
}

/** The years whose listings have numbers from `low` up to, not including, `hi`; null: none has. */
export function yearsBetween(
  ranges: readonly ListingRange[],
  low: number,
  hi: number,
): { readonly from: number; readonly to: number } | null {
  const years = ranges.filter((span) => span.high >= low && span.low < hi).map(({ year }) => year)
  return years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) }
}

/**
 * The listings of these ids, in no order: each is looked for in the year whose range has it. To look for each in every
 * year that the newest and the eldest span takes as many times as long.
 *
 * @param what the columns
 * @param where what they fulfil besides
 */
export function listingsById(
  ids: readonly number[],
  ranges: readonly ListingRange[],
  { what, where = sql`true` }: { what: RawBuilder<unknown>; where?: RawBuilder<boolean> },
): RawBuilder<unknown> {
  const parts = ranges.flatMap(({ year, low, high }) => {
    const there = ids.filter((id) => id >= low && id <= high)
    if (there.length === 0) return []
    return sql`select ${what} from publication.listing
      where year = ${sql.lit(year)} and id = any(${there}::bigint[]) and ${where}`
  })
  return parts.length === 0
    ? sql`select ${what} from publication.listing where false`
    : sql.join(parts, sql` union all `)
}
