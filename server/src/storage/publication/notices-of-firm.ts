import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { partOf, type ShownPart } from '../shown-part.ts'
import { noticeColumns, type ListedNotice } from './listed-notice.ts'
import { yearsBetween, type ListingRange } from './search/listing-ranges.ts'
import { searchListings } from './search/search-listings.ts'

/** As many decisions on one firm as a page can show; its code finds all of them in the search. */
const maxNoticesOfFirm = 200

/**
 * What is shown of one firm now, newest first: found by the code as a term, then by the party of the
 * notice itself, because other notices may name the firm too. Expired and withdrawn ones are gone.
 */
export async function noticesOfFirm(
  db: Kysely<Database>,
  { uscc, today }: { uscc: string; today: string },
  ranges: readonly ListingRange[],
): Promise<ShownPart<ListedNotice>> {
  const search = { condition: { term: uscc }, party: null, number: null, today }
  const all = { before: null, wanted: Number.MAX_SAFE_INTEGER }
  const { ids } = await searchListings(db, search, all, ranges)
  const years = yearsBetween(ranges, Math.min(...ids), Math.max(...ids) + 1)
  if (!years) return partOf([])
  const { rows } = await sql<ListedNotice & { whole: number }>`
    select ${noticeColumns}, (count(*) over ())::int as whole from publication.listing
    where year between ${years.from} and ${years.to} and id = any(${ids}::bigint[]) and expires_on >= ${today}
      and exists (
        select from publication.entry e join publication.notice n using (public_id, version, year)
        where e.public_id = listing.public_id and e.status = 'published'
          and n.body::json -> 'party' ->> 'uscc' = ${uscc}
      )
    order by id desc limit ${maxNoticesOfFirm}`.execute(db)
  return partOf(rows)
}
