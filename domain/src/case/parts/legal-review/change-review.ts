import type { Recorded } from '../../../kernel/recorded.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import type { ReviewOutcome } from '../../case-codes.ts'
import { unheard, type Heard } from '../advance-notice/slice.ts'
import type { ConclusionSlice } from '../conclusion/slice.ts'
import type { LegalReviewEvent } from './event.ts'
import {
  reviewOf,
  withReview,
  type CounselInvitation,
  type LegalReviewSlice,
  type Review,
} from './slice.ts'
import { subjectRef, type SubjectRef } from './subject-ref.ts'

type File = Heard & ConclusionSlice & LegalReviewSlice
type Of<T extends LegalReviewEvent['type']> = Extract<LegalReviewEvent, { type: T }>
type Means<T extends LegalReviewEvent['type']> = (
  file: File,
  event: Of<T>,
  recorded: Recorded<Of<T>>,
) => Partial<File>

/** What one event changes of the review it is about; nothing where there is none. */
export function changed(
  file: File,
  event: { readonly subject?: SubjectRef },
  change: (review: Review) => Partial<Review>,
): Partial<File> {
  const review = reviewOf(file, subjectRef(event))
  return review ? withReview(file, { ...review, ...change(review) }) : {}
}

/** What a counsel answered stays with the invitation it answers. */
export const counselAnswered = (
  file: File,
  event: { readonly invitation: number; readonly subject?: SubjectRef },
  answer: NonNullable<CounselInvitation['answer']>,
): Partial<File> =>
  changed(file, event, ({ counsel }) => ({
    counsel: counsel.map((each) =>
      each.version === event.invitation ? { ...each, answer } : each,
    ),
  }))

/** Sent for the first time, again with what was missing, or again with the conclusion of the heads. */
export const submitted: Means<'ReviewSubmitted'> = (file, event, { at, by, version }) => {
  const on = chinaDay(at)
  const ref = subjectRef(event)
  const before = reviewOf(file, ref)
  const digest = ref.kind === 'decision' ? (file.draft?.digest ?? event.digest) : event.digest
  const same = before?.digest === event.digest ? before : null
  const { missing = null } = same ?? {}
  const waited = missing && !missing.notStarted
  return withReview(file, {
    subject: ref,
    digest,
    grounds: event.grounds,
    version,
    sentOn: same?.sentOn ?? on,
    runsFrom: same && !missing?.notStarted && !same.toSendAgain ? same.runsFrom : on,
    submittedBy: by.id,
    materials: event.materials ?? null,
    accepted: waited ? (same?.accepted ?? null) : null,
    assigned: same?.assigned ?? null,
    missing: null,
    pauses: waited
      ? [...(same?.pauses ?? []), { from: missing.since, to: on }]
      : same?.toSendAgain
        ? []
        : (same?.pauses ?? []),
    paused: null,
    extension: same?.toSendAgain ? null : (same?.extension ?? null),
    seen: version,
    opinion: null,
    first: null,
    acceptedOpinionOn: null,
    objection: null,
    dispute: same?.dispute ?? null,
    toSendAgain: false,
    counsel: same?.counsel ?? [],
  })
}

export const issued: Means<'ReviewOpinionIssued'> = (file, event, { at, by, approvals }) => {
  const { outcome, asHead } = event
  const head = approvals.find(({ role }) => role === 'legal-head')?.person
  const asksReply = event.asksReply === true
  const on = chinaDay(at)
  const opinion = { outcome, by: by.id, at, on, head: head ?? (asHead ? by.id : null), asksReply }
  const ref = subjectRef(event)
  const before = reviewOf(file, ref)
  const after: Partial<File> = before
    ? withReview(file, { ...before, missing: null, paused: null, opinion })
    : {}
  const reviewers = [...new Set([...file.reviewers, by.id])]
  const without = (digests: readonly string[]) => digests.filter((each) => each !== event.digest)
  const leadOn = !asksReply && ref.kind === 'decision' ? leadsOn(outcome, ['supplement']) : {}
  const anew = Object.keys(leadOn).length > 0
  return {
    ...leadOn,
    ...after,
    reviewers,
    refusedDigests: [
      ...without(file.refusedDigests),
      ...(outcome === 'pass' ? [] : [event.digest]),
    ],
    resendable: [...without(file.resendable), ...(anew ? [event.digest] : [])],
  }
}

/** 采纳: the step that the opinion asks for opens again. */
export const answeredBy: Means<'ReviewOpinionAccepted'> = (file, event, { at }) => {
  const ref = subjectRef(event)
  const outcome = reviewOf(file, ref)?.opinion?.outcome
  const after = changed(file, event, () => ({ acceptedOpinionOn: chinaDay(at) }))
  return ref.kind === 'decision' && outcome ? follows(file, outcome, event.digest, after) : after
}

export const whenObjected: Means<'ReviewObjected'> = (file, event, { at, by, version }) => ({
  ...changed(file, event, ({ opinion }) => ({
    first: opinion,
    opinion: null,
    objection: { on: chinaDay(at), by: by.id },
    accepted: null,
    assigned: null,
    runsFrom: chinaDay(at),
    version,
    seen: version,
    pauses: [],
    extension: null,
  })),
  objectedDigests: [...file.objectedDigests, event.digest],
})

export const settled: Means<'ReviewDisputeSettled'> = (file, event, { at, version }) => {
  const ref = subjectRef(event)
  const on = chinaDay(at)
  const { result, digest } = event
  const outcome = reviewOf(file, ref)?.opinion?.outcome
  const after = changed(file, event, ({ opinion }) =>
    result === 'follow'
      ? { dispute: { on, result }, acceptedOpinionOn: on }
      : {
          ...{ dispute: { on, result }, toSendAgain: true, opinion: null, first: opinion },
          ...{ accepted: null, assigned: null, version },
        },
  )
  if (result === 'again') {
    return { ...after, resendable: [...file.resendable, digest] }
  }
  return ref.kind === 'decision' && outcome ? follows(file, outcome, digest, after) : after
}

/** What opens again, with what is known of the review kept. */
function follows(
  file: File,
  outcome: ReviewOutcome,
  digest: string,
  after: Partial<File>,
): Partial<File> {
  const opened = leadsOn(outcome, ['supplement', 'correct-procedure'])
  // What is told and investigated anew may end in the same words, and is then reviewed anew.
  const anew = Object.keys(opened).length > 0
  return {
    ...opened,
    ...after,
    ...(anew && { resendable: [...file.resendable, digest] }),
  }
}

/**
 * Which steps an opinion opens again: 补充调查 the investigation, whose conclusion falls; 纠正程序 the notice, so that
 * the party is told and heard again. 修改 asks for another draft, and 不同意 and 移送 lead out of the case.
 */
function leadsOn(outcome: ReviewOutcome, leading: readonly ReviewOutcome[]): Partial<File> {
  if (!leading.includes(outcome)) return {}
  switch (outcome) {
    case 'supplement':
      return { ...unheard, conclusion: null }
    case 'correct-procedure':
      return unheard
    case 'pass':
    case 'correct':
    case 'reject':
    case 'transfer-jurisdiction':
    case 'transfer-criminal':
      return {}
  }
}
