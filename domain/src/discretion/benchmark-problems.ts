import type { DiscretionTier, Matter } from '../reference/matter.ts'
import { forParty } from '../reference/for-party.ts'
import { yuanText } from '../shared/money.ts'
import { statutoryRange } from './fine-range.ts'

/**
 * What is wrong with the tiers of a benchmark (裁量基准) for this matter, in words; empty when they may
 * be used. Tiers go from light to heavy, stay inside the statute (a first tier of correction only, 0–0,
 * is allowed) and share at most an end. A gap is allowed: an amount in it leaves the benchmark.
 */
export function benchmarkProblems(matter: Matter, tiers: readonly DiscretionTier[]): string[] {
  const range = statutoryRange(matter, null)
  if (range === null) return ['本事项没有可用的罚款幅度，不能设裁量阶次']
  if (matter.fine.kind === 'two-stage') return ['两个阶段由法律规定，不能另设裁量阶次']
  if (matter.fine.kind === 'by-party') return problemsByParty(matter, tiers)
  if (tiers.some(({ forParty }) => forParty !== undefined)) return ['本事项的幅度不分当事人类别']
  const names = tiers.map(({ name }) => name.trim())
  if (names.includes('')) return ['每一档都要有名称']
  if (new Set(names).size < names.length) return ['档次名称不能重复']
  return tiers.flatMap((tier, i) => tierProblems(tier, tiers[i - 1], range))
}

/** A benchmark for each of the two ranges, since what is 较轻 for one may be above the maximum of the other. */
function problemsByParty(matter: Matter, tiers: readonly DiscretionTier[]): string[] {
  if (tiers.some((tier) => tier.forParty === undefined)) {
    return ['罚款因当事人类别不同，每一档都要写明适用于企业事业单位还是其他生产经营者']
  }
  return (['organisation', 'sole-trader'] as const).flatMap((party) => {
    const { fine, tiers: own } = forParty({ ...matter, tiers }, party)
    const plain = own.map(({ forParty: _, ...tier }) => tier)
    return own.length === 0 ? [] : benchmarkProblems({ ...matter, fine }, plain)
  })
}

function tierProblems(
  tier: DiscretionTier,
  before: DiscretionTier | undefined,
  range: { minFen: number; maxFen: number },
): string[] {
  const problems: string[] = []
  const correctionOnly = tier.minFen === 0 && tier.maxFen === 0
  if (tier.minFen > tier.maxFen) problems.push(`“${tier.name}”的下限高于上限`)
  if (tier.maxFen > range.maxFen) {
    problems.push(`“${tier.name}”超过法定上限 ${yuanText(range.maxFen)} 元`)
  }
  if (!correctionOnly && tier.minFen < range.minFen) {
    problems.push(`“${tier.name}”低于法定下限 ${yuanText(range.minFen)} 元`)
  }
  if (before && tier.minFen < before.maxFen) {
    problems.push(`“${tier.name}”与“${before.name}”重叠，只能共用一个端点`)
  }
  return problems
}
