import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { listedNotices, type ListedNotice } from './listed-notice.ts'
import { yearsBetween, type ListingRange } from './search/listing-ranges.ts'

type Asked = {
  readonly year: number | null
  /** Only what was published before this listing. */
  readonly before: number | null
  /** Display periods that ended before this day are over. */
  readonly today: string
}

/**
 * The newest notices that are shown, `most` at the most. Nearly always one year has enough of them: the other
 * years have a partition each, and only looking into all of these costs twice as much as the page.
 */
export async function newestNotices(
  db: Kysely<Database>,
  { year, before, today }: Asked,
  ranges: readonly ListingRange[],
  most: number,
): Promise<ListedNotice[]> {
  const spans = ranges.filter((range) => year === null || range.year === year)
  const hi = before ?? Number.MAX_SAFE_INTEGER
  const end = Math.min(hi, Math.max(0, ...spans.map(({ high }) => high)) + 1)
  const sufficient = spans.map(({ low }) => low).filter((low) => end - low >= most)
  const near = Math.max(0, ...sufficient)
  const rows = await between(near, hi, most)
  if (rows.length === most || near === 0) return rows
  return [...rows, ...(await between(0, near, most - rows.length))]

  async function between(low: number, below: number, wanted: number): Promise<ListedNotice[]> {
    const years = yearsBetween(spans, low, below)
    if (!years) return []
    // Cut: whoever asks wants so many, and one more where there may be others.
    return listedNotices(
      db,
      sql`select * from publication.listing where year between ${years.from} and ${years.to} and id >= ${low} and id < ${below}
        and expires_on >= ${today}
        order by id desc limit ${wanted}`,
    )
  }
}
