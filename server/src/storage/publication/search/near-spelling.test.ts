import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearestOf, slipsWithin } from './near-spelling.ts'

describe('near spellings', () => {
  test.each([
    ['宏远气车', '四平市宏远汽车贸易有限公司', 1],
    ['宏远汽车', '四平市宏远汽车贸易有限公司', 0],
    ['宏远车', '四平市宏远汽车贸易有限公司', 1],
    ['宏远汽汽车', '四平市宏远汽车贸易有限公司', 1],
    ['红远气车', '四平市宏远汽车贸易有限公司', 2],
    ['', '四平市', 0],
    ['四平市', '', 3],
  ])('%s in %s: %i', (typed, text, slips) => {
    expect(slipsWithin(typed, text)).toBe(slips)
  })

  test('what stands in a text is found in it, and each slip costs at most one', () => {
    const text = fc.string({ unit: fc.constantFrom(...'宏远汽车贸易'), maxLength: 12 })
    fc.assert(
      fc.property(text, text, text, fc.nat(11), (before, typed, after, at) => {
        expect(slipsWithin(typed, before + typed + after)).toBe(0)
        const slipped = `${typed.slice(0, at)}某${typed.slice(at + 1)}`
        expect(slipsWithin(slipped, before + typed + after)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('the nearest come first, and what is only somewhat alike does not come', () => {
    const names = [
      '四平市宏达汽车销售有限公司',
      '四平市宏远汽车贸易有限公司',
      '四平市远大电器有限公司',
    ]
    expect(nearestOf('宏远气车', names)).toEqual(['四平市宏远汽车贸易有限公司'])
    expect(nearestOf('宏远汽车', names)).toEqual([
      '四平市宏远汽车贸易有限公司',
      '四平市宏达汽车销售有限公司',
    ])
    expect(nearestOf('远', names)).toEqual(['四平市远大电器有限公司', '四平市宏远汽车贸易有限公司'])
  })
})
