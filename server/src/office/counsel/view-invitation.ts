import type { CounselInvitationView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { draftParts, evidenceKinds } from '@zhaofa/domain/case/case-codes.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { evidenceOf } from '@zhaofa/domain/case/parts/evidence/evidence-list.ts'
import { counselOpinionId } from '@zhaofa/domain/case/parts/legal-review/counsel.ts'
import {
  invitationIn,
  type CounselInvitation,
} from '@zhaofa/domain/case/parts/legal-review/slice.ts'
import { subjectOf } from '@zhaofa/domain/case/parts/legal-review/subjects.ts'
import { actsOf, standingOfAct } from '@zhaofa/domain/case/procedures.ts'
import { NotFoundError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { loadCircumstances } from '../cases/circumstances.ts'
import { getOwnCase } from '../cases/perform-act.ts'
import { inAgency } from '../desk/in-agency.ts'
import { recordRead } from '../desk/read-restricted.ts'
import { invitationState } from './invitation-state.ts'
import { rightOf, type InvitationKey } from './invited.ts'

/**
 * What a counsel was asked and what was chosen for them to read: never who reported, nor anything of the secondary
 * volume. The reading is recorded before a word is given out, in counsel's own name.
 * @throws NotFoundError for whoever was not asked, and once the review fell.
 */
export async function viewInvitation(
  world: World,
  actor: Actor,
  key: InvitationKey,
): Promise<CounselInvitationView> {
  const right = await rightOf(world, actor, key)
  return inAgency(world, right, async (tx) => {
    const { file } = await getOwnCase(tx, actor, key.caseId)
    const found = invitationIn(file, key.invitation)
    if (!found) throw new NotFoundError('送审的稿件已经改动或者撤回，不用再提交意见')
    const { invitation, review } = found
    const subject = subjectOf(file, review.subject)
    const at = await loadCircumstances(tx, world, { actor, file })
    await recordRead(tx, world, actor, {
      agencyId: file.agencyId,
      caseId: file.id,
      subject: `counsel ${key.invitation}`,
    })
    const readsFiles = whyNoFiles(file, key.invitation, at) === null
    const shown = invitation.readable.includes('draft') && subject?.digest === review.digest
    return {
      title: caseTitle(file),
      version: file.version,
      dueOn: invitation.dueOn,
      questions: invitation.questions,
      invitedBy: at.nameOf(right.personId),
      parts: shown
        ? subject.parts.map(({ part, text }) => ({ title: draftParts[part], text }))
        : [],
      benchmark: benchmarkOf(invitation, at),
      evidence: evidenceOf(file)
        .filter(({ id }) => invitation.evidence.includes(id))
        .map(({ id, name, kind, proves, file: stored }) => ({
          ...{ id, name, kind: evidenceKinds[kind], proves },
          opens: stored !== null && readsFiles,
        })),
      answer: answerOf(invitation),
      unmet: unmetOf(file, key.invitation, at),
    }
  })
}

const benchmarkOf = ({ readable }: CounselInvitation, { matter }: Circumstances) =>
  readable.includes('benchmark')
    ? (matter?.tiers ?? []).map(({ name: tier, condition }) => ({ tier, condition }))
    : []

function answerOf({ answer }: CounselInvitation): CounselInvitationView['answer'] {
  if (answer === null) return null
  const { kind, on } = answer
  return { kind, on, text: answer.kind === 'opinion' ? answer.text : answer.reason }
}

function unmetOf(file: CaseFile, invitation: number, at: Circumstances): string[] {
  const act = actsOf(file).find(({ id }) => id === counselOpinionId(invitation))
  const standing = act && standingOfAct(act, file, at)
  return standing && !standing.can ? standing.unmet.map(({ reason }) => reason) : []
}

/** Why counsel reads no file for this invitation any more; null while their opinion is awaited and their contract runs. */
export function whyNoFiles(file: CaseFile, invitation: number, at: Circumstances): string | null {
  switch (invitationState(file, invitation)) {
    case 'answered':
      return '您已经提交意见'
    case 'stood-aside':
      return '您已经声明回避'
    case 'ended':
      return '送审的稿件已经改动、审核或者决定，邀请已经结束'
    case 'open':
      return unmetOf(file, invitation, at)[0] ?? null
  }
}
