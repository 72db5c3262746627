import type { DiscretionTier, FineRange, Matter } from '../reference/matter.ts'
import type { Fen } from '../shared/money.ts'

export type { FineRange }

/**
 * The fine the statute allows for this matter and these illegal gains; null when it allows none. In
 * a two-stage matter the range of the stage named, or both together while none is chosen.
 */
export function statutoryRange(
  { fine }: Matter,
  gainsFen: Fen | null,
  stage: string | null = null,
): FineRange | null {
  const gains = gainsFen ?? 0
  switch (fine.kind) {
    case 'none':
    case 'to-verify':
      return null
    case 'range':
      return { minFen: fine.minFen, maxFen: fine.maxFen }
    case 'two-stage': {
      const [first, second] = fine.stages
      const chosen = fine.stages.find(({ name }) => name === stage)
      const { minFen, maxFen } = chosen ?? { minFen: first.minFen, maxFen: second.maxFen }
      return { minFen, maxFen }
    }
    case 'gains-multiple':
      return gains >= fine.fromGainsFen
        ? { minFen: gains * fine.minTimes, maxFen: gains * fine.maxTimes }
        : fine.otherwise
    case 'gains-cap':
      return gains > 0
        ? { minFen: 0, maxFen: Math.min(gains * fine.maxTimes, fine.capFen) }
        : { minFen: 0, maxFen: fine.withoutGainsMaxFen }
  }
}

/**
 * The tiers that hold for these gains, in fen: those of the benchmark, the stages of a two-stage
 * matter, or the default split. A tier never reaches past the statutory maximum.
 */
export function tiersOf(matter: Matter, gainsFen: Fen | null): DiscretionTier[] {
  const range = statutoryRange(matter, gainsFen)
  if (range === null) return []
  if (matter.fine.kind === 'two-stage') {
    return matter.fine.stages.map((stage) => ({ ...stage, other: '' }))
  }
  if (matter.tiers.length === 0) return defaultTiers(range)
  return matter.tiers.map((tier) => {
    const { minFen, maxFen } = tierRange(tier, gainsFen)
    return {
      name: tier.name,
      condition: tier.condition,
      other: tier.other,
      minFen: Math.min(minFen, range.maxFen),
      maxFen: Math.min(maxFen, range.maxFen),
    }
  })
}

/** What one tier allows, in fen, for these gains. */
function tierRange(tier: DiscretionTier, gainsFen: Fen | null): FineRange {
  const gains = gainsFen ?? 0
  return gains > 0 && tier.minTimes !== undefined && tier.maxTimes !== undefined
    ? { minFen: gains * tier.minTimes, maxFen: gains * tier.maxTimes }
    : { minFen: tier.minFen, maxFen: tier.maxFen }
}

/** The tier an amount falls into. An end that two tiers share belongs to the lower one (就低归入前档). */
export function tierOf(
  tiers: readonly DiscretionTier[],
  fineFen: Fen,
  gainsFen: Fen | null = null,
): DiscretionTier | null {
  return (
    tiers.find((tier) => {
      const { minFen, maxFen } = tierRange(tier, gainsFen)
      return fineFen >= minFen && fineFen <= maxFen
    }) ?? null
  )
}

/**
 * Where a benchmark has no tiers of its own the range is split for demonstration; no place has such a
 * rule: 从轻 up to 30 %, 一般 up to 70 %, 从重 above, of the statutory range.
 */
export function defaultTiers({ minFen, maxFen }: FineRange): DiscretionTier[] {
  const at = (percent: number) => minFen + Math.round(((maxFen - minFen) * percent) / 100)
  const tier = (name: string, from: Fen, to: Fen) => ({
    name,
    condition: '',
    minFen: from,
    maxFen: to,
    other: '',
  })
  return [tier('从轻', minFen, at(30)), tier('一般', at(30), at(70)), tier('从重', at(70), maxFen)]
}
