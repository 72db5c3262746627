import { describe, expect, test } from 'vitest'
import { plainDate } from '../shared/plain-date.ts'
import type { ImportedCase } from './imported-case.ts'
import { problemsOfTheTime } from './rules-of-the-time.ts'

const decided = (on: string, over: Partial<ImportedCase> = {}): ImportedCase => ({
  line: 2,
  number: '四商罚决字〔2019〕12号',
  procedure: 'ordinary',
  partyName: '四平市示例商贸有限公司',
  partyKind: 'organisation',
  partyCode: '',
  matterCode: '',
  cause: '未按规定备案',
  filedOn: null,
  outcome: 'penalty',
  kinds: ['fine'],
  fineFen: 100_000,
  confiscatedFen: 0,
  reviewed: true,
  reviewOutcome: '同意',
  hearing: false,
  published: null,
  closedOn: null,
  archiveNo: 'A1',
  retention: '10-years',
  pages: 30,
  remarks: '',
  ...over,
  decidedOn: plainDate(on),
})

const levels = (row: ImportedCase) =>
  problemsOfTheTime(row).map(({ level, column }) => `${level} ${column ?? 'row'}`)

// The rows are docs/rules/old-cases.md.
describe('kinds of penalty by the law of the day of the decision', () => {
  test.each([
    ['warning', '2021-07-14', []],
    ['fine', '2021-07-14', []],
    ['confiscate-gains', '2021-07-14', []],
    ['confiscate-goods', '2021-07-14', []],
    ['suspend-business', '2021-07-14', []],
    ['suspend-licence', '2021-07-14', []],
    ['revoke-licence', '2021-07-14', []],
    ['other', '2021-07-14', []],
    ['criticism', '2021-07-14', ['error kinds']],
    ['downgrade', '2021-07-14', ['error kinds']],
    ['restrict-business', '2021-07-14', ['error kinds']],
    ['close-business', '2021-07-14', ['error kinds']],
    ['bar-from-trade', '2021-07-14', ['error kinds']],
    ['criticism', '2021-07-15', []],
    ['downgrade', '2021-07-15', []],
    ['restrict-business', '2021-07-15', []],
    ['close-business', '2021-07-15', []],
    ['bar-from-trade', '2021-07-15', []],
    ['detention', '2021-07-14', ['error kinds']],
    ['detention', '2021-07-15', ['error kinds']],
  ] as const)('%s decided on %s: %j', (kind, on, said) => {
    expect(levels(decided(on, { kinds: [kind], fineFen: 0 }))).toEqual(said)
  })

  test('the sentence says by which law, and what to fill in instead', () => {
    const [found] = problemsOfTheTime(decided('2020-03-01', { kinds: ['criticism'], fineFen: 0 }))
    expect(found?.message).toBe(
      '2020-03-01 决定的，当时法律列举的处罚种类没有“通报批评”（当时的行政处罚法第八条；行政处罚法第九条自 2021-07-15 起才有）。' +
        '当时有法律、行政法规规定的，填“其他行政处罚”（当时的行政处罚法第八条第七项），原来的名称写在备注',
    )
  })
})

describe('a penalty on the spot: 50 and 1 000 yuan before, 200 and 3 000 since (第33条旧, 第51条)', () => {
  test.each([
    ['natural-person', '2021-07-14', 5_000, []],
    ['natural-person', '2021-07-14', 5_001, ['warning fineFen']],
    ['natural-person', '2021-07-15', 20_000, []],
    ['natural-person', '2021-07-15', 20_001, ['warning fineFen']],
    ['organisation', '2021-07-14', 100_000, []],
    ['organisation', '2021-07-14', 100_001, ['warning fineFen']],
    ['organisation', '2021-07-15', 300_000, []],
    ['organisation', '2021-07-15', 300_001, ['warning fineFen']],
  ] as const)('%s on %s, %d fen: %j', (partyKind, on, fineFen, said) => {
    expect(levels(decided(on, { procedure: 'summary', partyKind, fineFen }))).toEqual(said)
  })

  test('is a warning or a fine under either law', () => {
    const row = { procedure: 'summary', kinds: ['confiscate-goods'], fineFen: 0 } as const
    expect(levels(decided('2019-01-02', row))).toEqual(['warning kinds'])
    expect(levels(decided('2022-01-02', row))).toEqual(['warning kinds'])
  })
})

describe('legal review', () => {
  test.each([
    // Nothing asked for it.
    ['2017-12-31', { reviewed: false, hearing: true }, []],
    // The text of that time was not seen: it is said, and not judged.
    ['2018-01-01', { reviewed: false, hearing: true }, ['unchecked row']],
    ['2021-07-14', { reviewed: null, hearing: null }, ['unchecked row']],
    ['2021-07-14', { reviewed: true, hearing: true }, []],
    ['2021-07-15', { reviewed: false, hearing: true }, ['warning reviewed']],
    ['2021-07-15', { reviewed: false, hearing: false }, []],
    ['2021-07-15', { reviewed: null, hearing: true }, []],
    ['2021-07-15', { reviewed: false, hearing: true, procedure: 'summary', fineFen: 100 }, []],
  ] as const)('decided on %s with %j: %j', (on, over, said) => {
    expect(levels(decided(on, over))).toEqual(said)
  })
})

describe('ninety days from filing to decision (第60条), since 2021-07-15', () => {
  test.each([
    ['2020-01-01', '2021-01-01', []],
    ['2021-07-15', '2021-10-13', []],
    ['2021-07-15', '2021-10-14', ['warning decidedOn']],
    ['2021-07-14', '2021-10-13', ['unchecked row']],
    ['2021-07-14', '2021-10-12', []],
  ])('filed on %s, decided on %s: %j', (filed, on, said) => {
    expect(levels(decided(on, { filedOn: plainDate(filed) }))).toEqual(said)
  })
})

test('of the time before the first law of penalties nothing is judged, and it is said', () => {
  expect(levels(decided('1996-09-30', { kinds: ['criticism'] }))).toEqual(['unchecked row'])
  expect(levels(decided('1996-10-01', { kinds: ['criticism'] }))).toEqual(['error kinds'])
})
