import { guidance } from '../shared/basis.ts'
import { cite } from '../shared/citation.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import { authorised, unauthorised, type Authorised } from './certificate.ts'

const review = cite('行政处罚法', 58)
const reviewingBody = guidance('四（十一）')
const newReviewer = cite('行政处罚法', 58, { paragraph: 2 })
const recusal = cite('行政处罚法', 43)
const host = cite('行政处罚法', 64, { item: 4 })

// Collector, checker and publisher of a notice are kept apart in publicity/notice/notice-chain.ts.

/** People who investigated a case do not review it (处罚法第58条). */
export function mayReview(personId: string, investigators: readonly string[]): Authorised {
  return investigators.includes(personId)
    ? unauthorised('您承办过本案，不能审核本案', review)
    : authorised
}

/**
 * A person as a reviewer: the qualification they hold, the day of their first review, if there was one, and the
 * first and the last day of their appointment (聘任). Without a first day they are appointed already, without a last
 * day until further notice.
 */
export type ReviewerStanding = {
  readonly name: string
  readonly legalQualificationNo: string | null
  readonly firstReviewOn: PlainDate | null
  readonly reviewFrom?: PlainDate | null
  readonly reviewUntil: PlainDate | null
}

/** The State Council asks that review is done by people who are appointed to it (国办发〔2018〕118号四（十一）). */
export function appointedToReview(
  {
    name,
    reviewFrom,
    reviewUntil,
  }: Omit<ReviewerStanding, 'legalQualificationNo' | 'firstReviewOn'>,
  today: PlainDate,
): Authorised {
  if (reviewFrom && today < reviewFrom) {
    return unauthorised(
      `${name}从 ${reviewFrom} 起才从事法制审核，请由其他审核人员办理`,
      reviewingBody,
    )
  }
  return reviewUntil !== null && reviewUntil < today
    ? unauthorised(
        `${name}从事法制审核的聘任、资格到 ${reviewUntil} 为止，已经届满；由管理员登记续聘后可办`,
        reviewingBody,
      )
    : authorised
}

/**
 * Who reviews is appointed on that day, and people new to legal review must hold the legal professional qualification (处罚法第58条第2款).
 * Somebody who reviewed before `requiredSince`, the day on which the requirement came into force for the
 * agency, is not new to it.
 */
export function mayBeginReviewing(
  standing: ReviewerStanding,
  requiredSince: PlainDate,
  today: PlainDate,
): Authorised {
  const { name, legalQualificationNo, firstReviewOn } = standing
  const appointed = appointedToReview(standing, today)
  if (!appointed.met) return appointed
  if (legalQualificationNo !== null && legalQualificationNo.trim() !== '') return authorised
  if (firstReviewOn !== null && firstReviewOn < requiredSince) return authorised
  return unauthorised(
    `${name}初次从事法制审核，应当取得法律职业资格；登记资格证书编号后可办`,
    newReviewer,
  )
}

/** 听证由行政机关指定的非本案调查人员主持 (处罚法第64条第4项). */
export function mayHostHearing(personId: string, investigators: readonly string[]): Authorised {
  return investigators.includes(personId)
    ? unauthorised('听证由非本案调查人员主持，本案承办人不能主持', host)
    : authorised
}

/** A person who had to step aside, and from which instant on. */
type SteppedAside = { readonly person: string; readonly since: string }

/**
 * Somebody who was found to have an interest in the case takes no further part in it (处罚法第43条). What
 * they did before that decision stands: 决定作出之前，不停止调查.
 */
export function notRecused(
  { personId, name }: { readonly personId: string; readonly name: string },
  recused: readonly SteppedAside[],
  at: string,
): Authorised {
  return recused.some(
    ({ person, since }) => person === personId && Date.parse(since) <= Date.parse(at),
  )
    ? unauthorised(`${name}已经决定回避，不能再办理本案`, recusal)
    : authorised
}
