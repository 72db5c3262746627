import type { DiscretionTier } from '../reference/matter.ts'
import { factorMet, type CaseFactor, type TierFactor } from './factors.ts'

/**
 * How the facts stand to one tier. `all`: every factor holds; `any`: one is enough (情形之一). Null while a fact that
 * decides is not known, and for a tier whose condition is words alone.
 */
export function tierMet(
  { factors = [], need = 'all' }: Pick<DiscretionTier, 'factors' | 'need'>,
  found: readonly CaseFactor[],
): boolean | null {
  if (factors.length === 0) return null
  const answers = factors.map((factor: TierFactor) => factorMet(factor, found))
  const decided = need === 'all' ? answers.includes(false) : answers.includes(true)
  if (decided) return need === 'any'
  return answers.includes(null) ? null : need === 'all'
}

/**
 * The tiers that the facts call for, lightest first: usually one. Empty while facts are missing or the benchmark has no
 * factors; then the officer chooses by the words of the condition.
 */
export const tiersCalledFor = <T extends Pick<DiscretionTier, 'factors' | 'need'>>(
  tiers: readonly T[],
  found: readonly CaseFactor[],
): T[] => tiers.filter((tier) => tierMet(tier, found) === true)
