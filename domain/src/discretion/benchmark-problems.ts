import type { DiscretionTier, FineRule, Matter } from '../reference/matter.ts'
import { forParty } from '../reference/for-party.ts'
import { yuanText } from '../shared/money.ts'
import { askedFacts, factorLine, type BenchmarkCircumstance } from './factors.ts'
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
  return [
    ...tiers.flatMap((tier, i) => tierProblems(tier, tiers[i - 1], range)),
    ...tiers.flatMap((tier) => timesProblems(matter.fine, tier)),
    ...factorProblems(tiers),
  ]
}

/** What is wrong with the circumstances that a benchmark weighs within its tiers; empty when they may be used. */
export function circumstanceProblems(
  circumstances: readonly BenchmarkCircumstance[],
  tiers: readonly DiscretionTier[],
): string[] {
  const asked = new Map(askedFacts(tiers).map(({ fact }) => [fact, true]))
  return circumstances.flatMap(({ fact, article }, i) => [
    ...(article.trim() === '' ? [`“${fact}”没有写明在基准的哪一条`] : []),
    ...(asked.has(fact) ? [`“${fact}”已经是分档的因素，不能再作档内的情节`] : []),
    ...(circumstances.findIndex((each) => each.fact === fact) < i ? [`“${fact}”写了两次`] : []),
  ])
}

/** A multiple of the gains stays inside the multiple that the statute allows. */
function timesProblems(fine: FineRule, { name, minTimes, maxTimes }: DiscretionTier): string[] {
  if (minTimes === undefined && maxTimes === undefined) return []
  if (fine.kind !== 'gains-multiple' && fine.kind !== 'gains-cap') {
    return [`“${name}”按违法所得的倍数，本事项的罚款不按倍数`]
  }
  if (minTimes === undefined || maxTimes === undefined) return [`“${name}”的倍数要写起止两个数`]
  const least = fine.kind === 'gains-multiple' ? fine.minTimes : 0
  const problems: string[] = []
  if (minTimes > maxTimes) problems.push(`“${name}”的倍数下限高于上限`)
  if (maxTimes > fine.maxTimes) problems.push(`“${name}”超过法定的 ${fine.maxTimes} 倍`)
  if (minTimes < least) problems.push(`“${name}”低于法定的 ${least} 倍`)
  return problems
}

/** One fact is counted in one unit, a range is not empty, and no two tiers take the same facts. */
function factorProblems(tiers: readonly DiscretionTier[]): string[] {
  const units = new Map(askedFacts(tiers).map(({ fact, unit }) => [fact, unit]))
  const own = tiers.flatMap(({ name, factors = [] }) =>
    factors.flatMap((factor) => {
      const unit = 'holds' in factor ? null : factor.unit
      if (units.get(factor.fact) !== unit) {
        return [`“${factor.fact}”在各档的单位不一致，或者有的按数量、有的按有无`]
      }
      if ('holds' in factor) return []
      const { from = 0, below = Infinity } = factor
      return from < below ? [] : [`“${name}”的“${factorLine(factor)}”没有一个数能符合`]
    }),
  )
  return own.length > 0 ? own : tiers.flatMap((tier, i) => sameFacts(tier, tiers.slice(0, i)))
}

/** Two tiers that turn on one and the same counted fact must not overlap in it, or one case falls into both. */
function sameFacts(tier: DiscretionTier, lighter: readonly DiscretionTier[]): string[] {
  const [factor, ...more] = tier.factors ?? []
  if (!factor || 'holds' in factor || more.length > 0) return []
  return lighter.flatMap(({ name, factors = [] }) => {
    const [other, ...others] = factors
    if (!other || 'holds' in other || others.length > 0 || other.fact !== factor.fact) return []
    const apart =
      (factor.from ?? 0) >= (other.below ?? Infinity) ||
      (other.from ?? 0) >= (factor.below ?? Infinity)
    return apart ? [] : [`“${tier.name}”与“${name}”的“${factor.fact}”重叠，一件案件会落入两档`]
  })
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
