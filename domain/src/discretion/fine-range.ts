import type { DiscretionTier, FineRange, Matter } from '../reference/matter.ts'
import type { Fen } from '../shared/money.ts'

export type { FineRange }

/**
 * The fine the statute allows for this matter and these illegal gains; null when it allows none. In
 * a two-stage matter the range of the stage named, or both together while none is chosen; where kinds of party
 * are fined apart, both together until `forParty` has chosen.
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
    case 'by-party':
      return { minFen: fine.others.minFen, maxFen: fine.organisation.maxFen }
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
 * The tiers that hold for these gains, in fen: those of the published benchmark, or the stages of a two-stage
 * matter; none where the agency has published nothing (处罚法第34条). A tier never reaches past the statutory
 * maximum.
 */
export function tiersOf(matter: Matter, gainsFen: Fen | null): DiscretionTier[] {
  const range = statutoryRange(matter, gainsFen)
  if (range === null) return []
  if (matter.fine.kind === 'two-stage') {
    return matter.fine.stages.map((stage) => ({ ...stage, other: '' }))
  }
  return matter.tiers.map((tier) => {
    const { minFen, maxFen } = tierRange(tier, gainsFen)
    const { minTimes: _from, maxTimes: _to, forParty: _party, ...kept } = tier
    return {
      ...kept,
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
