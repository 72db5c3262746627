import { cite } from '../shared/citation.ts'
import { citationsIn } from '../citation/citations-in.ts'
import type { DiscretionTier, FineRange, Matter } from '../reference/matter.ts'
import { yuanText, type Fen } from '../shared/money.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { Refusal } from '../shared/refusal.ts'
import { statutoryRange, tierOf, tiersOf } from './fine-range.ts'

export type ProposedFine = {
  readonly matter: Matter
  /** 违法所得; null when none was found. */
  readonly gainsFen: Fen | null
  readonly fineFen: Fen
  /** The tier (or stage) the circumstances of the case call for; null while none is chosen. */
  readonly tier: string | null
  /** Why the amount leaves that tier (偏离裁量基准的理由). */
  readonly reason: string | null
}

/** A fine that may be proposed, and what follows from it. */
export type AmountAssessment = {
  readonly range: FineRange
  /** The tier the amount falls into; null between two tiers or below all. */
  readonly tier: DiscretionTier | null
  /** 偏离裁量基准: another tier than the chosen one. Legal review follows (MC15). */
  readonly deviates: boolean
  /** 减轻处罚: below the statutory minimum. Review (MC10) and collective deliberation follow. */
  readonly mitigated: boolean
  readonly notes: readonly string[]
}

const discretion = cite('行政处罚法', 34)
const mitigation = [cite('行政处罚法', 32), cite('行政处罚法', 57, { paragraph: 2 })]

/**
 * Whether a fine may be proposed. Above the statutory maximum it is refused, whatever the reason;
 * leaving the tier or going below the minimum needs a reason in writing.
 */
export function assessAmount(proposed: ProposedFine): Outcome<AmountAssessment, Refusal> {
  const { matter, gainsFen, fineFen } = proposed
  const range = statutoryRange(matter, gainsFen, proposed.tier)
  const article = citationsIn(matter.penaltyBasis)
  if (range === null) return refuse(noFine(matter))
  if (fineFen > range.maxFen) {
    const reason = `超过法定上限 ${yuanText(range.maxFen)} 元（${matter.penaltyBasis}）`
    return refuse({ reason, basis: article })
  }
  const tiers = tiersOf(matter, gainsFen)
  const tier = placeOf(proposed, tiers)
  // No fine at all is not a small fine: some benchmarks have a first tier of correction only.
  const mitigated = fineFen > 0 && fineFen < range.minFen
  const deviates =
    !mitigated && proposed.tier !== null && tiers.length > 0 && tier?.name !== proposed.tier
  if ((mitigated || deviates) && (proposed.reason ?? '').trim() === '') {
    return refuse(
      mitigated
        ? { reason: belowText(range), basis: [...article, ...mitigation] }
        : { reason: deviationText(tier, proposed.tier), basis: [discretion] },
    )
  }
  const notes = matter.fine.kind === 'two-stage' ? [] : sharedEnd(tiers, tier, fineFen)
  return accept({ range, tier, deviates, mitigated, notes })
}

/** A stage holds by its condition; a tier by its amounts, where a shared end goes to the lower one. */
function placeOf(
  { matter, fineFen, tier }: ProposedFine,
  tiers: readonly DiscretionTier[],
): DiscretionTier | null {
  const stage = matter.fine.kind === 'two-stage' ? tiers.find(({ name }) => name === tier) : null
  return stage ?? tierOf(tiers, fineFen)
}

function noFine({ fine, penaltyBasis }: Matter): Refusal {
  const reason =
    fine.kind === 'to-verify'
      ? `本事项的罚款数额尚未与原文核对（${penaltyBasis}），核对前不能罚款`
      : `本事项没有规定罚款（${penaltyBasis}）`
  return { reason, basis: [...citationsIn(penaltyBasis), cite('行政处罚法', 4)] }
}

function belowText({ minFen }: FineRange): string {
  return `低于法定下限 ${yuanText(minFen)} 元，属于减轻处罚，须写明理由，并须法制审核和集体讨论`
}

function deviationText(tier: DiscretionTier | null, chosen: string | null): string {
  const where = tier === null ? '不在任何一个裁量阶次内' : `属于“${tier.name}”档，不是“${chosen}”档`
  return `${where}，须写明理由，并须法制审核`
}

/** Real benchmarks often share an end between two tiers; whoever picks it should know. */
function sharedEnd(
  tiers: readonly DiscretionTier[],
  tier: DiscretionTier | null,
  fineFen: Fen,
): string[] {
  const next = tiers.find((each) => each !== tier && each.minFen === fineFen)
  return tier && next && tier.maxFen === fineFen
    ? [
        `${yuanText(fineFen)} 元同时是“${tier.name}”的上限和“${next.name}”的下限，就低归入“${tier.name}”`,
      ]
    : []
}
