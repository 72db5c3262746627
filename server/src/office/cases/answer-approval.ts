import { unmetOf } from '@zhaofa/domain/kernel/requirement.ts'
import {
  reviewerIsIndependent,
  reviewerIsQualified,
} from '@zhaofa/domain/case/parts/legal-review/requirements.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import type { CaseEvent } from '@zhaofa/domain/case/case-event.ts'
import type { Confirmation, Stamp } from '@zhaofa/domain/kernel/recorded.ts'
import type { Pending } from '@zhaofa/domain/case/parts/approval/slice.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { ForbiddenError, NotFoundError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { loadCircumstances } from './circumstances.ts'
import { inAgency } from '../desk/in-agency.ts'
import { unconfirmed } from '../identity/confirm-identity.ts'
import { problemsOfReview } from './file-review.ts'
import { decide } from '@zhaofa/domain/case/decide.ts'
import { findAct, getCase, staleness } from './perform-act.ts'
import { changedSinceProposal } from './rules-since.ts'
import { saveEvents } from './save-events.ts'

type ApprovalAnswer =
  { kind: 'agree'; opinion: string } | { kind: 'return'; category: string; reason: string }

type Approving = {
  readonly caseId: string
  readonly version: number
  readonly answer: ApprovalAnswer
  readonly confirmedBy?: Confirmation | undefined
}

/**
 * 同意并签名, or 退回修改. The last agreement makes the act take effect, and everything the law asks
 * is asked again at that hour: a certificate may have expired since the proposal. `confirmedBy` is how
 * the signer has just proved who they are; the head of the agency signs only with it.
 * @throws NotFoundError, ForbiddenError, StaleError
 */
export async function answerApproval(
  world: World,
  actor: Actor,
  { caseId, version, answer, confirmedBy }: Approving,
): Promise<Outcome<CaseFile, readonly Refusal[]>> {
  return inAgency(world, actor, async (tx) => {
    const stored = await getCase(tx, caseId)
    const { pending } = stored.file
    if (stored.file.version !== version) throw staleness(stored, version)
    if (!pending) throw new NotFoundError('没有等待审批的事项')
    requireApprover(pending, actor)
    if (answer.kind === 'agree' && asksConfirmation(pending) && !confirmedBy) {
      return refuse([fieldsRefused([unconfirmed])])
    }
    const act = findAct(stored.file, pending.act)
    const at = await loadCircumstances(tx, world, {
      ...{ actor, file: stored.file, input: pending.input },
    })
    if (answer.kind === 'agree') {
      const unfit = unmetOf(asReviewer(pending), stored.file, at)
      if (unfit.length > 0) return refuse(unfit)
      const proposing = { ...at, actor: proposerOf(act, pending) }
      const changed = await changedSinceProposal(tx, world, { act, stored, pending, at: proposing })
      if (changed) return refuse([changed])
      const found = await problemsOfReview(tx, world, { act, stored, input: pending.input, at })
      if (found.length > 0) return refuse([fieldsRefused(found)])
    }
    const outcome = answered(act, stored.file, pending, { actor, answer, at, confirmedBy })
    if (!outcome.ok) return outcome
    const { events, stamps, takesEffect } = outcome.value
    const by = takesEffect
      ? { id: pending.proposedBy, name: pending.proposedByName }
      : { id: actor.personId, name: actor.name }
    const file = await saveEvents(tx, world, stored, events, {
      author: { agencyId: actor.agencyId, at: at.now, by, approvals: stamps },
      act: takesEffect ? act : null,
      at,
    })
    return accept(file)
  })
}

/** Whoever signs for 法制审核 did not investigate and holds what the law asks for (处罚法第58条). */
function asReviewer({ awaits }: Pending) {
  if (awaits === 'legal-head') return [reviewerIsIndependent]
  return awaits === 'legal-reviewer' ? [reviewerIsIndependent, reviewerIsQualified] : []
}

/**
 * What the head of the agency signs takes effect against a citizen, so a session left open on a desk
 * is not enough for it; nor for the word of 法制机构, whose reviewer and head answer for it.
 */
export const asksConfirmation = ({ awaits }: Pending): boolean =>
  ['agency-head', 'legal-reviewer', 'legal-head'].includes(awaits)

/** Whether this person may answer: the role it waits for, and no stamp of theirs on it yet. */
export function mayAnswer({ awaits, proposedBy, stamps }: Pending, actor: Actor): boolean {
  return (
    actor.roles.includes(awaits as Role) &&
    actor.personId !== proposedBy &&
    stamps.every(({ person }) => person !== actor.personId)
  )
}

/** The person in whose name the act takes effect, whoever is looking or signing. */
export const proposerOf = (
  { by }: Act,
  { proposedBy, proposedByName }: Pending,
): Circumstances['actor'] => ({ id: proposedBy, name: proposedByName, roles: by })

function requireApprover(pending: Pending, actor: Actor): void {
  if (!actor.roles.includes(pending.awaits as Role)) {
    throw new ForbiddenError(`正在等${roles[pending.awaits as Role]}审批`)
  }
  if (!mayAnswer(pending, actor))
    throw new ForbiddenError('自己提交或者已经签过的，不能再由自己审批')
}

type Answered = { events: CaseEvent[]; stamps: readonly Stamp[]; takesEffect: boolean }

function answered(
  act: Act,
  file: CaseFile,
  pending: Pending,
  {
    actor,
    answer,
    at,
    confirmedBy,
  }: {
    actor: Actor
    answer: ApprovalAnswer
    at: Circumstances
    confirmedBy: Confirmation | undefined
  },
): Outcome<Answered, readonly Refusal[]> {
  if (answer.kind === 'return') {
    const { category, reason } = answer
    const event: CaseEvent = { type: 'ActReturned', act: act.id, category, reason }
    return accept({ events: [event], stamps: pending.stamps, takesEffect: false })
  }
  const stamp: Stamp = {
    role: pending.awaits,
    person: actor.personId,
    name: actor.name,
    at: at.now,
    opinion: answer.opinion.trim() || null,
    confirmedBy: confirmedBy ?? 'session',
  }
  const stamps = [...pending.stamps, stamp]
  const actsFor = { ...at, actor: proposerOf(act, pending) }
  const decided = decide(act, { ...file, pending: null }, pending.input, actsFor)
  if (!decided.ok) return decided
  const next = act.approvals[stamps.length]
  return next === undefined
    ? accept({ events: decided.value, stamps, takesEffect: true })
    : accept({
        events: [{ type: 'ActEndorsed', act: act.id, opinion: answer.opinion, awaits: next }],
        stamps,
        takesEffect: false,
      })
}
