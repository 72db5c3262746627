import type { Kysely } from 'kysely'
import type { WithheldRecord } from '@zhaofa/domain/publicity/open-data/simple-fields.ts'
import type { Database } from '../database.ts'
import { shownPart, type ShownPart } from '../shown-part.ts'

/** Decisions that are not published, with the article that says so, newest first; of one agency with its id. */
export async function listWithheld(
  db: Kysely<Database>,
  most: number,
  agencyId?: string,
): Promise<ShownPart<WithheldRecord>> {
  const all = db
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
  return shownPart(all, most)
}
