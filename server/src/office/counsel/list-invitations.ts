import type { CounselInvitations } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import { loadCases } from '../../storage/streams/case-stream.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { invitationState } from './invitation-state.ts'
import { invitationsOf, reviewersRight } from './invited.ts'

/** 受邀的案件 of a counsel: their titles and where each stands. */
export async function listInvitations(world: World, actor: Actor): Promise<CounselInvitations> {
  const rows = await inAgency(world, actor, (tx) => invitationsOf(tx, actor))
  const [first] = rows
  if (!first) return { invitations: [] }
  const cases = await inAgency(world, reviewersRight(actor, first.invited_by), (tx) =>
    loadCases(
      tx,
      rows.map(({ case_id }) => case_id),
    ),
  )
  return {
    invitations: rows.flatMap(({ case_id: caseId, version: invitation, due_on: dueOn }) => {
      const stored = cases.get(caseId)
      if (!stored) return []
      const { file } = stored
      const title = caseTitle(file)
      return [{ caseId, invitation, title, dueOn, state: invitationState(file, invitation) }]
    }),
  }
}
