import type { CounselInvitations } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import { invitationIn } from '@zhaofa/domain/case/parts/legal-review/slice.ts'
import { subjectOf } from '@zhaofa/domain/case/parts/legal-review/subjects.ts'
import { loadCases } from '../../storage/streams/case-stream.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
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
      return [{ caseId, invitation, title, dueOn, state: stateOf(file, invitation) }]
    }),
  }
}

function stateOf(
  file: CaseFile,
  version: number,
): CounselInvitations['invitations'][number]['state'] {
  const found = invitationIn(file, version)
  if (!found) return 'ended'
  const { answer } = found.invitation
  if (answer) return answer.kind === 'opinion' ? 'answered' : 'stood-aside'
  const { review } = found
  const subject = subjectOf(file, review.subject)
  const asked = subject?.digest === review.digest && !subject.settled && review.opinion === null
  return asked ? 'open' : 'ended'
}
