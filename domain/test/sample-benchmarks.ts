import type { DiscretionTier, Matter } from '../src/reference/matter.ts'
import { getPenaltyMatter } from '../src/reference/matters.ts'

const tier = (name: string, min: number, max: number): DiscretionTier => ({
  name,
  condition: name,
  minFen: 100 * min,
  maxFen: 100 * max,
  other: '',
})

/** Benchmarks an agency might publish; the catalogue itself has none (处罚法第34条). */
const published: Record<string, readonly DiscretionTier[]> = {
  'CF-001-01': [
    tier('较轻', 0, 0),
    tier('一般', 10_000, 15_000),
    tier('严重', 15_000, 20_000),
    tier('特别严重', 20_000, 30_000),
  ],
  'CF-009-01': [tier('较轻', 100_000, 200_000), tier('严重', 200_000, 500_000)],
  'CF-028-01': [tier('一般', 1_000, 3_000), tier('严重', 4_000, 5_000)],
  'CF-036-01': [
    { ...tier('较轻', 0, 3_000), minTimes: 0, maxTimes: 1 },
    { ...tier('一般', 3_000, 7_000), minTimes: 1, maxTimes: 2 },
    { ...tier('严重', 7_000, 10_000), minTimes: 2, maxTimes: 3 },
  ],
}

/** A matter as it is where its benchmark is published; without one where there is none here. */
export const withBenchmark = (code: string): Matter => ({
  ...getPenaltyMatter(code),
  tiers: published[code] ?? [],
  tierSource: '示例基准',
})

const cars = (bounds: { readonly from?: number; readonly below?: number }) => [
  { fact: '涉及车辆', unit: '辆', ...bounds },
]

/** A benchmark whose tiers follow from a counted fact, and which weighs a circumstance within them; invented as well. */
export const carsBenchmark: Matter = {
  ...getPenaltyMatter('CF-034-02'),
  tiers: [
    { ...tier('较轻', 0, 3_000), factors: cars({ below: 3 }), article: '第三条第一项' },
    {
      ...tier('一般', 3_000, 7_000),
      factors: cars({ from: 3, below: 10 }),
      article: '第三条第二项',
    },
    { ...tier('严重', 7_000, 10_000), factors: cars({ from: 10 }), article: '第三条第三项' },
  ],
  benchmarkCircumstances: [
    { fact: '二年内因同类行为受过处罚', weighs: 'heavier', article: '第六条' },
  ],
  tierSource: '示例基准',
}
