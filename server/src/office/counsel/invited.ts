import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'

/** One invitation, by the case and the step that asked. */
export type InvitationKey = { readonly caseId: string; readonly invitation: number }

/** Every invitation of the person, newest first. Row-level security shows nobody another's. */
export const invitationsOf = (tx: Tx, { personId }: Actor) =>
  tx
    .selectFrom('casework.counsel_invitation')
    .select(['case_id', 'version', 'invited_by', 'due_on'])
    .where('counsel', '=', personId)
    .orderBy('at', 'desc')
    .execute()

/**
 * By whose right counsel reads what was chosen for them: the reviewer's who asked. It is used inside the use cases of
 * this folder alone, which give out what the invitation names and record the reading.
 * @throws NotFoundError for whoever was not asked.
 */
export async function rightOf(
  world: World,
  actor: Actor,
  { caseId, invitation }: InvitationKey,
): Promise<Actor> {
  const found = await inAgency(world, actor, async (tx) =>
    (await invitationsOf(tx, actor)).find(
      (each) => each.case_id === caseId && each.version === invitation,
    ),
  )
  if (!found) throw new NotFoundError('没有邀请您对这个案件提出意见')
  return reviewersRight(actor, found.invited_by)
}

export const reviewersRight = (actor: Actor, invitedBy: string): Actor => ({
  ...actor,
  personId: invitedBy,
  roles: ['legal-reviewer'],
})
