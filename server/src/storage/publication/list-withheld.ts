import type { Kysely } from 'kysely'
import type { WithheldRecord } from '@zhaofa/domain/publicity/open-data/simple-fields.ts'
import type { Database } from '../database.ts'

/** Decisions that are not published, with the article that says so, newest first; of one agency with its id. */
export async function listWithheld(
  db: Kysely<Database>,
  limit: number,
  agencyId?: string,
): Promise<WithheldRecord[]> {
  return db
    .selectFrom('publication.withheld')
    .$if(agencyId !== undefined, (some) => some.where('agency_id', '=', agencyId ?? ''))
    .select([
      'public_id as publicId',
      'ground',
      'agency_name as agencyName',
      'decided_in as decidedIn',
      'because',
      'published_on as publishedOn',
    ])
    .orderBy('published_on', 'desc')
    .orderBy('public_id')
    .limit(limit)
    .execute()
}
