import { cite } from '../shared/citation.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import { authorised, unauthorised, type Authorised } from './certificate.ts'

const review = cite('行政处罚法', 58)
const newReviewer = cite('行政处罚法', 58, { paragraph: 2 })
const recusal = cite('行政处罚法', 43)
const host = cite('行政处罚法', 64, { item: 4 })

/** Whoever investigated a case does not review it (处罚法第58条). */
export function mayReview(personId: string, investigators: readonly string[]): Authorised {
  return investigators.includes(personId)
    ? unauthorised('您承办过本案，不能审核本案', review)
    : authorised
}

/** A person as a reviewer: what they hold, and since when they review (null: not yet). */
export type ReviewerStanding = {
  readonly name: string
  readonly legalQualificationNo: string | null
  readonly firstReviewOn: PlainDate | null
}

/**
 * People new to legal review must hold the legal professional qualification (处罚法第58条第2款).
 * Whoever reviewed before `requiredSince`, the day the requirement came into force for the agency,
 * is not new to it.
 */
export function mayBeginReviewing(
  { name, legalQualificationNo, firstReviewOn }: ReviewerStanding,
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

/** Whoever was found to have an interest in the case takes no further part in it (处罚法第43条). */
export function notRecused(
  { personId, name }: { readonly personId: string; readonly name: string },
  recused: readonly string[],
): Authorised {
  return recused.includes(personId)
    ? unauthorised(`${name}已经决定回避，不能再办理本案`, recusal)
    : authorised
}

/** The three hands of one notice (国办发〔2018〕118号 asks for 采集、传递、审核、发布 duties, in no article); null while the step is not done. */
export type DisclosureHands = {
  readonly collectedBy: string | null
  readonly checkedBy: string | null
}

/** 采集、审核、发布由三人分别办理: no one checks what they collected. */
export function mayCheckNotice(personId: string, { collectedBy }: DisclosureHands): Authorised {
  return personId === collectedBy ? unauthorised('您采集了这条公示，不能由您审核') : authorised
}

/** No one publishes what they collected or checked. */
export function mayPublishNotice(
  personId: string,
  { collectedBy, checkedBy }: DisclosureHands,
): Authorised {
  if (personId === collectedBy) return unauthorised('您采集了这条公示，不能由您发布')
  if (personId === checkedBy) return unauthorised('您审核了这条公示，不能由您发布')
  return authorised
}
