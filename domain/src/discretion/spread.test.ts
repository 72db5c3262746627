import { describe, expect, test } from 'vitest'
import { plainDate } from '../shared/plain-date.ts'
import { mostAlike, sharedWords } from './alike.ts'
import { outlierOf, positionText, spreadOf } from './spread.ts'

const yuan = (...amounts: number[]) => amounts.map((amount) => amount * 100)

// Seven cases: quarters by hand, 3 000 + 0.5 × 1 000 and 6 000 + 0.5 × 0.
const seven = spreadOf(yuan(4_000, 3_000, 5_000, 6_000, 3_500, 6_000, 4_500))

describe('the spread of like cases', () => {
  test('has its quarters between the two nearest', () => {
    expect(seven).toEqual({
      count: 7,
      minFen: 300_000,
      lowerFen: 375_000,
      medianFen: 450_000,
      upperFen: 550_000,
      maxFen: 600_000,
    })
    expect(spreadOf([])).toBeNull()
    expect(spreadOf(yuan(800))).toMatchObject({ minFen: 80_000, medianFen: 80_000, maxFen: 80_000 })
  })

  // The middle half is 1 750 yuan wide; the fences lie at 1 125 and 8 125 yuan.
  test.each([
    [8_126, 'above', '明显高于同类 7 件（3,000 元至 6,000 元）'],
    [8_125, null, '高于同类全部 7 件'],
    [5_800, null, '在同类 7 件中偏高'],
    [4_500, null, '在同类 7 件的中间一半之内'],
    [3_200, null, '在同类 7 件中偏低'],
    [1_125, null, '低于同类全部 7 件'],
    [1_124, 'below', '明显低于同类 7 件（3,000 元至 6,000 元）'],
  ] as const)('%i yuan: %s', (amount, outlier, words) => {
    expect(outlierOf(amount * 100, seven)).toBe(outlier)
    expect(positionText(amount * 100, seven)).toBe(words)
  })

  test('of fewer than five judges nothing and says so', () => {
    const four = spreadOf(yuan(3_000, 3_000, 3_000, 3_000))
    expect(outlierOf(900_000, four)).toBeNull()
    expect(positionText(900_000, four)).toBe('高于同类全部 4 件，不足 5 件，不判断是否偏离')
    expect(positionText(900_000, null)).toBe('五年内没有同类案件')
  })

  test('of five equal fines makes any other one lie apart', () => {
    const equal = spreadOf(yuan(3_000, 3_000, 3_000, 3_000, 3_000))
    expect(outlierOf(300_000, equal)).toBeNull()
    expect(outlierOf(300_100, equal)).toBe('above')
  })
})

describe('the most alike', () => {
  const asked = [
    { fact: '涉及车辆', unit: '辆' },
    { fact: '造成损失', unit: null },
  ]
  const cars = (amount: number) => ({ fact: '涉及车辆', amount, holds: null })
  const loss = (holds: boolean) => ({ fact: '造成损失', amount: null, holds })
  const own = { factors: [cars(8), loss(false)], circumstances: ['harm-undone' as const] }

  test('share facts that are near and circumstances, and the reason is said in words', () => {
    const other = { factors: [cars(6), loss(false)], circumstances: ['harm-undone' as const] }
    expect(sharedWords(own, other, asked)).toEqual([
      '涉及车辆 6 辆，与本案 8 辆相近',
      '造成损失都是“否”',
      '都有“主动消除或者减轻违法行为危害后果”',
    ])
    expect(sharedWords(own, { factors: [cars(5), loss(true)], circumstances: [] }, asked)).toEqual(
      [],
    )
  })

  test('come with most in common first, then the newest', () => {
    const made = (number: string, decidedOn: string, factors: typeof own.factors) => ({
      number,
      decidedOn: plainDate(decidedOn),
      fineFen: 1,
      factors,
      circumstances: [],
    })
    const cases = [
      made('1 号', '2024-01-01', [cars(8)]),
      made('2 号', '2023-01-01', [cars(8), loss(false)]),
      made('3 号', '2025-01-01', [cars(8)]),
      made('4 号', '2025-01-01', [cars(80)]),
    ]
    expect(mostAlike(own, cases, asked).map((each) => each.case.number)).toEqual([
      '2 号',
      '3 号',
      '1 号',
    ])
  })
})
