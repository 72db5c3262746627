import { fieldsRefused } from '@zhaofa/domain/shared/refusal.ts'
import { sql } from 'kysely'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { accept, refuse } from '@zhaofa/domain/shared/outcome.ts'
import type { World } from '../../world.ts'
import { administer, recordChange, type Administered } from '../administration/administer.ts'

/** The agency that supervises, by its 统一社会信用代码, and the paper that says so. */
type Supervision = { readonly supervisorUscc: string; readonly basis: string }

/**
 * 登记监督机关: from now on its supervisors read this agency's cases. Done by the agency that is
 * supervised, so that nobody can make themselves anybody's supervisor.
 */
export function registerSupervision(
  world: World,
  actor: Actor,
  { supervisorUscc, basis }: Supervision,
): Promise<Administered<null>> {
  return administer(world, actor, ['security-admin'], async (administration) => {
    const { tx, at } = administration
    const { rows } = await sql<{ id: string | null }>`
      select identity.agency_with_uscc(${supervisorUscc}) as id`.execute(tx)
    const supervisor = rows[0]?.id
    if (supervisor == null || supervisor === actor.agencyId) {
      return refuse(
        fieldsRefused([{ field: 'supervisorUscc', message: '系统中没有这个监督机关，请核对代码' }]),
      )
    }
    await tx
      .insertInto('identity.supervision')
      .values({
        agency_id: actor.agencyId,
        supervisor_agency_id: supervisor,
        basis,
        registered_by: actor.personId,
        at,
      })
      .execute()
    await recordChange(administration, {
      kind: 'agency',
      subjectId: actor.agencyId,
      action: '登记监督机关',
      content: { 监督机关代码: supervisorUscc, 依据: basis },
    })
    return accept(null)
  })
}

/** 解除监督关系. What was read before stays recorded. */
export function endSupervision(
  world: World,
  actor: Actor,
  { supervisorUscc, reason }: { supervisorUscc: string; reason: string },
): Promise<Administered<null>> {
  return administer(world, actor, ['security-admin'], async (administration) => {
    const { tx, at } = administration
    const ended = await tx
      .updateTable('identity.supervision')
      .set({ ended_at: at })
      .where('agency_id', '=', actor.agencyId)
      .where('supervisor_agency_id', '=', sql<string>`identity.agency_with_uscc(${supervisorUscc})`)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (ended.numUpdatedRows === 0n) {
      return refuse(fieldsRefused([{ field: 'supervisorUscc', message: '没有登记这个监督机关' }]))
    }
    await recordChange(administration, {
      kind: 'agency',
      subjectId: actor.agencyId,
      action: '解除监督机关',
      content: { 监督机关代码: supervisorUscc },
      reason,
    })
    return accept(null)
  })
}
