import type { CounselInvitations } from '@zhaofa/contract'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { invitationIn } from '@zhaofa/domain/case/parts/legal-review/slice.ts'
import { subjectOf } from '@zhaofa/domain/case/parts/legal-review/subjects.ts'

type InvitationState = CounselInvitations['invitations'][number]['state']

/** Whether anything is still awaited of counsel; `ended` once the draft was changed, reviewed or decided upon. */
export function invitationState(file: CaseFile, version: number): InvitationState {
  const found = invitationIn(file, version)
  if (!found) return 'ended'
  const { answer } = found.invitation
  if (answer) return answer.kind === 'opinion' ? 'answered' : 'stood-aside'
  const { review } = found
  const subject = subjectOf(file, review.subject)
  const asked = subject?.digest === review.digest && !subject.settled && review.opinion === null
  return asked ? 'open' : 'ended'
}
