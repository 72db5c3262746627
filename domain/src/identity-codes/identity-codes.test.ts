import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '../shared/plain-date.ts'
import { documentNumber } from './document-number.ts'
import { idCardProblem } from './id-card.ts'
import { organisationCodeProblem } from './organisation-code.ts'
import { usccCheckCharacter, usccProblem } from './uscc.ts'

// The rows are docs/rules/identity-codes.md.
describe('统一社会信用代码 (GB 32100)', () => {
  test.each(['91230500MA1B3N1N2M', '11230500001755309F', '91350100M000100Y43'])(
    '%s is right',
    (code) => {
      expect(usccProblem(code)).toBeNull()
    },
  )

  test.each([
    ['91230500MA1B3N1N2N', '末位应为“M”，现在是“N”，请核对整串代码'],
    ['91230500MA1B3N1N2I', '末位应为“M”，现在是“I”。代码里不用字母 I。'],
    ['9123O500MA1B3N1N2M', '第 5 位是“O”。代码里不用字母 O。是不是“0”？'],
    ['91230500MA1B3N1N2', '统一社会信用代码应为 18 位，现在 17 位'],
    ['91230500MA1B3N1N2MM', '统一社会信用代码应为 18 位，现在 19 位'],
    ['91230500ma1B3N1N2M', '第 9 位是“m”。只能用数字和大写字母。'],
    ['912305\u202e0MA1B3N1N2M', '第 7 位是U+202E。只能用数字和大写字母。'],
    ['91230500MA1B3N1N\u00002', '第 17 位是U+0000。只能用数字和大写字母。'],
    ['9123050AMA1B3N1N2M', '第 3 至 8 位是登记机关行政区划，应为 6 位数字'],
    ['', '统一社会信用代码应为 18 位，现在 0 位'],
  ])('%s: %s', (code, problem) => {
    expect(usccProblem(code)).toBe(problem)
  })

  test('a code whose last character fits but whose 主体标识码 does not is named at its place', () => {
    const broken = '91230500MA1B3N1N3'

    expect(usccProblem(broken + usccCheckCharacter(broken))).toBe(
      '第 9 至 17 位：组织机构代码校验码应为“2”，现在是“3”，请核对整串代码',
    )
  })

  test('no single wrong character passes', () => {
    const right = '91230500MA1B3N1N2M'
    const other = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
    fc.assert(
      fc.property(fc.nat(17), other, (place, character) => {
        const code = right.slice(0, place) + character + right.slice(place + 1)

        expect(usccProblem(code) === null).toBe(code === right)
      }),
    )
  })
})

describe('组织机构代码 (GB 11714)', () => {
  test.each(['MA1B3N1N2', 'MA1B3N1N-2', '001755309', 'M000100Y4'])('%s is right', (code) => {
    expect(organisationCodeProblem(code)).toBeNull()
  })

  test.each([
    ['MA1B3N1N3', '组织机构代码校验码应为“2”，现在是“3”，请核对整串代码'],
    ['MA1B3N1N', '组织机构代码应为 9 位，现在 8 位'],
    ['MA1B3N1_2', '第 8 位是“_”，只能用数字和大写字母'],
  ])('%s: %s', (code, problem) => {
    expect(organisationCodeProblem(code)).toBe(problem)
  })
})

describe('公民身份号码 (GB 11643)', () => {
  test.each(['11010519491231002X', '440524188001010014'])('%s is right', (code) => {
    expect(idCardProblem(code)).toBeNull()
  })

  test.each([
    ['110105194912310021', '末位应为“X”，现在是“1”，请核对整串号码'],
    ['11010519491231002A', '末位应为“X”，现在是“A”'],
    ['11010519490229002X', '第 7 至 14 位是出生日期，1949-02-29 不存在'],
    ['00010519491231002X', '前两位“00”不是省级行政区划代码'],
    ['110105491231002', '15 位旧号码已经停用，请填 18 位公民身份号码'],
    ['1101051949123100', '身份证号应为 18 位，现在 16 位'],
    ['1101O519491231002X', '第 5 位是“O”，前 17 位只能是数字'],
  ])('%s: %s', (code, problem) => {
    expect(idCardProblem(code)).toBe(problem)
  })

  test('the seventeenth digit must fit the sex that was entered', () => {
    expect(idCardProblem('11010519491231002X', { sex: '女' })).toBeNull()
    expect(idCardProblem('11010519491231002X', { sex: '男' })).toBe(
      '第 17 位对应的性别是“女”，与所填“男”不一致',
    )
  })

  test('nobody is born after today', () => {
    expect(idCardProblem('11010519491231002X', { today: plainDate('1949-12-30') })).toBe(
      '出生日期 1949-12-31 晚于今天',
    )
  })
})

describe('文号', () => {
  test("is the agency's word, the paper's word, the year in six-cornered brackets and no leading zero", () => {
    expect(documentNumber('四商', { word: '罚决', year: 2026, serial: 12 })).toEqual({
      ...{ word: '罚决', year: 2026, serial: 12 },
      text: '四商罚决字〔2026〕12号',
    })
  })
})
