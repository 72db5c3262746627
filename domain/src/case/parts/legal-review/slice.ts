import type { CounselKind } from '../../../authority/counsel.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { ReviewOutcome } from '../../case-codes.ts'
import type { CounselMaterial, DisputeResult, ReviewMaterial, ReviewPause } from './codes.ts'
import { sameSubject, type SubjectRef } from './subject-ref.ts'

/** 法制审核 of the draft in hand, and of whatever else of the case is reviewed (处罚法第58条). */
export type LegalReviewSlice = {
  readonly review: Review | null
  /** Reviews of 查封、扣押 and of 撤销、变更, each of its own subject. */
  readonly otherReviews: readonly Review[]
  /** Everybody who gave an opinion on a draft of the case, also on one that fell. */
  readonly reviewers: readonly PersonId[]
  /** Digests that a review refused and none agreed to since: nothing is decided in these words. */
  readonly refusedDigests: readonly string[]
  /** Of them, those that may be sent again as they are: the heads decided so, or the case was heard anew. */
  readonly resendable: readonly string[]
  /** Digests to whose opinion the handling unit objected; it may once (复审一次). */
  readonly objectedDigests: readonly string[]
}

export const notReviewed: LegalReviewSlice = {
  review: null,
  otherReviews: [],
  reviewers: [],
  refusedDigests: [],
  resendable: [],
  objectedDigests: [],
}

export type Review = {
  readonly subject: SubjectRef
  readonly digest: string
  readonly grounds: readonly string[]
  /** The step of the case with the last submission: what came in later was not part of it. */
  readonly version: number
  /** The day on which these words were sent for the first time. */
  readonly sentOn: PlainDate
  /**
   * The day from which the time for the review runs: complete materials came in, or what changed made it begin anew, or
   * the first opinion was objected to.
   */
  readonly runsFrom: PlainDate
  readonly submittedBy: PersonId
  /** As they were found when it was sent; null before 2026-12. */
  readonly materials: readonly SubmittedMaterial[] | null
  /** 受理 by the reviewer whose review it is from then on. */
  readonly accepted: { readonly by: PersonId; readonly on: PlainDate } | null
  /** The reviewer it was given to; null where any may take it. */
  readonly assigned: PersonId | null
  /** The day on which materials were asked for that are not supplied yet. The limit of the review is stopped. */
  readonly missing: Missing | null
  readonly pauses: readonly Pause[]
  /** 停表 for another reason, until it ends. */
  readonly paused: { readonly since: PlainDate; readonly reason: ReviewPause } | null
  readonly extension: { readonly days: number; readonly on: PlainDate } | null
  /** Changes of the materials up to this step were looked at by the reviewer. */
  readonly seen: number
  /** The opinion that holds; null while one is awaited, for the first time or the second. */
  readonly opinion: Opinion | null
  /** The opinion that was objected to; set from the objection on. */
  readonly first: Opinion | null
  readonly acceptedOpinionOn: PlainDate | null
  readonly objection: { readonly on: PlainDate; readonly by: PersonId } | null
  readonly dispute: { readonly on: PlainDate; readonly result: DisputeResult } | null
  /** The heads decided that it is sent again, and it was not yet. */
  readonly toSendAgain: boolean
  readonly counsel: readonly CounselInvitation[]
}

type Missing = {
  readonly since: PlainDate
  readonly what: string
  readonly supplyBy: PlainDate
  /** Returned before it was accepted: the time has not begun. */
  readonly notStarted?: true
}

type Pause = { readonly from: PlainDate; readonly to: PlainDate; readonly reason?: ReviewPause }

export type Opinion = {
  readonly outcome: ReviewOutcome
  readonly by: PersonId
  readonly at: string
  readonly on: PlainDate
  /** The head of the unit who signed it; the reviewer where they are one person; null before 2026-12. */
  readonly head: PersonId | null
  /** The handling unit answers it; false on those before 2026-12, which led on at once. */
  readonly asksReply: boolean
}

export type SubmittedMaterial = {
  readonly material: ReviewMaterial
  readonly found: readonly string[]
  /** Why there is none, where it is required and missing. */
  readonly reason: string | null
}

/** 邀请法律顾问、公职律师; named by the step of the case that asked them. */
export type CounselInvitation = {
  readonly version: number
  readonly counsel: PersonId
  readonly kind: CounselKind
  readonly questions: string
  readonly readable: readonly CounselMaterial[]
  readonly evidence: readonly string[]
  readonly dueOn: PlainDate
  readonly answer:
    | { readonly kind: 'opinion'; readonly text: string; readonly on: PlainDate }
    | { readonly kind: 'stood-aside'; readonly reason: string; readonly on: PlainDate }
    | null
}

/** The review of one subject, whether or not of what is proposed now; null where it was not sent. */
export const reviewOf = (
  { review, otherReviews }: Pick<LegalReviewSlice, 'review' | 'otherReviews'>,
  ref: SubjectRef,
): Review | null =>
  ref.kind === 'decision'
    ? review
    : (otherReviews.find(({ subject }) => sameSubject(subject, ref)) ?? null)

/** The reviews of the file, one of them replaced. */
export const withReview = (
  { otherReviews }: Pick<LegalReviewSlice, 'otherReviews'>,
  review: Review,
): Pick<LegalReviewSlice, 'review'> | Pick<LegalReviewSlice, 'otherReviews'> =>
  review.subject.kind === 'decision'
    ? { review }
    : {
        otherReviews: [
          ...otherReviews.filter(({ subject }) => !sameSubject(subject, review.subject)),
          review,
        ],
      }

/** The review without what somebody who steps aside did in it: it is taken and judged by another. */
export const withoutReviewer = (review: Review, person: PersonId): Review => ({
  ...review,
  accepted: review.accepted?.by === person ? null : review.accepted,
  assigned: review.assigned === person ? null : review.assigned,
  opinion: review.opinion?.by === person ? null : review.opinion,
})

/** Somebody still has to give an opinion. */
export const isUnderReview = (review: Review): boolean =>
  review.opinion === null && !review.toSendAgain

/** 复审: the opinion that was objected to is reviewed by somebody else. */
export const isSecondReview = (review: Review): boolean =>
  review.first !== null && review.dispute === null && review.opinion === null

/** An opinion other than 同意 that nobody answered yet. */
export const replyOutstanding = ({ opinion, acceptedOpinionOn }: Review): boolean =>
  opinion !== null && opinion.asksReply && opinion.outcome !== 'pass' && acceptedOpinionOn === null

/** The second review did not agree either, and neither side gave way. */
export const isDisputed = ({ objection, opinion, dispute, acceptedOpinionOn }: Review): boolean =>
  objection !== null &&
  dispute === null &&
  opinion !== null &&
  opinion.outcome !== 'pass' &&
  acceptedOpinionOn === null

/** Something between the two units is open: nothing is decided meanwhile. */
export const isOpenDispute = (review: Review): boolean =>
  isSecondReview(review) || isDisputed(review) || review.toSendAgain

/** An invitation with the review it belongs to, by the step that asked; undefined once that review fell. */
export function invitationIn(
  { review, otherReviews }: Pick<LegalReviewSlice, 'review' | 'otherReviews'>,
  version: number,
): { readonly review: Review; readonly invitation: CounselInvitation } | undefined {
  return [...(review ? [review] : []), ...otherReviews]
    .flatMap((each) => each.counsel.map((invitation) => ({ review: each, invitation })))
    .find(({ invitation }) => invitation.version === version)
}
