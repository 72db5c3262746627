import type { DiscretionTier, Matter } from '../reference/matter.ts'
import type { Fen } from '../shared/money.ts'

export type FineRange = { readonly minFen: Fen; readonly maxFen: Fen }

/** The fine the statute allows for this matter and these illegal gains; null when it allows none. */
export function statutoryRange({ fine }: Matter, gainsFen: Fen | null): FineRange | null {
  const gains = gainsFen ?? 0
  switch (fine.kind) {
    case 'none':
      return null
    case 'range':
      return { minFen: fine.minFen, maxFen: fine.maxFen }
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

/** What one tier allows, in fen, for these gains. */
export function tierRange(tier: DiscretionTier, gainsFen: Fen | null): FineRange {
  const gains = gainsFen ?? 0
  return tier.minTimes !== undefined && tier.maxTimes !== undefined
    ? { minFen: gains * tier.minTimes, maxFen: gains * tier.maxTimes }
    : { minFen: tier.minFen, maxFen: tier.maxFen }
}

/** The tier an amount falls into. An end that two tiers share belongs to the lower one (就低归入前档). */
export function tierOf(
  tiers: readonly DiscretionTier[],
  fineFen: Fen,
  gainsFen: Fen | null,
): DiscretionTier | null {
  return (
    tiers.find((tier) => {
      const { minFen, maxFen } = tierRange(tier, gainsFen)
      return fineFen >= minFen && fineFen <= maxFen
    }) ?? null
  )
}
