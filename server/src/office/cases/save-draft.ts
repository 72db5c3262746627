import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { findAct, getOwnCase } from './perform-act.ts'

type Draft = {
  caseId: string
  actId: string
  /** The version of the case the form was opened at; null before any form is open. */
  version: number | null
  input: Record<string, unknown>
}

/**
 * Keeps what somebody has typed so far, for themselves only. Nothing is checked: it is a draft. What was still on
 * its way when the same person did the act is not kept, or the next form of this act would begin with it.
 * @returns when it was kept; null where it was not.
 */
export async function saveDraft(
  world: World,
  actor: Actor,
  { caseId, actId, version, input }: Draft,
): Promise<string | null> {
  return inAgency(world, actor, async (tx) => {
    // An act that is being done has changed this row already: its end is waited for.
    await tx
      .selectFrom('casework.case_file')
      .select('id')
      .where('id', '=', caseId)
      .forShare()
      .execute()
    const { file, events } = await getOwnCase(tx, actor, caseId)
    const acted = events.some(
      (each) => version !== null && each.version > version && each.by.id === actor.personId,
    )
    if (acted) return null
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
