import type { Kysely } from 'kysely'
import type { WithheldRecord } from '@zhaofa/domain/publicity/open-data/simple-fields.ts'
import type { Database } from '../database.ts'

/** Decisions that are not published, with the article that says so, newest first. */
export async function listWithheld(db: Kysely<Database>, limit: number): Promise<WithheldRecord[]> {
  return db
    .selectFrom('publication.withheld')
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
