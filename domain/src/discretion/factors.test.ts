import { describe, expect, test } from 'vitest'
import { askedFacts, factorLine, factorMet, readFactor, readFactors } from './factors.ts'
import { tierMet, tiersCalledFor } from './tier-for-facts.ts'

describe('a factor of a benchmark', () => {
  test.each([
    ['涉及车辆：3 辆以上、不满 10 辆', { fact: '涉及车辆', unit: '辆', from: 3, below: 10 }],
    ['涉及车辆:10辆以上', { fact: '涉及车辆', unit: '辆', from: 10 }],
    ['逾期天数：不满 30 天', { fact: '逾期天数', unit: '天', below: 30 }],
    ['在期限内改正：是', { fact: '在期限内改正', holds: true }],
    ['造成损失：否', { fact: '造成损失', holds: false }],
  ])('is read from “%s”', (line, factor) => {
    expect(readFactor(line)).toEqual(factor)
  })

  test.each([
    '涉及车辆较多',
    '涉及车辆：较多',
    '涉及车辆：3 辆以上、不满 10 台',
    '涉及车辆：三辆以上',
    '：3 辆以上',
    '金额：3 元以上：是',
  ])('is not guessed from “%s”', (line) => {
    expect(readFactor(line)).toBeNull()
    expect(readFactors(line).unread[0]).toContain('读不出来，请写成')
  })

  test('is written as it is read', () => {
    for (const line of ['涉及车辆：3 辆以上、不满 10 辆', '在期限内改正：是']) {
      expect(factorLine(readFactor(line)!)).toBe(line)
    }
  })

  // 民法典: 以上 counts the number itself, 不满 does not.
  test.each([
    [2, false],
    [3, true],
    [9, true],
    [10, false],
  ])('of 3 to below 10 holds for %i: %s', (amount, met) => {
    const factor = { fact: '涉及车辆', unit: '辆', from: 3, below: 10 }
    expect(factorMet(factor, [{ fact: '涉及车辆', amount, holds: null }])).toBe(met)
  })
})

const counted = (fact: string, amount: number) => ({ fact, amount, holds: null })
const held = (fact: string, holds: boolean) => ({ fact, amount: null, holds })

describe('a tier with several factors', () => {
  const factors = [
    { fact: '涉及卡数', unit: '张', from: 100 },
    { fact: '造成损失', holds: true },
  ]
  test.each([
    ['all', [counted('涉及卡数', 100), held('造成损失', true)], true],
    ['all', [counted('涉及卡数', 99)], false],
    ['all', [counted('涉及卡数', 100)], null],
    ['any', [counted('涉及卡数', 100)], true],
    ['any', [counted('涉及卡数', 99)], null],
    ['any', [counted('涉及卡数', 99), held('造成损失', false)], false],
  ] as const)('that needs %s of them, for %j: %s', (need, found, met) => {
    expect(tierMet({ factors, need }, found)).toBe(met)
  })

  test('calls for no tier while a fact is missing, nor where the condition is words alone', () => {
    expect(tiersCalledFor([{ factors }, {}], [counted('涉及卡数', 100)])).toEqual([])
  })

  test('is asked about once, whatever the number of tiers', () => {
    const named = { fact: '二年内受过处罚', weighs: 'heavier' as const, article: '第六条' }
    expect(askedFacts([{ factors }, { factors }], [named])).toEqual([
      { fact: '涉及卡数', unit: '张' },
      { fact: '造成损失', unit: null },
      { fact: '二年内受过处罚', unit: null },
    ])
  })
})
