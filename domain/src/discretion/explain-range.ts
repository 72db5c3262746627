import { citationsIn } from '../citation/citations-in.ts'
import type { DiscretionTier, FineRange, Matter } from '../reference/matter.ts'
import { systemRule, type Basis } from '../shared/basis.ts'
import { cite } from '../shared/citation.ts'
import { shortYuan, type Fen } from '../shared/money.ts'
import {
  askedFacts,
  caseFactorText,
  factorText,
  type BenchmarkCircumstance,
  type CaseFactor,
} from './factors.ts'
import { statutoryRange, tiersOf } from './fine-range.ts'
import {
  legalCircumstance,
  mayMitigate,
  weightText,
  type LegalCircumstance,
} from './legal-circumstances.ts'
import { tiersCalledFor } from './tier-for-facts.ts'

/** What the range of a fine follows from. The matter is as it applies to the party. */
export type RangeQuestion = {
  readonly matter: Matter
  /** 违法所得; null when none was found. */
  readonly gainsFen: Fen | null
  /** The tier or stage chosen; null while none is. */
  readonly tier: string | null
  readonly factors: readonly CaseFactor[]
  readonly circumstances: readonly LegalCircumstance[]
}

export const rangeParts = {
  statute: '法定幅度',
  benchmark: '裁量基准',
  factor: '裁量因素',
  tier: '裁量档次',
  circumstance: '情节',
  result: '可定范围',
} as const

/** One step of the sum: what it says, the amounts it leaves, and what it rests on. */
export type RangeLine = {
  readonly part: keyof typeof rangeParts
  readonly text: string
  readonly range: FineRange | null
  readonly basis: readonly Basis[]
  /** The benchmark and the place in it; empty where the line rests on a law. */
  readonly source: string
}

/** The range of the fine, explained line by line: form, statement, review desk and approval show this one value. */
export type ExplainedRange = {
  readonly lines: readonly RangeLine[]
  readonly statute: FineRange | null
  /** What the chosen tier allows; null where there is none. */
  readonly tier: FineRange | null
  /** Where in it the weight of the circumstances points to. Leaving the tier asks for a reason, leaving this does not. */
  readonly suggested: FineRange | null
  readonly lean: 'lighter' | 'heavier' | 'both' | 'none'
  /** Tiers that the facts call for; empty while facts are missing. */
  readonly called: readonly string[]
  readonly mayMitigate: boolean
  readonly mayForgo: boolean
}

const discretion = cite('行政处罚法', 34)

/** The range that the statute, the benchmark, the facts and the circumstances leave, each with its article. */
export function explainRange(asked: RangeQuestion): ExplainedRange {
  const { matter, gainsFen, circumstances } = asked
  const statute = statutoryRange(matter, gainsFen, asked.tier)
  const tiers = tiersOf(matter, gainsFen)
  const chosen = tiers.find(({ name }) => name === asked.tier) ?? null
  const lean = leanOf(asked)
  const weighed = statute && weigh(within(chosen ?? statute, statute), chosen && lean)
  return {
    lines: [
      statuteLine(asked, statute),
      ...(statute === null ? [] : benchmarkLines(asked, tiers)),
      ...(statute && chosen ? [tierLine(asked, chosen, tiers)] : []),
      ...circumstanceLines(asked),
      ...(weighed ? [resultLine(asked, { range: weighed, lean, chosen, statute })] : []),
    ],
    statute,
    tier: statute && chosen && within(chosen, statute),
    suggested: weighed,
    lean,
    called: tiersCalledFor(tiers, asked.factors).map(({ name }) => name),
    mayMitigate: statute !== null && mayMitigate(circumstances),
    mayForgo: circumstances.some((id) => legalCircumstance(id).weighs === 'none'),
  }
}

/** A tier lies in the statute; one of correction only (0–0) has no fine that could lie below it. */
function within({ minFen, maxFen }: FineRange, statute: FineRange): FineRange {
  if (maxFen === 0) return { minFen: 0, maxFen: 0 }
  const top = Math.min(maxFen, statute.maxFen)
  return { minFen: Math.min(Math.max(minFen, statute.minFen), top), maxFen: top }
}

/**
 * Circumstances weigh within the tier and never out of it: what is lighter alone points to its lower half, what is
 * heavier alone to its upper half, both together to all of it. No text fixes where; halves are our own way of counting.
 */
function weigh({ minFen, maxFen }: FineRange, lean: ExplainedRange['lean'] | null): FineRange {
  const middle = Math.round((minFen + maxFen) / 2)
  if (lean === 'lighter') return { minFen, maxFen: middle }
  if (lean === 'heavier') return { minFen: middle, maxFen }
  return { minFen, maxFen }
}

/** Of the benchmark's own circumstances those that were found to hold. */
const holding = ({ matter, factors }: RangeQuestion): BenchmarkCircumstance[] =>
  (matter.benchmarkCircumstances ?? []).filter(({ fact }) =>
    factors.some((found) => found.fact === fact && found.holds === true),
  )

function leanOf(asked: RangeQuestion): ExplainedRange['lean'] {
  const weights = [
    ...asked.circumstances.map((id) => legalCircumstance(id).weighs),
    ...holding(asked).map(({ weighs }) => weighs),
  ]
  const lighter = weights.includes('lighter')
  const heavier = weights.includes('heavier')
  if (lighter && heavier) return 'both'
  if (lighter) return 'lighter'
  return heavier ? 'heavier' : 'none'
}

const amounts = ({ minFen, maxFen }: FineRange) =>
  maxFen === 0
    ? '不罚款'
    : minFen === maxFen
      ? `${shortYuan(minFen)} 元`
      : `${shortYuan(minFen)} 元至 ${shortYuan(maxFen)} 元`

type Said = Pick<RangeLine, 'part' | 'text'> & Partial<Omit<RangeLine, 'part' | 'text'>>
const line = (said: Said): RangeLine => ({ range: null, basis: [], source: '', ...said })

function statuteLine(
  { matter, gainsFen, tier }: RangeQuestion,
  range: FineRange | null,
): RangeLine {
  const { fine } = matter
  const basis = citationsIn(matter.penaltyBasis)
  const said = (text: string) => line({ part: 'statute', text, range, basis })
  const gains = gainsFen ?? 0
  const found = gains > 0 ? `违法所得 ${shortYuan(gains)} 元` : '没有违法所得'
  const known = range === null ? '' : amounts(range)
  switch (fine.kind) {
    case 'none':
      return said('条文没有规定罚款')
    case 'to-verify':
      return said('条文的罚款数额尚未与原文核对，核对前不能罚款')
    case 'range':
    case 'by-party':
      return said(`法定幅度 ${known}`)
    case 'two-stage': {
      const stage = fine.stages.find(({ name }) => name === tier)
      return said(
        stage ? `“${stage.name}”阶段的法定幅度 ${known}` : `法定幅度两个阶段合计 ${known}`,
      )
    }
    case 'gains-multiple':
      return gains >= fine.fromGainsFen
        ? said(`${found}，处 ${fine.minTimes} 至 ${fine.maxTimes} 倍罚款：${known}`)
        : said(`${found}，不到 ${shortYuan(fine.fromGainsFen)} 元，法定幅度 ${known}`)
    case 'gains-cap':
      return gains > 0
        ? said(
            `${found}，处 ${fine.maxTimes} 倍以下、不超过 ${shortYuan(fine.capFen)} 元罚款：${known}`,
          )
        : said(`${found}，法定幅度 ${known}`)
  }
}

/** What the benchmark asks and what was found, a line each; that there is none is said as well. */
function benchmarkLines(
  { matter, factors }: RangeQuestion,
  tiers: readonly DiscretionTier[],
): RangeLine[] {
  if (tiers.length === 0) {
    const text = '本机关没有公布这一事项的裁量基准：只按法定幅度裁量，并写明理由'
    return [line({ part: 'benchmark', text, basis: [discretion] })]
  }
  return askedFacts(tiers).flatMap(({ fact, unit }) => {
    const found = factors.find((each) => each.fact === fact)
    if (!found) return []
    const words = caseFactorText(found, unit ?? '')
    const meeting = tiers.flatMap((tier) =>
      (tier.factors ?? [])
        .filter(
          (factor) =>
            factor.fact === fact && tiersCalledFor([alone(tier, factor)], [found]).length > 0,
        )
        .map((factor) => `“${tier.name}”（${factorText(factor)}）`),
    )
    const text =
      meeting.length > 0 ? `${words}，符合${meeting.join('、')}` : `${words}，不在任何一档内`
    return [line({ part: 'factor', text, source: matter.tierSource })]
  })
}

const alone = (tier: DiscretionTier, factor: NonNullable<DiscretionTier['factors']>[number]) => ({
  ...tier,
  factors: [factor],
})

function tierLine(
  { matter, factors }: RangeQuestion,
  tier: DiscretionTier,
  tiers: readonly DiscretionTier[],
): RangeLine {
  const called = tiersCalledFor(tiers, factors)
  const against = called.length > 0 && !called.some(({ name }) => name === tier.name)
  const other = tier.other ? `；${tier.other}` : ''
  const names = called.map(({ name }) => `“${name}”`).join('、')
  const text = against
    ? `选定“${tier.name}”档 ${amounts(tier)}${other}；查明的因素属于${names}档，偏离须写明理由并经法制审核`
    : `“${tier.name}”档 ${amounts(tier)}${other}`
  const byLaw = matter.fine.kind === 'two-stage'
  return line({
    part: 'tier',
    text,
    range: { minFen: tier.minFen, maxFen: tier.maxFen },
    basis: byLaw ? citationsIn(matter.penaltyBasis) : [discretion],
    source: byLaw ? '' : [matter.tierSource, tier.article].filter(Boolean).join(' '),
  })
}

function circumstanceLines(asked: RangeQuestion): RangeLine[] {
  const byLaw = asked.circumstances.map((id) => {
    const weight = legalCircumstance(id)
    const text = `${weight.label}：${weightText(weight)}`
    return line({ part: 'circumstance', text, basis: [weight.basis] })
  })
  const byBenchmark = holding(asked).map(({ fact, weighs, article }) =>
    line({
      part: 'circumstance',
      text: `${fact}：在档内${weighs === 'lighter' ? '从轻' : '从重'}`,
      source: [asked.matter.tierSource, article].filter(Boolean).join(' '),
    }),
  )
  return [...byLaw, ...byBenchmark]
}

type Weighed = {
  readonly range: FineRange
  readonly lean: ExplainedRange['lean']
  readonly chosen: DiscretionTier | null
  readonly statute: FineRange
}

function resultLine({ circumstances }: RangeQuestion, weighed: Weighed): RangeLine {
  const { range, lean, chosen, statute } = weighed
  const where = {
    lighter: chosen ? '情节从轻，在本档的下半段' : '情节从轻，在法定幅度内从轻',
    heavier: chosen ? '情节从重，在本档的上半段' : '情节从重，在法定幅度内从重',
    both: chosen ? '从轻、从重的情节都有，在本档内权衡' : '从轻、从重的情节都有，在法定幅度内权衡',
    none: chosen ? '在本档内确定' : '在法定幅度内确定',
  }[lean]
  const below =
    statute.minFen === 0
      ? ''
      : mayMitigate(circumstances)
        ? `；减轻处罚的，可以低于 ${shortYuan(statute.minFen)} 元，须写明理由，并须法制审核和集体讨论`
        : `；没有减轻的情节，不能低于 ${shortYuan(statute.minFen)} 元`
  const forgo = circumstances.some((id) => legalCircumstance(id).weighs === 'none')
    ? '；有不予处罚的情节，拟给予处罚的须说明理由'
    : ''
  return line({
    part: 'result',
    text: `${where}：${amounts(range)}${range.maxFen === 0 ? '' : below}${forgo}`,
    range,
    basis: chosen && (lean === 'lighter' || lean === 'heavier') ? [systemRule('weighing')] : [],
  })
}
