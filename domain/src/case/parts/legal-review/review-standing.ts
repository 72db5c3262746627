import type { PlainDate } from '../../../shared/plain-date.ts'
import { reviewOutcomes, type ReviewOutcome } from '../../case-codes.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import type { LegalReviewSlice } from './slice.ts'

/** How far 法制审核 of the draft in hand has come (处罚法第58条). */
export type ReviewStanding =
  | { readonly state: 'not-due' }
  | { readonly state: 'not-submitted'; readonly grounds: readonly string[] }
  | {
      readonly state: 'under-review'
      readonly submittedOn: PlainDate
      readonly missing: string | null
    }
  | {
      readonly state: 'answered'
      readonly outcome: ReviewOutcome
      readonly on: PlainDate
      /** False when the draft was changed after the opinion. */
      readonly ofThisDraft: boolean
    }

/**
 * One answer for the gate, the screens and the papers. A draft that was sent without a ground is
 * reviewed like any other; null while there is no draft.
 */
export function reviewStanding({
  draft,
  review,
}: Pick<DecisionSlice & LegalReviewSlice, 'draft' | 'review'>): ReviewStanding | null {
  if (!draft) return null
  const ofThisDraft = review?.digest === draft.digest
  if (review?.opinion) {
    const { outcome, on } = review.opinion
    if (ofThisDraft || draft.grounds.length > 0)
      return { state: 'answered', outcome, on, ofThisDraft }
  } else if (review && ofThisDraft) {
    return {
      state: 'under-review',
      submittedOn: review.submittedOn,
      missing: review.missing?.what ?? null,
    }
  }
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
    case 'not-submitted':
      return { value: `未送审：${standing.grounds.join('；')}`, source: '拟决定' }
    case 'under-review': {
      const { submittedOn, missing } = standing
      const waiting = missing === null ? '' : `，待补充：${missing}`
      return { value: `审核中：${dayText(submittedOn)}送审${waiting}`, source: '送审材料' }
    }
    case 'answered': {
      const { outcome, on, ofThisDraft } = standing
      const changed = ofThisDraft ? '' : '；拟决定在此后有改动，须重新送审'
      return {
        value: `${reviewOutcomes[outcome]}：${dayText(on)}出具${changed}`,
        source: '法制审核意见书',
      }
    }
  }
}

/** Whether the gate of 处罚法第58条 is open as far as the draft in hand goes. */
export const reviewAllows = (standing: ReviewStanding): boolean =>
  standing.state === 'not-due' ||
  (standing.state === 'answered' && standing.outcome === 'pass' && standing.ofThisDraft)
