import type { PersonId } from '../../../kernel/recorded.ts'
import type { CaseFile } from '../../case-file.ts'
import { signersOfFirst } from './requirements.ts'
import { isUnderReview, type Review } from './slice.ts'
import { proposedOf } from './subjects.ts'

/** What of a case waits for a reviewer now: sent with everything it needs, and still what is proposed. */
export const reviewsAwaited = (file: CaseFile): Review[] =>
  [...(file.review ? [file.review] : []), ...file.otherReviews].filter((review) => {
    const proposed = proposedOf(file, review.subject)
    const stands = proposed?.digest === review.digest && !proposed.settled
    return stands && isUnderReview(review) && review.missing === null
  })

/** Whose work a review is: who took it or was given it, and before that everybody who may take it. */
export function isWorkOf(file: CaseFile, review: Review, person: PersonId): boolean {
  const own = review.accepted?.by ?? review.assigned
  if (own !== null) return own === person
  return ![...file.tookPart, file.openedBy, ...signersOfFirst(review)].includes(person)
}
