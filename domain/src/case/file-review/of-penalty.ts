import type { Decision } from '../parts/decision/slice.ts'
import { decisionAsMade } from '../parts/revision/slice.ts'
import { handledOnTheSpot } from '../procedures/summary-penalty/slice.ts'
import { notConcerned, notYet, type Check, type Looked } from './criterion.ts'
import { type FileUnderReview } from './file-under-review.ts'

const undecided = notYet('还没有作出决定')
const noPenalty = notConcerned('没有给予行政处罚')
const onTheSpot = notConcerned('当场处罚，不经过这一步')

/** The check of a penalty that was decided, as 决定书 says it: what changed it later has grounds of its own. */
export const ofPenalty =
  (check: (review: FileUnderReview, decision: Decision) => Looked): Check =>
  (review) => {
    const decision = decisionAsMade(review.file)
    if (!decision) return review.file.ended ? noPenalty : undecided
    return decision.draft.outcome === 'penalty' ? check(review, decision) : noPenalty
  }

/** The check of a penalty decided by the ordinary procedure. */
export const ofOrdinaryPenalty = (
  check: (review: FileUnderReview, decision: Decision) => Looked,
): Check =>
  ofPenalty((review, decision) =>
    handledOnTheSpot(review.file) ? onTheSpot : check(review, decision),
  )
