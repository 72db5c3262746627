import { sql } from 'kysely'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { Tx } from '../storage/database.ts'
import type { World } from '../world.ts'

/** Roles whose work covers every case of the agency; everybody else sees the cases they work on. */
const seeAll: readonly Role[] = [
  'department-head',
  'legal-reviewer',
  'agency-head',
  'disclosure-collector',
  'disclosure-checker',
  'disclosure-publisher',
  'archivist',
]

/**
 * Runs `work` in one transaction as this person. What the person may see is decided by row-level
 * security from the three settings, whatever the code inside asks for.
 */
export async function inAgency<T>(
  world: World,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const scope = actor.roles.some((role) => seeAll.includes(role)) ? 'agency' : 'own'
  return world.office.transaction().execute(async (tx) => {
    await sql`select set_config('zhaofa.agency_id', ${actor.agencyId}, true),
                     set_config('zhaofa.person_id', ${actor.personId}, true),
                     set_config('zhaofa.case_scope', ${scope}, true)`.execute(tx)
    return work(tx)
  })
}
