import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { findAct, getOwnCase } from './perform-act.ts'

/** Keeps what somebody has typed so far, for themselves only. Nothing is checked: it is a draft. */
export async function saveDraft(
  world: World,
  actor: Actor,
  { caseId, actId, input }: { caseId: string; actId: string; input: Record<string, unknown> },
): Promise<string> {
  return inAgency(world, actor, async (tx) => {
    const { file } = await getOwnCase(tx, actor, caseId)
    const act = findAct(file, actId).id
    const savedAt = world.clock.now().toISOString()
    const row = { input: JSON.stringify(input), saved_at: savedAt }
    await tx
      .insertInto('casework.act_draft')
      .values({
        case_id: caseId,
        act,
        person_id: actor.personId,
        agency_id: actor.agencyId,
        ...row,
      })
      .onConflict((conflict) => conflict.columns(['case_id', 'act', 'person_id']).doUpdateSet(row))
      .execute()
    return savedAt
  })
}
