import { outlierOf, likeCasesToJudge, positionText, spreadOf } from '../discretion/spread.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import { systemRule } from '../shared/basis.ts'
import { shortYuan } from '../shared/money.ts'
import type { Circumstances } from './circumstances.ts'
import type { FinedViolation } from './fined-violations.ts'
import type { ComparedFine, DecisionDraft } from './proposed-decision.ts'

/** Each fine beside those of like cases, where there are enough of them to judge by. */
export function compareFines(
  violations: readonly FinedViolation[],
  { likeFinesOf }: Pick<Circumstances, 'likeFinesOf'>,
): ComparedFine[] {
  return violations.flatMap(({ matter: { code: matterCode }, tier, fineFen }) => {
    const spread = fineFen === 0 ? null : spreadOf(likeFinesOf(matterCode, tier))
    if (spread === null || spread.count < likeCasesToJudge) return []
    return [{ ...spread, matterCode, tier, fineFen, outlier: outlierOf(fineFen, spread) }]
  })
}

export const hasOutlier = (compared: readonly ComparedFine[] = []): boolean =>
  compared.some(({ outlier }) => outlier !== null)

/**
 * A fine that lies apart is not refused; why it does is written down for the reviewer and the head. Words that were written
 * while it did, and are not asked for any more, are left out of the draft.
 */
export function checkOutlierReason(
  compared: readonly ComparedFine[],
  reason: string | null | undefined,
): FieldProblem[] {
  const field = 'outlierReason'
  const apart = compared.find(({ outlier }) => outlier !== null)
  if (!apart || reason != null) return []
  const message = `罚款${shortYuan(apart.fineFen)} 元${positionText(apart.fineFen, apart)}，请说明本案与同类案件不同在哪里`
  return [{ field, message, basis: systemRule('likeness') }]
}

/** For whoever reviews or signs: where the fines lie among like cases, and the officer's words; empty where nothing was compared. */
export function comparedText({ compared = [], outlierReason }: DecisionDraft): string {
  const lines = compared.map(
    (each) =>
      `${compared.length > 1 ? `${each.matterCode} ` : ''}${shortYuan(each.fineFen)} 元，${positionText(each.fineFen, each)}`,
  )
  return [...lines, ...(outlierReason ? [`承办人说明：${outlierReason}`] : [])].join('；')
}
