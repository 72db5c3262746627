import { describe, expect, test } from 'vitest'
import { capitalYuan, fenFromYuan, yuanText } from './money.ts'

describe('amounts in capitals', () => {
  test.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [55, '伍角伍分'],
    [100, '壹元整'],
    [1_000, '壹拾元整'],
    [10_500, '壹佰零伍元整'],
    [11_000, '壹佰壹拾元整'],
    [100_500, '壹仟零伍元整'],
    [105_000, '壹仟零伍拾元整'],
    [1_800_000, '壹万捌仟元整'],
    [1_000_000, '壹万元整'],
    [1_000_100, '壹万零壹元整'],
    [10_005_000, '壹拾万零伍拾元整'],
    [10_050_000, '壹拾万零伍佰元整'],
    [10_500_000, '壹拾万伍仟元整'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [100_000_050_000, '壹拾亿零伍佰元整'],
    [10_000_000_000, '壹亿元整'],
    [1_000_100_000_000, '壹佰亿零壹佰万元整'],
    [123_456_789_012_345, '壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分'],
  ])('%i fen is %s', (fen, text) => {
    expect(capitalYuan(fen)).toBe(text)
  })

  test.each([-1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('%d is no amount', (fen) => {
    expect(() => capitalYuan(fen)).toThrow(RangeError)
  })
})

describe('yuan as typed', () => {
  test.each([
    ['19.99', 1_999],
    ['18,000', 1_800_000],
    ['18，000.5', 1_800_050],
    ['0', 0],
    ['1.', null],
    ['1.234', null],
    ['-1', null],
    ['1e3', null],
    ['', null],
    ['99999999999999', null],
  ])('%s is %s fen', (text, fen) => {
    expect(fenFromYuan(text)).toBe(fen)
  })

  test.each([
    [1_800_000, '18,000.00'],
    [5, '0.05'],
    [-100, '-1.00'],
    [123_456_789, '1,234,567.89'],
  ])('%i fen is shown as %s', (fen, text) => {
    expect(yuanText(fen)).toBe(text)
  })
})
