import { describe, expect, test } from 'vitest'
import { plainDate } from '../shared/plain-date.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import { partyCodeTitle, identityPaperOf } from './party.ts'
import { checkPartyNumber } from './party-number.ts'
import { partyParts } from './party-parts.ts'
import { readParty } from './read-party.ts'

const contact = { name: '陈嘉欣', address: '四平市铁西区', phone: '13800000001' }

function read(typed: Record<string, unknown>) {
  const problems: FieldProblem[] = []
  const party = readParty({ kind: 'natural-person', ...contact, ...typed }, 'party', problems)
  return { party, problems }
}
const asked = (typed: Record<string, unknown>) =>
  partyParts('natural-person', typed).map(({ name }) => name)

describe('当事人 without a mainland number', () => {
  const born = { birthDate: '1994-08-23', gender: '女' }

  test.each([
    ['passport', 'E12345678', '护照号码'],
    ['hk-macao-permit', 'h1234567801', '港澳居民来往内地通行证号码'],
    ['taiwan-permit', '12345678', '台湾居民来往大陆通行证号码'],
    ['permanent-residence', 'CAN110094082301', '外国人永久居留身份证号码'],
  ] as const)('%s %s: birth date and sex are what the paper shows', (idPaper, idNumber, title) => {
    const { party, problems } = read({ idPaper, idNumber, ...born })

    expect(problems).toEqual([])
    expect(party).toEqual({
      kind: 'natural-person',
      ...contact,
      idPaper,
      idNumber: idNumber.toUpperCase(),
      ...born,
    })
    expect(party && partyCodeTitle(party)).toBe(title)
    expect(asked({ idPaper, idNumber })).toContain('birthDate')
  })

  test.each([
    ['residence-permit', '810000199408230021', '港澳台居民居住证号码'],
    ['permanent-residence', '911124198108030024', '外国人永久居留身份证号码'],
    ['id-card', '11010519491231002X', '身份证号'],
    [undefined, '830000199201300022', '港澳台居民居住证号码'],
  ] as const)('%s %s: nothing is asked that the number answers', (idPaper, idNumber, title) => {
    const { party, problems } = read({ idPaper, idNumber, birthDate: '2001-01-01', gender: '男' })

    expect(problems).toEqual([])
    expect(party).not.toHaveProperty('idPaper')
    expect(party).toMatchObject({
      birthDate: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
      gender: '女',
    })
    expect(party && partyCodeTitle(party)).toBe(title)
    expect(asked({ idPaper, idNumber })).not.toContain('birthDate')
  })

  test('the birth date is asked for, because a minor is told by it; the sex is not', () => {
    const { party, problems } = read({ idPaper: 'passport', idNumber: 'E12345678' })

    expect(problems).toEqual([{ field: 'party.birthDate', message: '请填写“出生日期”' }])
    expect(party).toMatchObject({ gender: null })
  })

  test('each paper is checked as what it is, beside its field', () => {
    const wrong = (idPaper: string, idNumber: string) =>
      read({ idPaper, idNumber, ...born }).problems
    expect(wrong('hk-macao-permit', 'T1')).toMatchObject([{ field: 'party.idNumber' }])
    expect(wrong('passport', '11010519491231002X')).toEqual([
      { field: 'party.idNumber', message: '这是居民身份证的号码，请改选证件种类' },
    ])
    expect(wrong('library-card', 'E12345678')[0]).toEqual({
      field: 'party.idPaper',
      message: '没有这种证件',
    })
  })

  test('nobody is born after today', () => {
    const { party } = read({ idPaper: 'passport', idNumber: 'E12345678', birthDate: '2026-12-01' })

    expect(party && checkPartyNumber(party, { today: plainDate('2026-11-30') })).toEqual([
      { field: 'party.birthDate', message: '出生日期 2026-12-01 晚于今天' },
    ])
  })

  test('a trader may come from Hong Kong', () => {
    const problems: FieldProblem[] = []
    const typed = {
      ...{ kind: 'sole-trader', ...contact, uscc: '92220322MA1B3N1N2H', operator: '陈嘉欣' },
      ...{ operatorIdPaper: 'hk-macao-permit', operatorIdNumber: 'H12345678' },
    }
    const party = readParty(typed, 'party', problems)

    expect(problems.filter(({ field }) => field.startsWith('party.operator'))).toEqual([])
    expect(party?.kind === 'sole-trader' && identityPaperOf(party)).toBe('hk-macao-permit')
  })
})
