/** Of every hundred officers, how many reviewers there should be at least (国办发〔2018〕118号四（十一）). */
const reviewersPerHundred = 5

/** 法制审核人员配比: the two numbers, how many are needed, and how many are missing. */
export type ReviewerShare = {
  readonly officers: number
  readonly reviewers: number
  readonly needed: number
  readonly missing: number
}

/** At least 5 %, so that the last part of a person is a whole one: 21 officers need two reviewers. */
export function reviewerShare(
  counted: Pick<ReviewerShare, 'officers' | 'reviewers'>,
): ReviewerShare {
  const needed = Math.ceil((counted.officers * reviewersPerHundred) / 100)
  return { ...counted, needed, missing: Math.max(0, needed - counted.reviewers) }
}

/** What a screen says of it. */
export function shareWords({ officers, reviewers, needed, missing }: ReviewerShare): string {
  if (officers === 0) return '没有登记执法人员，没有比例可算'
  const counted = `执法人员 ${officers} 人，法制审核人员 ${reviewers} 人，不少于 5% 应有 ${needed} 人`
  return missing === 0 ? `${counted}，已经达到` : `${counted}，还缺 ${missing} 人`
}
