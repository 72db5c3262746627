import { sql, type Kysely } from 'kysely'
import type { Database, Tx } from './database.ts'
import { takeRequestKey } from './request-key.ts'

/** On whose behalf a transaction runs; row-level security reads it. */
export type Acting = { readonly agencyId: string; readonly personId: string }

/**
 * Runs `work` in one transaction that acts for this person of this agency. The settings end with the
 * transaction, so the next user of the connection starts with nothing.
 */
export async function asPerson<T>(
  db: Kysely<Database>,
  { agencyId, personId }: Acting,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('zhaofa.agency_id', ${agencyId}, true),
                     set_config('zhaofa.person_id', ${personId}, true)`.execute(tx)
    await takeRequestKey(tx, { agencyId, personId })
    return work(tx)
  })
}
