import { assessAmount } from '../discretion/assess-amount.ts'
import { explainRange, type ExplainedRange } from '../discretion/explain-range.ts'
import type { CaseFactor } from '../discretion/factors.ts'
import { statutoryRange } from '../discretion/fine-range.ts'
import type { LegalCircumstance } from '../discretion/legal-circumstances.ts'
import { forParty } from '../reference/for-party.ts'
import type { Matter } from '../reference/matter.ts'
import type { Fen } from '../shared/money.ts'
import type { Circumstances } from './circumstances.ts'
import { ownFineFen, type WithFurther } from './further-violation.ts'
import type { ConclusionSlice } from './parts/conclusion/slice.ts'
import type { FilingSlice } from './parts/filing/slice.ts'
import type { SummarySlice } from './procedures/summary-penalty/slice.ts'
import type { Penalty } from './penalty.ts'

/** One violation of the case with the fine that is proposed for it, and all that its range follows from. */
export type FinedViolation = {
  readonly matter: Matter
  readonly tier: string
  readonly fineFen: Fen
  readonly gainsFen: Fen | null
  readonly factors: readonly CaseFactor[]
  /** 法定情节 count for every violation; null in cases concluded before they were asked for. */
  readonly circumstances: readonly LegalCircumstance[] | null
  /** Why the fine leaves its tier, where it does; every further violation has its reason. */
  readonly reason: string | null
}

type File = FilingSlice & ConclusionSlice & Partial<SummarySlice>
type Known = Pick<Circumstances, 'matter' | 'matterOf'>
type Proposed = WithFurther & { readonly penalty: Penalty }

/** The violations that are fined by rules of their own, the one of the case first. What breaks a second rule is not fined. */
export function finedViolations(file: File, proposed: Proposed, at: Known): FinedViolation[] {
  const { filing, conclusion, spot } = file
  const findings = conclusion?.findings
  const circumstances = findings?.legalCircumstances ?? null
  const first = at.matter && {
    matter: at.matter,
    tier: findings?.tier ?? spot?.told?.tier ?? '',
    fineFen: proposed.penalty.kinds.includes('fine')
      ? ownFineFen(proposed.penalty.fineFen, proposed)
      : 0,
    gainsFen: findings?.gainsFen ?? null,
    factors: findings?.factors ?? [],
    circumstances,
    reason: findings?.deviationReason ?? null,
  }
  const others = (proposed.further ?? []).flatMap((row) => {
    const matter = at.matterOf(row.matterCode)
    if (row.relation === 'same-act' || matter === null) return []
    return [
      {
        matter: filing ? forParty(matter, filing.party.kind) : matter,
        tier: row.tier,
        fineFen: row.fineFen,
        gainsFen: row.gainsFen ?? null,
        factors: row.factors ?? [],
        circumstances,
        reason: row.reason,
      },
    ]
  })
  return [...(first ? [first] : []), ...others]
}

/** 减轻处罚: the fine of this violation lies below the statutory minimum (处罚法第32条). */
export function isBelowMinimum({ matter, gainsFen, tier, fineFen }: FinedViolation): boolean {
  const range = statutoryRange(matter, gainsFen, tier)
  return fineFen > 0 && range !== null && fineFen < range.minFen
}

/** 偏离裁量基准: the fine lies in another tier than the chosen one, or the facts call for another than was chosen. */
export function leavesItsTier(violation: FinedViolation): boolean {
  const { tier, circumstances: _, ...proposed } = violation
  if (violation.fineFen === 0 || tier === '') return false
  const assessed = assessAmount({ ...proposed, tier, reason: violation.reason ?? '偏离' })
  return assessed.ok && assessed.value.deviates
}

/** The range of one violation, explained. */
export const rangeOfViolation = (violation: FinedViolation): ExplainedRange =>
  explainRange({
    ...violation,
    tier: violation.tier === '' ? null : violation.tier,
    circumstances: violation.circumstances ?? [],
  })
