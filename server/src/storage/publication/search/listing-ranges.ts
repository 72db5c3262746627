import { sql, type Kysely } from 'kysely'
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
