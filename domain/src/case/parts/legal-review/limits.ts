import { ended, startOwnLimit, type CaseLimit, type LimitAt } from '../../case-limit.ts'
import { endLimit, startLimit, type Pause } from '../../../deadline/limit-instance.ts'
import { dueOf } from '../../../deadline/limit-instance.ts'
import type { DueDate } from '../../../deadline/due-date.ts'
import { addDays } from '../../../shared/plain-date.ts'
import { reviewPauses } from './codes.ts'
import { isSecondReview, type LegalReviewSlice, type Review } from './slice.ts'
import { titleOn } from './subject-ref.ts'

type File = Pick<LegalReviewSlice, 'review' | 'otherReviews'>

/** Every limit of 法制审核: the reviewer's time for each opinion, and the handling unit's to answer it. */
export const reviewTimes = ({ review, otherReviews }: File, at: LimitAt): (CaseLimit | null)[] =>
  [...(review ? [review] : []), ...otherReviews].flatMap((each) => [
    opinionTime(each, at),
    replyTime(each, at),
  ])

/** The limits of the reviews of 查封、扣押 and of 撤销、变更, which go on beside the decision. */
export const otherReviewTimes = (
  { otherReviews }: Pick<LegalReviewSlice, 'otherReviews'>,
  at: LimitAt,
): CaseLimit[] =>
  otherReviews.flatMap((each) =>
    [opinionTime(each, at), replyTime(each, at)].filter((limit) => limit !== null),
  )

export const opinionTimeTitle = (review: Review): string =>
  titleOn(isSecondReview(review) ? '法制审核复审' : '法制审核', review.subject)

/** After an objection it is still the first opinion that was answered. */
export const replyTimeTitle = ({ subject }: Pick<Review, 'subject'>): string =>
  `答复${titleOn('法制审核', subject)}意见`

/** From the day on which complete materials came in; null while they are not complete. */
export function opinionTime(review: Review, { rules }: LimitAt): CaseLimit | null {
  if (review.missing?.notStarted || review.toSendAgain) return null
  const started = startLimit('D-LEGAL-5', {
    event: review.objection === null ? '受理送审' : '申请复审',
    on: review.runsFrom,
    length: { count: rules.reviewDays, source: rules.sources['reviewDays'] ?? '本局规则' },
  })
  const { extension, missing, paused: standing } = review
  const stopped: Pause[] = [
    ...review.pauses.map(({ from, to, reason }) => ({
      from,
      to: addDays(to, -1),
      reason: reason ? reviewPauses[reason] : '补充材料',
    })),
    ...(missing ? [{ from: missing.since, to: null, reason: '补充材料' }] : []),
    ...(standing
      ? [{ from: standing.since, to: null, reason: reviewPauses[standing.reason] }]
      : []),
  ].filter(({ from, to }) => to === null || to >= from)
  const extendedBy = extension
    ? [
        {
          ...{ unit: 'working-day' as const, count: extension.days },
          ...{ approver: '法制机构负责人', basis: '本局法制审核制度' },
          ...{ approvedOn: extension.on, documentNumber: null },
        },
      ]
    : []
  return {
    title: opinionTimeTitle(review),
    seenByParty: 'never',
    instance: ended({ ...started, paused: stopped, extendedBy }, review.opinion?.on, '已出具意见'),
  }
}

/** 承办机构收到审核意见后采纳或者提出异议; null where the opinion asks for no answer. */
export function replyTime(review: Review, at: LimitAt): CaseLimit | null {
  // After an objection the first opinion was answered; the second is not objected to again.
  const opinion = review.first ?? review.opinion
  if (opinion === null || !opinion.asksReply || opinion.outcome === 'pass') return null
  const started = startOwnLimit('D-LEGAL-REPLY-3', { event: '收到审核意见', on: opinion.on }, at)
  const answeredOn = review.objection?.on ?? review.acceptedOpinionOn ?? null
  return {
    title: replyTimeTitle(review),
    seenByParty: 'never',
    instance:
      answeredOn === null
        ? started
        : endLimit(started, { how: 'met', on: answeredOn, reason: '已答复' }),
  }
}

/** The last day for an objection; undefined where the opinion asks for no answer. */
export function replyDue(review: Review, at: LimitAt): DueDate | undefined {
  const limit = replyTime(review, at)
  return limit ? dueOf(limit.instance, at.calendar, at.today) : undefined
}
