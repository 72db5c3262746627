import type { DecisionSlice } from '../decision/slice.ts'
import { reviewStanding } from './review-standing.ts'
import type { LegalReviewSlice } from './slice.ts'
import type { Bases } from '../../../shared/basis.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { law, needs } from '../../needs.ts'
import type { Requirement } from '../../case-kernel.ts'
import { mayReview, mayBeginReviewing, mayStillReview } from '../../../authority/separation.ts'

/**
 * Invariant 1: exactly this draft passed legal review, after the defence was heard (处罚法第58条). A draft
 * that was sent although no ground asked for it waits for its opinion like any other.
 */
export const reviewPassed: Requirement = {
  id: 'review-passed',
  check: (file) => {
    const standing = reviewStanding(file)
    if (!standing) return met
    const basis: Bases = [law(58)]
    switch (standing.state) {
      case 'not-due':
        return met
      case 'not-submitted':
        return unmet('属于重大执法决定，还没有送法制审核', basis)
      case 'under-review':
        return unmet('法制审核还没有出具意见', basis)
      case 'answered':
        if (standing.outcome !== 'pass') return unmet('法制审核未通过，不得作出决定', basis)
        return standing.ofThisDraft
          ? met
          : unmet('拟决定在审核通过后有改动，须重新送法制审核', basis)
    }
  },
}

export const reviewNotPassed = needs<LegalReviewSlice & DecisionSlice>(
  'review-not-passed',
  ({ review, draft }) => !(review?.opinion && review.digest === draft?.digest),
  '这份拟决定已经出具审核意见；修改后重新拟定才能再送审',
  law(58),
)

export const reviewOpen = needs<LegalReviewSlice & DecisionSlice>(
  'review-open',
  ({ review, draft }) =>
    review !== null && review.opinion === null && review.digest === draft?.digest,
  '没有待审的拟决定',
  law(58),
)

export const materialsComplete = needs<LegalReviewSlice & DecisionSlice>(
  'materials-complete',
  ({ review }) => review?.missing == null,
  '正在等承办机构补充材料，期间不计审核期限',
  law(58),
)

/** A reviewer has never taken part in the investigation, not even before leaving the case (docs/rules/officers.md). */
export const reviewerIsIndependent: Requirement = {
  id: 'reviewer-is-independent',
  ofActor: true,
  check: ({ tookPart, openedBy }, { actor }) => mayReview(actor.id, [...tookPart, openedBy]),
}

/** 初次从事法制审核的人员应当取得法律职业资格 (处罚法第58条第2款). */
export const reviewerIsQualified: Requirement = {
  id: 'reviewer-is-qualified',
  ofActor: true,
  check: (_file, { actor, rules, reviewerOf, today }) => {
    const reviewer = { name: actor.name, ...reviewerOf(actor.id) }
    const still = mayStillReview(reviewer, today)
    return still.met ? mayBeginReviewing(reviewer, rules.qualifiedReviewersSince) : still
  },
}
