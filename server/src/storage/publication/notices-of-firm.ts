import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { partOf, type ShownPart } from '../shown-part.ts'
import { noticeColumns, type ListedNotice } from './listed-notice.ts'

/** As many decisions on one firm as a page can show; its code finds all of them in the search. */
const maxNoticesOfFirm = 200

/**
 * What is shown of one firm now, newest first: found by the index of terms, then by the party of the
 * notice itself, because other notices may name the firm too. Expired and withdrawn ones are gone.
 */
export async function noticesOfFirm(
  db: Kysely<Database>,
  { uscc, today }: { uscc: string; today: string },
): Promise<ShownPart<ListedNotice>> {
  const { rows } = await sql<ListedNotice & { whole: number }>`
    select ${noticeColumns}, (count(*) over ())::int as whole from publication.listing
    where terms @@ ${`'${uscc}'`}::tsquery and expires_on >= ${today}
      and exists (
        select from publication.entry e join publication.notice n using (public_id, version, year)
        where e.public_id = listing.public_id and e.status = 'published'
          and n.body::json -> 'party' ->> 'uscc' = ${uscc}
      )
    order by id desc limit ${maxNoticesOfFirm}`.execute(db)
  return partOf(rows)
}
