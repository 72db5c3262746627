import type { PlainDate } from '../../../shared/plain-date.ts'
import { reviewOutcomes, type ReviewOutcome } from '../../case-codes.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import { isDisputed, isSecondReview, type LegalReviewSlice } from './slice.ts'

/** How far 法制审核 of the draft in hand has come (处罚法第58条). */
export type ReviewStanding =
  | { readonly state: 'not-due' }
  | { readonly state: 'not-submitted'; readonly grounds: readonly string[] }
  | {
      readonly state: 'under-review'
      /** It was sent for the first time in these words; of 复审, the first opinion was objected to. */
      readonly since: PlainDate
      readonly missing: string | null
      /** 复审 after an objection. */
      readonly second: boolean
    }
  /** The same words were refused in a draft before, and nobody agreed to them since. */
  | { readonly state: 'refused-before' }
  /** The heads deliberated a dispute and decided that it is sent again. */
  | { readonly state: 'to-send-again'; readonly on: PlainDate }
  | {
      readonly state: 'answered'
      readonly outcome: ReviewOutcome
      readonly on: PlainDate
      /** False when the draft was changed after the opinion. */
      readonly ofThisDraft: boolean
      /** The second review did not agree either, and neither unit gave way yet. */
      readonly disputed: boolean
      /** The heads deliberated a dispute about these words, and had them sent again. */
      readonly afterDispute: PlainDate | null
    }

/**
 * One answer for the gate, the screens and the papers. A draft that was sent without a ground is
 * reviewed like any other; null while there is no draft.
 */
export function reviewStanding({
  draft,
  review,
  refusedDigests,
}: Pick<
  DecisionSlice & LegalReviewSlice,
  'draft' | 'review' | 'refusedDigests'
>): ReviewStanding | null {
  if (!draft) return null
  const ofThisDraft = review?.digest === draft.digest
  if (review?.opinion) {
    const { outcome, on } = review.opinion
    if (ofThisDraft || draft.grounds.length > 0) {
      const { dispute } = review
      const afterDispute = dispute?.result === 'again' && ofThisDraft ? dispute.on : null
      const disputed = isDisputed(review)
      return { state: 'answered', outcome, on, ofThisDraft, disputed, afterDispute }
    }
  } else if (review && ofThisDraft) {
    const { dispute, toSendAgain, sentOn, objection, missing } = review
    if (toSendAgain && dispute) return { state: 'to-send-again', on: dispute.on }
    const second = isSecondReview(review)
    const since = second && objection ? objection.on : sentOn
    return { state: 'under-review', since, missing: missing?.what ?? null, second }
  }
  if (refusedDigests.includes(draft.digest)) return { state: 'refused-before' }
  return draft.grounds.length > 0
    ? { state: 'not-submitted', grounds: draft.grounds }
    : { state: 'not-due' }
}

/** The standing in words with its reason, and the paper it comes from. Screens write a day as 2026-12-01. */
export function reviewStandingText(
  standing: ReviewStanding,
  dayText: (day: PlainDate) => string = (day) => day,
): {
  readonly value: string
  readonly source: string
} {
  switch (standing.state) {
    case 'not-due':
      return { value: '不需要：不属于须经法制审核的情形', source: '拟决定' }
    case 'refused-before':
      return { value: '未送审：同样的内容法制审核没有同意过', source: '法制审核意见书' }
    case 'not-submitted':
      return { value: `未送审：${standing.grounds.join('；')}`, source: '拟决定' }
    case 'to-send-again':
      return {
        value: `待重新送审：${dayText(standing.on)}负责人集体讨论决定重新送审`,
        source: '集体讨论记录',
      }
    case 'under-review': {
      const { since, missing, second } = standing
      const waiting = missing === null ? '' : `，待补充：${missing}`
      return second
        ? { value: `复审中：${dayText(since)}提出异议${waiting}`, source: '复审申请' }
        : { value: `审核中：${dayText(since)}送审${waiting}`, source: '送审材料' }
    }
    case 'answered': {
      const { outcome, on, ofThisDraft, disputed, afterDispute } = standing
      const changed = ofThisDraft ? '' : '；拟决定在此后有改动，须重新送审'
      const open = disputed ? '；复审仍未同意，待采纳或者集体讨论' : ''
      const before =
        afterDispute === null
          ? ''
          : `；此前有审核分歧，${dayText(afterDispute)}负责人集体讨论后重新送审`
      return {
        value: `${reviewOutcomes[outcome]}：${dayText(on)}出具${changed}${open}${before}`,
        source: '法制审核意见书',
      }
    }
  }
}

/** Whether the gate of 处罚法第58条 is open as far as the draft in hand goes. */
export const reviewAllows = (standing: ReviewStanding): boolean =>
  standing.state === 'not-due' ||
  (standing.state === 'answered' && standing.outcome === 'pass' && standing.ofThisDraft)
