import { sql } from 'kysely'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { Tx } from '../../storage/database.ts'
import { takeRequestKey } from '../../storage/request-key.ts'
import type { World } from '../../world.ts'

/** Roles whose work covers every case of the agency; everybody else sees the cases they work on. */
const seeAll: readonly Role[] = [
  'department-head',
  'legal-reviewer',
  'legal-head',
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
  return world.office.transaction().execute(async (tx) => {
    await sql`select set_config('zhaofa.agency_id', ${actor.agencyId}, true),
                     set_config('zhaofa.person_id', ${actor.personId}, true),
                     set_config('zhaofa.case_scope', ${scopeOf(actor)}, true)`.execute(tx)
    await takeRequestKey(tx, actor)
    return work(tx)
  })
}

/** The same for an author who holds no role and is nobody's account: the clock, or a firm with its code. */
export const overAllCases = <T>(
  world: World,
  author: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  inAgency(world, author, async (tx) => {
    await sql`select set_config('zhaofa.case_scope', 'agency', true)`.execute(tx)
    return work(tx)
  })

/** A supervisor has no cases of an agency of their own: RLS shows those of the agencies supervised. */
function scopeOf({ roles }: Actor): 'agency' | 'supervised' | 'own' {
  if (roles.includes('supervisor')) return 'supervised'
  return roles.some((role) => seeAll.includes(role)) ? 'agency' : 'own'
}

/** The agencies whose cases this person may come across: their own, or those they supervise. */
export async function agenciesOf(tx: Tx, actor: Actor): Promise<readonly string[]> {
  if (!actor.roles.includes('supervisor')) return [actor.agencyId]
  const { rows } = await sql<{ ids: string[] | null }>`
    select identity.supervised_agencies() as ids`.execute(tx)
  return rows[0]?.ids ?? [actor.agencyId]
}

/** Names of the agencies this person may come across, by id. */
export async function agencyNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom('identity.agency').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
