import { cite } from '../shared/citation.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import { authorised, unauthorised, type Authorised } from './certificate.ts'

const review = cite('行政处罚法', 58)
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

/** A person as a reviewer: the qualification they hold, and the day of their first review, if there was one. */
export type ReviewerStanding = {
  readonly name: string
  readonly legalQualificationNo: string | null
  readonly firstReviewOn: PlainDate | null
  /** The first day of the appointment; absent or null where they are appointed already. */
  readonly reviewFrom?: PlainDate | null
  /** The last day of the appointment or qualification to review; null where none was set. */
  readonly reviewUntil: PlainDate | null
}

/** Who takes over where a reviewer may not review (处罚法第58条第2款). */
export const otherReviewer =
  '由其他审核人员审核；没有其他审核人员的，由机关负责人指定具有法律职业资格、没有承办过本案的人员，或者委托上级机关、同级司法行政部门审核'

/** An appointment that ran out yesterday ends the power to review, whatever was registered before. */
export function mayStillReview(
  { name, reviewFrom, reviewUntil }: Pick<ReviewerStanding, 'name' | 'reviewFrom' | 'reviewUntil'>,
  today: PlainDate,
): Authorised {
  if (reviewFrom && today < reviewFrom) {
    return unauthorised(
      `${name}从 ${reviewFrom} 起才从事法制审核，现在还不能审核；${otherReviewer}`,
      newReviewer,
    )
  }
  return reviewUntil !== null && reviewUntil < today
    ? unauthorised(
        `${name}的法制审核资格（任职） ${reviewUntil} 已经期满，不能审核；${otherReviewer}`,
        newReviewer,
      )
    : authorised
}

/** 复审由另一名审核人员进行: nobody judges their own opinion. */
export function maySecondReview(personId: string, first: readonly string[]): Authorised {
  return first.includes(personId)
    ? unauthorised(`您出具过这一稿的审核意见，不能自己复审；${otherReviewer}`, review)
    : authorised
}

/**
 * People new to legal review must hold the legal professional qualification (处罚法第58条第2款).
 * Somebody who reviewed before `requiredSince`, the day on which the requirement came into force for the
 * agency, is not new to it.
 */
export function mayBeginReviewing(
  {
    name,
    legalQualificationNo,
    firstReviewOn,
  }: Pick<ReviewerStanding, 'name' | 'legalQualificationNo' | 'firstReviewOn'>,
  requiredSince: PlainDate,
): Authorised {
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
