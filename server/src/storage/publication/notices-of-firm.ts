import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { noticeColumns, type ListedNotice } from './listed-notice.ts'

/** More decisions on one firm than a page can show. */
const maxNoticesOfFirm = 200

/**
 * What is shown of one firm now, newest first: found by the index of terms, then by the party of the
 * notice itself, because other notices may name the firm too. Expired and withdrawn ones are gone.
 */
export async function noticesOfFirm(
  db: Kysely<Database>,
  { uscc, today }: { uscc: string; today: string },
): Promise<ListedNotice[]> {
  const { rows } = await sql<ListedNotice>`
    select ${noticeColumns} from publication.listing
    where terms @@ ${`'${uscc}'`}::tsquery and expires_on >= ${today}
      and exists (
        select from publication.entry e join publication.notice n using (public_id, version, year)
        where e.public_id = listing.public_id and e.status = 'published'
          and n.body::json -> 'party' ->> 'uscc' = ${uscc}
      )
    order by id desc limit ${maxNoticesOfFirm}`.execute(db)
  return rows
}
