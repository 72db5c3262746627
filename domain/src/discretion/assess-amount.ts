import { basesOf, type Bases } from '../shared/basis.ts'
import { cite } from '../shared/citation.ts'
import { citationsIn } from '../citation/citations-in.ts'
import type { DiscretionTier, FineRange, Matter } from '../reference/matter.ts'
import { yuanText, type Fen } from '../shared/money.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { Refusal } from '../shared/refusal.ts'
import type { CaseFactor } from './factors.ts'
import { statutoryRange, tierOf, tiersOf } from './fine-range.ts'
import { mayMitigate, type LegalCircumstance } from './legal-circumstances.ts'
import { tiersCalledFor } from './tier-for-facts.ts'

export type ProposedFine = {
  readonly matter: Matter
  /** 违法所得; null when none was found. */
  readonly gainsFen: Fen | null
  readonly fineFen: Fen
  /** The tier (or stage) the circumstances of the case call for; null while none is chosen. */
  readonly tier: string | null
  /** Why the amount leaves that tier (偏离裁量基准的理由). */
  readonly reason: string | null
  /** What was found of the factors of the benchmark. */
  readonly factors?: readonly CaseFactor[]
  /** 法定情节; absent in cases concluded before they were asked for by name. */
  readonly circumstances?: readonly LegalCircumstance[]
}

/** A fine that may be proposed, and what follows from it. */
type AmountAssessment = {
  readonly range: FineRange
  /** The tier the amount falls into; null between two tiers or below all. */
  readonly tier: DiscretionTier | null
  /** 偏离裁量基准: another tier than the chosen one. Legal review follows (MC15). */
  readonly deviates: boolean
  /** 减轻处罚: below the statutory minimum. Review (MC10) and collective deliberation follow. */
  readonly mitigated: boolean
  readonly notes: readonly string[]
}

type Mended = 'fineFen' | 'reason' | 'tier' | 'legalCircumstances'

/** Why a fine may not be proposed, and what of it mends that: another amount, a reason in writing, a tier. */
const toMend = (field: Mended, reason: string, basis: Bases): Refusal => ({
  reason,
  basis,
  fields: [{ field, message: reason, basis: basis[0] }],
})

const discretion = cite('行政处罚法', 34)
const mitigation = [cite('行政处罚法', 32), cite('行政处罚法', 57, { paragraph: 2 })]
const mitigationGrounds = [30, 31, 32].map((article) => cite('行政处罚法', article))
/** 处罚的种类和幅度由法律、法规、规章规定. */
const onlyByLaw = cite('行政处罚法', 4)

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
    return refuse(toMend('fineFen', reason, basesOf(article, onlyByLaw)))
  }
  const tiers = tiersOf(matter, gainsFen)
  if (fineFen > 0 && proposed.tier === null && tiers.length > 0) return refuse(tierMissing)
  if (proposed.tier !== null && !tiers.some(({ name }) => name === proposed.tier)) {
    return refuse(noSuchTier(proposed.tier, tiers))
  }
  const tier = placeOf(proposed, tiers)
  // No fine at all is not a small fine: some benchmarks have a first tier of correction only.
  const mitigated = fineFen > 0 && fineFen < range.minFen
  const { circumstances } = proposed
  if (mitigated && circumstances !== undefined && !mayMitigate(circumstances)) {
    const words = `低于法定下限 ${yuanText(range.minFen)} 元只能是减轻处罚，请选定本案减轻的法定情节；没有的，在法定幅度内确定`
    return refuse(toMend('legalCircumstances', words, basesOf(mitigationGrounds, discretion)))
  }
  const called = calledFor(proposed, tiers)
  const deviates =
    !mitigated && proposed.tier !== null && (tier?.name !== proposed.tier || called !== null)
  if ((mitigated || deviates) && (proposed.reason ?? '').trim() === '') {
    return refuse(
      mitigated
        ? toMend('reason', belowText(range), basesOf([...article, ...mitigation], discretion))
        : toMend('reason', deviationText(tier, proposed.tier, called), [discretion]),
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

/** The tiers the facts fall into, where the chosen one is not among them; null where nothing speaks against it. */
function calledFor(
  { tier, factors = [] }: ProposedFine,
  tiers: readonly DiscretionTier[],
): readonly DiscretionTier[] | null {
  const called = tiersCalledFor(tiers, factors)
  return called.length === 0 || called.some(({ name }) => name === tier) ? null : called
}

function noFine({ fine, penaltyBasis }: Matter): Refusal {
  const reason =
    fine.kind === 'to-verify'
      ? `本事项的罚款数额尚未与原文核对（${penaltyBasis}），核对前不能罚款`
      : `本事项没有规定罚款（${penaltyBasis}）`
  return toMend('fineFen', reason, basesOf([...citationsIn(penaltyBasis), onlyByLaw], onlyByLaw))
}

function noSuchTier(typed: string, tiers: readonly DiscretionTier[]): Refusal {
  const names = tiers.map(({ name }) => name).join('、')
  const reason =
    tiers.length === 0
      ? '本机关没有公布本事项的裁量基准，不能写裁量档次；按法定幅度裁量，并写明理由'
      : `裁量基准没有“${typed}”档次，有：${names}`
  return toMend('tier', reason, [discretion])
}

const tierMissing = toMend('tier', '本事项分档裁量，请选定本案适用的档次', [discretion])

function belowText({ minFen }: FineRange): string {
  return `低于法定下限 ${yuanText(minFen)} 元，属于减轻处罚，须写明理由，并须法制审核和集体讨论`
}

function deviationText(
  tier: DiscretionTier | null,
  chosen: string | null,
  called: readonly DiscretionTier[] | null,
): string {
  if (called !== null && tier?.name === chosen) {
    const names = called.map(({ name }) => `“${name}”`).join('、')
    return `查明的裁量因素属于${names}档，选的是“${chosen}”档，须写明理由，并须法制审核`
  }
  const where = tier === null ? '不在任何一个裁量阶次内' : `属于“${tier.name}”档，不是“${chosen}”档`
  return `${where}，须写明理由，并须法制审核`
}

/** Real benchmarks often share an end between two tiers; the officer who picks that amount should know. */
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
