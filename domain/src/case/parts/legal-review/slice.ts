import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { ReviewOutcome } from '../../case-codes.ts'

/** 法制审核 of the draft in hand (处罚法第58条). */
export type LegalReviewSlice = {
  readonly review: Review | null
  /** Everybody who gave an opinion on a draft of the case, also on one that fell. */
  readonly reviewers: readonly PersonId[]
}

export const notReviewed: LegalReviewSlice = { review: null, reviewers: [] }

type Review = {
  digest: string
  submittedOn: PlainDate
  submittedBy: PersonId
  /** The day on which materials were asked for that are not supplied yet. The limit of the review is stopped. */
  missing: { since: PlainDate; what: string; supplyBy: PlainDate } | null
  pauses: readonly { from: PlainDate; to: PlainDate }[]
  opinion: { outcome: ReviewOutcome; by: PersonId; at: string; on: PlainDate } | null
}
