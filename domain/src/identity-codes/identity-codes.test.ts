import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '../shared/plain-date.ts'
import { documentNumber } from './document-number.ts'
import { idCardProblem, isIdCardByForm } from './id-card.ts'
import { identityPaperProblem, reportedPaperProblem } from './identity-paper.ts'
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

  /** With the right check characters: only what the first eight places say can be wrong. */
  const registered = (front: string) => {
    const first17 = `${front}MA1B3N1N2`
    return first17 + (usccCheckCharacter(first17) ?? '')
  }

  test.each([
    ['00000000', '第 1 位“0”没有对应的登记管理部门；企业、个体工商户的代码以 9 开头'],
    ['B1220300', '第 1 位“B”没有对应的登记管理部门；企业、个体工商户的代码以 9 开头'],
    ['94220300', '第 2 位“4”不是市场监管部门登记的机构类别，只有1、2、3、9'],
    ['90220300', '第 2 位“0”不是市场监管部门登记的机构类别，只有1、2、3、9'],
    ['91000000', '第 3 至 8 位是登记机关行政区划，没有以“00”开头的行政区划'],
    ['91990000', '第 3 至 8 位是登记机关行政区划，没有以“99”开头的行政区划'],
    ['91100100', '第 3 至 8 位是登记机关行政区划，没有以“10”开头的行政区划'],
    [
      '91229900',
      '第 3 至 8 位是登记机关行政区划，没有以“2299”开头的行政区划（1980 年以来用过的都算，截至 2026-09-11）',
    ],
  ])('%s… has right check characters and cannot exist: %s', (front, problem) => {
    expect(usccProblem(registered(front))).toBe(problem)
  })

  test.each([
    ['91100000', 'the central authorities'],
    ['91220300', '四平市'],
    ['92220322', '梨树县'],
    ['93222300', '四平地区, dissolved in 1983'],
    ['91512200', '万县地区, of 四川 before 重庆 was a province'],
    ['91460400', '儋州市, a prefecture since 2015'],
    ['91659012', '新疆 by itself, a county of 2023'],
    ['91110302', '北京经济技术开发区, a registry outside GB/T 2260'],
    ['91133100', '雄安新区, likewise'],
    ['54220322', '村民委员会'],
    ['N2220322', '农村集体经济组织'],
    ['31110000', '律师事务所'],
    ['81220300', '基层工会'],
  ])('%s… stays valid: %s', (front) => {
    expect(usccProblem(registered(front))).toBeNull()
  })

  test('a code of zeros, and one whose 主体标识码 is zeros, are none', () => {
    expect(usccProblem('0'.repeat(18))).toBe('第 9 至 17 位：组织机构代码不会全是 0')
    const first17 = '91220300000000000'
    expect(usccProblem(first17 + (usccCheckCharacter(first17) ?? ''))).toBe(
      '第 9 至 17 位：组织机构代码不会全是 0',
    )
    expect(organisationCodeProblem('00000000-0')).toBe('组织机构代码不会全是 0')
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
  test.each([
    '11010519491231002X',
    // Residence permits, a foreigner's card, the first day that counts.
    ...['810000199408230021', '830000199201300022', '911124198108030024', '220302190001010017'],
  ])('%s is right', (code) => {
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

  test.each([
    ['440524188001010014', '出生日期 1880-01-01 早于 1900 年，请核对第 7 至 14 位'],
    ['22030219900101000X', '第 15 至 17 位是顺序码，没有“000”'],
    ['16010519900101001X', '前两位“16”不是省级行政区划代码'],
    ['700105199001010010', '前两位“70”不是省级行政区划代码'],
  ])('%s has a right check digit and nobody has it: %s', (code, problem) => {
    expect(idCardProblem(code)).toBe(problem)
  })

  test('what nobody has is still taken out of a text: it was meant to name somebody', () => {
    expect(isIdCardByForm('440524188001010014')).toBe(true)
    expect(isIdCardByForm('110105194912310021')).toBe(false)
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

describe('证件 of natural persons', () => {
  test.each([
    ['id-card', '11010519491231002X'],
    ['passport', 'E12345678'],
    ['passport', 'AB1234567'],
    ['hk-macao-permit', 'H1234567801'],
    ['hk-macao-permit', 'M12345678'],
    ['taiwan-permit', '12345678'],
    ['taiwan-permit', '0123456701(B)'],
    ['residence-permit', '810000199408230021'],
    ['residence-permit', '830000199201300022'],
    ['permanent-residence', 'CAN110078061501'],
    ['permanent-residence', '911124198108030024'],
  ] as const)('%s %s may exist', (paper, number) => {
    expect(identityPaperProblem(paper, number)).toBeNull()
  })

  test.each([
    ['passport', 'E 1234567', '护照号码只有大写字母和数字，5 至 20 位，不带空格'],
    ['passport', 'PASSPORT', '护照号码只有大写字母和数字，5 至 20 位，不带空格'],
    [
      'hk-macao-permit',
      'T12345678',
      '港澳居民来往内地通行证号码是 H（香港）或者 M（澳门）加 8 位数字，旧证再加 2 位换证次数',
    ],
    [
      'taiwan-permit',
      'H12345678',
      '台湾居民来往大陆通行证号码是 8 位数字；旧证是 10 位数字，后面可以有一个字母',
    ],
    [
      'residence-permit',
      '840000199408230021',
      '港澳台居民居住证号码是 18 位，以 810000（香港）、820000（澳门）或者 830000（台湾）开头',
    ],
    ['residence-permit', '810000199408230022', '末位应为“1”，现在是“2”，请核对整串号码'],
    [
      'permanent-residence',
      'H12345678',
      '外国人永久居留身份证号码是 9 开头的 18 位，旧证是 3 个字母加 12 位数字',
    ],
    ['permanent-residence', 'CAN110078131501', '第 8 至 13 位是出生日期，781315 不存在'],
    ['permanent-residence', '911124198108030025', '末位应为“4”，现在是“5”，请核对整串号码'],
  ] as const)('%s %s: %s', (paper, number, problem) => {
    expect(identityPaperProblem(paper, number)).toBe(problem)
  })

  test.each([
    ['id-card', '911124198108030024', '外国人永久居留身份证'],
    ['id-card', '810000199408230021', '港澳台居民居住证'],
    ['residence-permit', '11010519491231002X', '居民身份证'],
    ['passport', '11010519491231002X', '居民身份证'],
    ['permanent-residence', '830000199201300022', '港澳台居民居住证'],
  ] as const)('%s %s says itself that it is of another paper', (paper, number, right) => {
    expect(identityPaperProblem(paper, number)).toBe(`这是${right}的号码，请改选证件种类`)
  })

  test('the birth date in the number of an old permanent residence card is that of its owner', () => {
    const number = 'CAN110078061501'

    expect(
      identityPaperProblem('permanent-residence', number, { birthDate: '1978-06-15' }),
    ).toBeNull()
    expect(identityPaperProblem('permanent-residence', number, { birthDate: '1979-06-15' })).toBe(
      '第 8 至 13 位是出生日期 780615，与所填 1979-06-15 不一致',
    )
  })

  test.each([
    ['身份证', '11010519491231002X', null],
    ['身份证', '810000199408230021', null],
    ['身份证', '911124198108030024', '这是外国人永久居留身份证的号码，请改选证件种类'],
    ['护照号', 'E12345678', null],
    ['外国人永久居留身份证', 'CAN110078061501', null],
  ] as const)('reported under the word %s: %s', (reported, number, problem) => {
    expect(reportedPaperProblem(reported, number)).toBe(problem)
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
