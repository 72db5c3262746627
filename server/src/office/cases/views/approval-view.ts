import type { ApprovalView, ProofLinkView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { type CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { formWords } from '@zhaofa/domain/case/field-words.ts'
import { onMatterOf } from '@zhaofa/domain/case/case-matter.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import { readForm } from '@zhaofa/domain/kernel/read-form.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import { standingOfAct } from '@zhaofa/domain/case/procedures.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { NotFoundError } from '../../../faults.ts'
import type { World } from '../../../world.ts'
import { asksConfirmation, mayAnswer, proposerOf } from '../answer-approval.ts'
import { loadCircumstances } from '../circumstances.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { actLimitView } from '../../desk/limits.ts'
import {
  reviewAllows,
  reviewStanding,
  reviewStandingText,
} from '@zhaofa/domain/case/parts/legal-review/review-standing.ts'
import { factsOfReview } from '../file-review.ts'
import { findAct, getOwnCase } from '../perform-act.ts'
import { draftPapers, drawPapers } from '../preview-act.ts'
import { changedSinceProposal } from '../rules-since.ts'
import { refusalView } from '../../desk/citations.ts'
import { proposesFine } from './discretion-view.ts'
import { proofChainViews } from './evidence-view.ts'
import { fileAfter } from './file-after.ts'
import { offerView } from '@zhaofa/contract/views/offers.ts'

/** What a leader is asked to sign, on one screen. @throws NotFoundError when nothing waits. */
export async function viewApproval(
  world: World,
  actor: Actor,
  caseId: string,
): Promise<ApprovalView> {
  const { papers, ...view } = await inAgency(world, actor, async (tx) => {
    const stored = await getOwnCase(tx, actor, caseId)
    const { file } = stored
    const { pending } = file
    if (!pending) throw new NotFoundError('没有等待审批的事项')
    const act = findAct(file, pending.act)
    const at = await loadCircumstances(tx, world, { actor, file, input: pending.input })
    const free = { ...file, pending: null }
    const proposing = { ...at, actor: proposerOf(act, pending) }
    const standing = standingOfAct(act, free, proposing)
    const changed = await changedSinceProposal(tx, world, { act, stored, pending, at: proposing })
    const drafted = { ...stored, file: free }
    const { papers, problems } = draftPapers(act, drafted, pending.input, proposing, pending.stamps)
    return {
      caseId,
      version: file.version,
      caseTitle: caseTitle(file),
      act: offerView(act, actor),
      limit: actLimitView(free, act, at),
      proposedBy: pending.proposedByName,
      proposedAt: pending.proposedAt,
      asked: askedFor(act, file, at),
      content: formWords(act.form, pending.input, at),
      known: [
        ...(await factsOfReview(tx, world, act, { ...stored, file: free }, at)),
        ...(act.known?.(free, at) ?? []).filter(({ value }) => value !== ''),
      ],
      review: reviewView(file),
      weighsFine: act.weighsEvidence === true && proposesFine(file, at),
      proofChain: act.weighsEvidence ? weighed(act, free, pending.input, proposing) : [],
      differences: problems.map(({ message }) => message),
      papers,
      unmet: [...(standing.can ? [] : standing.unmet), ...(changed ? [changed] : [])].map(
        refusalView,
      ),
      effect: nextEffect(act.approvals.length, pending.stamps.length),
      mine: mayAnswer(pending, actor),
      confirms: asksConfirmation(pending),
    }
  })
  return { ...view, papers: await drawPapers(world, papers) }
}

/** The evidence as it stands once the act has its effect: the conclusion may say what each piece proves. */
function weighed(act: Act, file: CaseFile, typed: unknown, at: Circumstances): ProofLinkView[] {
  const after = fileAfter(act, file, typed, at)
  return proofChainViews(after, onMatterOf(after, at).matter)
}

/** In one line what is asked, from what was typed as it is read; null where it can no longer be read. */
function askedFor(act: Act, file: CaseFile, at: Circumstances): string | null {
  const input = readForm(act.form, file.pending?.input)
  if (!input.ok) return null
  return act.asks?.({ ...file, pending: null }, input.value, at) ?? null
}

function nextEffect(steps: number, signed: number): string {
  return signed + 1 < steps
    ? '同意并签名后，转上一级审批。'
    : '同意并签名后立即生效；需要用印的文书随即用印、编号。'
}

function reviewView(file: CaseFile): ApprovalView['review'] {
  const standing = reviewStanding(file)
  return (
    standing && {
      allows: reviewAllows(standing),
      answered: standing.state === 'answered',
      ...reviewStandingText(standing),
    }
  )
}
