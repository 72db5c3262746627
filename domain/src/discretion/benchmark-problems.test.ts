import { expect, test } from 'vitest'
import { carsBenchmark, withBenchmark } from '../../test/sample-benchmarks.ts'
import type { DiscretionTier } from '../reference/matter.ts'
import { benchmarkProblems, circumstanceProblems } from './benchmark-problems.ts'

const cars = (more: object) => ({ fact: '涉及车辆', unit: '辆', ...more })
const tier = (name: string, min: number, max: number, more: Partial<DiscretionTier> = {}) => ({
  ...{ name, condition: name, minFen: 100 * min, maxFen: 100 * max, other: '' },
  ...more,
})

test('a benchmark with factors is taken as it is', () => {
  expect(benchmarkProblems(carsBenchmark, carsBenchmark.tiers)).toEqual([])
})

test.each([
  ['单位不一致', [cars({ below: 3 })], [cars({ unit: '台', from: 3 })]],
  ['重叠', [cars({ below: 4 })], [cars({ from: 3 })]],
  ['没有一个数能符合', [cars({ below: 3 })], [cars({ from: 9, below: 9 })]],
  ['单位不一致，或者有的按数量', [cars({ below: 3 })], [{ fact: '涉及车辆', holds: true }]],
])('is refused: %s', (words, lighter, heavier) => {
  const tiers = [
    tier('较轻', 0, 3_000, { factors: lighter }),
    tier('一般', 3_000, 7_000, { factors: heavier }),
  ]
  expect(benchmarkProblems(carsBenchmark, tiers)).toEqual([expect.stringContaining(words)])
})

test('a multiple stays inside the multiple of the statute', () => {
  const matter = withBenchmark('CF-036-01')
  const of = (minTimes: number, maxTimes: number) =>
    benchmarkProblems(matter, [tier('一般', 0, 3_000, { minTimes, maxTimes })])
  expect(of(1, 3)).toEqual([])
  expect(of(1, 4)).toEqual(['“一般”超过法定的 3 倍'])
  expect(of(3, 1)).toEqual(['“一般”的倍数下限高于上限'])
  const plain = [tier('一般', 0, 3_000, { minTimes: 1, maxTimes: 2 })]
  expect(benchmarkProblems(carsBenchmark, plain)[0]).toContain('不按倍数')
})

test('a circumstance within the tiers has its place and is no factor of them', () => {
  const { tiers } = carsBenchmark
  const named = (fact: string, article: string) => ({ fact, weighs: 'heavier' as const, article })
  expect(circumstanceProblems([named('再犯', '第六条')], tiers)).toEqual([])
  expect(circumstanceProblems([named('再犯', ' ')], tiers)[0]).toContain('没有写明在基准的哪一条')
  expect(circumstanceProblems([named('涉及车辆', '第六条')], tiers)[0]).toContain(
    '已经是分档的因素',
  )
})
