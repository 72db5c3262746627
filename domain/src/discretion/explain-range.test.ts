import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carsBenchmark, withBenchmark } from '../../test/sample-benchmarks.ts'
import { getPenaltyMatter } from '../reference/matters.ts'
import { explainRange, type RangeQuestion } from './explain-range.ts'
import { legalCircumstances, type LegalCircumstance } from './legal-circumstances.ts'

const yuan = (amount: number) => amount * 100
const range = (min: number, max: number) => ({ minFen: yuan(min), maxFen: yuan(max) })

const ask = (more: Partial<RangeQuestion> & Pick<RangeQuestion, 'matter'>) =>
  explainRange({ gainsFen: null, tier: null, factors: [], circumstances: [], ...more })

const cars = (amount: number) => ({ fact: '涉及车辆', amount, holds: null })
const again = { fact: '二年内因同类行为受过处罚', amount: null, holds: true }

// Worked out by hand from the sample benchmark: 一般 is 3 000 to 7 000 yuan, its middle 5 000.
describe('several circumstances weigh within the tier', () => {
  test.each([
    { name: 'nothing', factors: [cars(5)], circumstances: [], min: 3_000, max: 7_000 },
    {
      name: 'lighter alone',
      factors: [cars(5)],
      circumstances: ['harm-undone'],
      min: 3_000,
      max: 5_000,
    },
    { name: 'heavier alone', factors: [cars(5), again], circumstances: [], min: 5_000, max: 7_000 },
    {
      name: 'both',
      factors: [cars(5), again],
      circumstances: ['harm-undone'],
      min: 3_000,
      max: 7_000,
    },
    {
      name: 'two that are lighter',
      factors: [cars(5)],
      circumstances: ['harm-undone', 'merit-in-cooperation'],
      min: 3_000,
      max: 5_000,
    },
  ] as const)('$name: $min to $max yuan', ({ factors, circumstances, min, max }) => {
    const found = ask({ matter: carsBenchmark, tier: '一般', factors, circumstances })
    expect(found.suggested).toEqual(range(min, max))
    expect(found.tier).toEqual(range(3_000, 7_000))
    expect(found.called).toEqual(['一般'])
  })
})

describe('the range says where it comes from', () => {
  test('line by line, each with its article or its place in the benchmark', () => {
    const { lines } = ask({
      matter: carsBenchmark,
      tier: '一般',
      factors: [cars(5), again],
      circumstances: ['harm-undone'],
    })
    expect(lines.map(({ part, text }) => `${part} ${text}`)).toEqual([
      'statute 法定幅度 0 元至 10,000 元',
      'factor 涉及车辆 5 辆，符合“一般”（3 辆以上、不满 10 辆）',
      'tier “一般”档 3,000 元至 7,000 元',
      'circumstance 主动消除或者减轻违法行为危害后果：应当从轻或者减轻处罚',
      'circumstance 二年内因同类行为受过处罚：在档内从重',
      'result 从轻、从重的情节都有，在本档内权衡：3,000 元至 7,000 元',
    ])
    expect(lines.map(({ basis }) => basis.length > 0)).toEqual([
      true,
      false,
      true,
      true,
      false,
      false,
    ])
    expect(lines.map(({ source }) => source)).toEqual([
      '',
      '示例基准',
      '示例基准 第三条第二项',
      '',
      '示例基准 第六条',
      '',
    ])
    expect(lines[3]?.basis).toEqual([{ instrument: '行政处罚法', article: 32, item: 1 }])
  })

  test('where the agency has published nothing it says so, and only the statute is left', () => {
    const found = ask({ matter: getPenaltyMatter('CF-009-01'), circumstances: ['harm-undone'] })
    expect(found.lines.map(({ part }) => part)).toEqual([
      'statute',
      'benchmark',
      'circumstance',
      'result',
    ])
    expect(found.lines[1]?.text).toContain('没有公布')
    expect(found.suggested).toEqual(range(100_000, 500_000))
  })

  test('below the minimum only by a circumstance of 减轻, with its article', () => {
    const matter = withBenchmark('CF-009-01')
    const without = ask({ matter, tier: '较轻' })
    expect(without.mayMitigate).toBe(false)
    expect(without.lines.at(-1)?.text).toBe(
      '在本档内确定：100,000 元至 200,000 元；没有减轻的情节，不能低于 100,000 元',
    )
    const merit = ask({ matter, tier: '较轻', circumstances: ['merit-in-cooperation'] })
    expect(merit.mayMitigate).toBe(true)
    expect(merit.lines.at(-1)?.text).toContain('减轻处罚的，可以低于 100,000 元')
  })

  test('a tier that the facts do not call for is said to leave the benchmark', () => {
    const { lines, called } = ask({ matter: carsBenchmark, tier: '较轻', factors: [cars(12)] })
    expect(called).toEqual(['严重'])
    expect(lines.find(({ part }) => part === 'tier')?.text).toContain(
      '属于“严重”档，偏离须写明理由',
    )
  })

  test.each([
    { code: 'CF-036-01', gains: 4_000, tier: '一般', min: 4_000, max: 8_000 },
    // Three times the gains, but the statute stops at 30 000 yuan.
    { code: 'CF-036-01', gains: 20_000, tier: '严重', min: 30_000, max: 30_000 },
    { code: 'CF-036-01', gains: 0, tier: '一般', min: 3_000, max: 7_000 },
  ])('of $code with gains $gains in $tier is $min to $max', ({ code, gains, tier, min, max }) => {
    const found = ask({ matter: withBenchmark(code), gainsFen: yuan(gains), tier })
    expect(found.suggested).toEqual(range(min, max))
  })

  test('a rule without a fine leaves nothing', () => {
    const found = ask({ matter: getPenaltyMatter('CF-018-01') })
    expect(found).toMatchObject({ statute: null, suggested: null, mayMitigate: false })
    expect(found.lines).toHaveLength(1)
  })

  test('不予处罚 is told and decides nothing by itself', () => {
    const found = ask({
      matter: carsBenchmark,
      tier: '一般',
      circumstances: ['first-slight-corrected'],
    })
    expect(found.mayForgo).toBe(true)
    expect(found.lines.at(-1)?.text).toContain('有不予处罚的情节')
  })
})

test('whatever the facts, the range lies in the statute, or is no fine at all', () => {
  const matters = ['CF-001-01', 'CF-009-01', 'CF-011-01', 'CF-014-01', 'CF-028-01', 'CF-036-01']
    .map(withBenchmark)
    .concat(carsBenchmark)
  const circumstances = Object.keys(legalCircumstances) as LegalCircumstance[]
  fc.assert(
    fc.property(
      fc.constantFrom(...matters),
      fc.option(fc.integer({ min: 0, max: 50_000_000 }), { nil: null }),
      fc.nat(3),
      fc.subarray(circumstances),
      fc.nat(20),
      fc.boolean(),
      (matter, gainsFen, at, given, amount, repeated) => {
        const stages = matter.fine.kind === 'two-stage' ? matter.fine.stages : matter.tiers
        const found = explainRange({
          matter,
          gainsFen,
          tier: stages[at]?.name ?? null,
          factors: [cars(amount), { ...again, holds: repeated }],
          circumstances: given,
        })
        const { statute, suggested, tier } = found
        if (statute === null || suggested === null) throw new Error('every sample has a fine')
        expect(suggested.minFen).toBeLessThanOrEqual(suggested.maxFen)
        expect(suggested.maxFen).toBeLessThanOrEqual(statute.maxFen)
        if (suggested.maxFen > 0) expect(suggested.minFen).toBeGreaterThanOrEqual(statute.minFen)
        if (tier) {
          expect(suggested.minFen).toBeGreaterThanOrEqual(tier.minFen)
          expect(suggested.maxFen).toBeLessThanOrEqual(tier.maxFen)
        }
        expect(found.mayMitigate).toBe(given.some((id) => legalCircumstances[id].mitigates))
      },
    ),
    { numRuns: 500 },
  )
})
