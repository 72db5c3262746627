import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { laws } from '../reference/laws.ts'
import { penaltyMatters } from '../reference/matters.ts'
import { cite } from '../shared/citation.ts'
import { plainDate } from '../shared/plain-date.ts'
import { chineseNumber, readChineseNumber } from '../shared/chinese-number.ts'
import { checkCitations, chooseVersion, citationStatus } from './citation-status.ts'
import { citationsIn, placedCitations } from './citations-in.ts'
import { lawRegistry } from './law-registry.ts'

const day = plainDate

describe('numbers in Chinese', () => {
  test.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [58, '五十八'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1260, '一千二百六十'],
  ])('%i is %s', (value, text) => {
    expect(chineseNumber(value)).toBe(text)
    expect(readChineseNumber(text)).toBe(value)
  })

  test('every number that is written is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), (value) => {
        expect(readChineseNumber(chineseNumber(value))).toBe(value)
      }),
    )
  })

  test.each(['', '十十', '五八', '〇', '百', '一万'])('%j is no number', (text) => {
    expect(readChineseNumber(text)).toBeNull()
  })
})

describe('a citation in a document', () => {
  test.each([
    ['《商业特许经营管理条例》（国务院令第485号）第二十四条第一款', ['商业特许经营管理条例 24/1/']],
    [
      '《单用途商业预付卡管理办法（试行）》第十五条、第十六条',
      ['单用途商业预付卡管理办法（试行） 15//', '单用途商业预付卡管理办法（试行） 16//'],
    ],
    ['《拍卖管理办法》第二十七条第（一）项', ['拍卖管理办法 27//1']],
    ['《中华人民共和国行政处罚法》第58条第1款第2项', ['行政处罚法 58/1/2']],
    ['本办法第三条', []],
  ])('is read out of %s', (text, found) => {
    expect(
      citationsIn(text).map(
        ({ instrument, article, paragraph = '', item = '' }) =>
          `${instrument} ${article}/${paragraph}/${item}`,
      ),
    ).toEqual(found)
  })

  test('known titles count without 《》, and 本法 is the law the text belongs to', () => {
    const reading = { known: ['行政处罚法', '行政处罚法实施细则'], own: '行政复议法' }
    const text =
      '依照行政处罚法第五条、本法第六条和《民法典》第七条，行政处罚法实施细则第八条；本条例第九条'
    expect(
      placedCitations(text, reading).map(({ citation, start, end }) => [
        citation.instrument,
        citation.article,
        text.slice(start, end),
      ]),
    ).toEqual([
      ['行政处罚法', 5, '第五条'],
      ['行政复议法', 6, '第六条'],
      ['民法典', 7, '第七条'],
      ['行政处罚法实施细则', 8, '第八条'],
      ['行政复议法', 9, '第九条'],
    ])
  })

  test('every matter names only instruments of the registry', () => {
    const named = penaltyMatters.flatMap(({ violationBasis, penaltyBasis }) =>
      citationsIn(`${violationBasis}；${penaltyBasis}`),
    )

    expect(named.filter(({ instrument }) => !laws.has(instrument))).toEqual([])
  })
})

// The rows are docs/rules/law-versions.md.
describe('whether an instrument may be cited (invariant 10)', () => {
  test.each([
    { title: '行政处罚法', on: '2026-11-23', status: 'in-force' },
    { title: '行政处罚法', on: '1996-09-30', status: 'not-yet' },
    { title: '商务行政处罚程序规定', on: '2022-02-10', status: 'in-force' },
    { title: '商务行政处罚程序规定', on: '2022-02-11', status: 'repealed' },
    { title: '成品油流通管理办法', on: '2025-08-31', status: 'not-yet' },
    { title: '信用修复管理办法', on: '2026-04-01', status: 'in-force' },
    { title: '失信行为纠正后的信用信息修复管理办法（试行）', on: '2026-04-01', status: 'repealed' },
    { title: '某某办法', on: '2026-11-23', status: 'unknown' },
  ])('$title on $on: $status', ({ title, on, status }) => {
    expect(citationStatus(cite(title, 1), day(on), laws).status).toBe(status)
  })

  test('a repealed rule blocks and says by what and what applies instead', () => {
    const outcome = checkCitations(
      [cite('行政处罚法', 57), cite('商务行政处罚程序规定', 12)],
      day('2026-11-23'),
      laws,
    )

    expect(outcome).toMatchObject({
      ok: false,
      refusal: {
        reason: expect.stringMatching(
          /商务行政处罚程序规定.*商务部令2012年第6号.*2022-02-11 废止.*不得引用.*行政处罚法/,
        ),
        basis: [{ instrument: '商务行政处罚程序规定', article: 12 }],
      },
    })
  })

  test('versions that overlap are a mistake in the registry', () => {
    const version = (validFrom: string, validTo: string | null) => ({
      number: '',
      validFrom: day(validFrom),
      validTo: validTo === null ? null : day(validTo),
    })
    const law = {
      title: '甲法',
      fullTitle: '甲法',
      kind: '法律' as const,
      versions: [version('2020-01-01', '2021-06-30'), version('2021-06-30', null)],
      repeal: null,
      source: 'K' as const,
    }

    expect(() => lawRegistry([law])).toThrow('overlap')
  })
})

describe('从旧兼从轻 (处罚法第37条)', () => {
  const penaltyLaw = laws.get('行政处罚法')!
  const old = { actOn: day('2021-07-14'), decidedOn: day('2021-09-01') }

  test.each([
    {
      when: 'the text is the same',
      days: { ...old, actOn: day('2021-07-15') },
      lighter: null,
      from: '2021-07-15',
    },
    { when: 'the new text is not lighter', days: old, lighter: false, from: '1996-10-01' },
    { when: 'the new text is lighter', days: old, lighter: true, from: '2021-07-15' },
  ])('when $when the text of $from applies', ({ days, lighter, from }) => {
    expect(chooseVersion(penaltyLaw, days, lighter)).toMatchObject({
      ok: true,
      value: { version: { validFrom: from } },
    })
  })

  test('the officer must compare two texts first', () => {
    expect(chooseVersion(penaltyLaw, old, null)).toMatchObject({
      ok: false,
      refusal: { basis: [{ article: 37 }] },
    })
  })

  test('an act before the first text is not punished under it', () => {
    const days = { actOn: day('1996-09-30'), decidedOn: day('1997-01-01') }

    expect(chooseVersion(penaltyLaw, days, false)).toMatchObject({ ok: false })
  })
})
