import { describe, expect, test } from 'vitest'
import { tryUnitAct, unitAt } from '../../test/legal-unit.ts'
import { mayCounsel } from '../authority/counsel.ts'
import { plainDate } from '../shared/plain-date.ts'
import { mayAnswerProposal, type OpenProposal } from '../kernel/book.ts'
import { counselBook } from './counsel-acts.ts'
import {
  counselStanding,
  daysToEnd,
  evolveCounsel,
  isEngagedOn,
  noCounsel,
  type CounselFile,
} from './counsel.ts'
import { reviewerShare, shareWords } from './reviewer-share.ts'
import { evolveUnit, unitBook, unnamedUnit } from './reviewing-unit.ts'

describe('reviewers are at least 5 % of the officers (国办发〔2018〕118号四（十一）)', () => {
  test.each([
    { officers: 0, reviewers: 0, needed: 0, missing: 0, said: '没有登记执法人员' },
    { officers: 4, reviewers: 0, needed: 1, missing: 1, said: '还缺 1 人' },
    { officers: 20, reviewers: 1, needed: 1, missing: 0, said: '已经达到' },
    { officers: 21, reviewers: 1, needed: 2, missing: 1, said: '应有 2 人，还缺 1 人' },
    { officers: 100, reviewers: 5, needed: 5, missing: 0, said: '已经达到' },
    { officers: 101, reviewers: 5, needed: 6, missing: 1, said: '还缺 1 人' },
  ])('$officers officers and $reviewers reviewers: $missing missing', (row) => {
    const share = reviewerShare(row)
    expect(share).toMatchObject({ needed: row.needed, missing: row.missing })
    expect(shareWords(share)).toContain(row.said)
  })
})

describe('the reviewing unit', () => {
  const own = {
    ...{ kind: 'own', name: '政策法规科', document: '四商〔2024〕3号' },
    ...{ head: ['刘文静'], since: '2024-01-02' },
  }
  const name = (input: object, file = unnamedUnit) =>
    tryUnitAct(unitBook, evolveUnit, file, {
      ...{ act: 'name-unit', input: { ...own, ...input }, at: unitAt('2026-11-23') },
    })

  test('is a department of the agency, with its head', () => {
    expect(name({}).file.unit).toMatchObject({
      name: '政策法规科',
      headName: '刘文静',
      until: null,
    })
  })

  test.each([
    [{ kind: 'entrusted' }, '请填写“委托到”'],
    [{ kind: 'entrusted', until: '2023-12-31' }, '最后一天不能早于第一天'],
    [{ head: ['李思远'] }, '这个人已经不在岗，请另选负责人'],
    [{ head: ['不认识'] }, '这个人已经不在岗，请另选负责人'],
  ])('with %j is refused: %s', (input, reason) => {
    expect(name(input).refused).toEqual([reason])
  })

  test('is followed by another, not dated before it', () => {
    const { file } = name({})
    const entrusted = { kind: 'entrusted', name: '市司法局', until: '2027-12-31' }
    expect(name({ ...entrusted, since: '2023-01-01' }, file).refused).toEqual([
      '不能早于现在这一机构的起始日 2024-01-02',
    ])
    const { unit } = name({ ...entrusted, since: '2026-12-01' }, file).file
    expect(unit).toMatchObject({ kind: 'entrusted', name: '市司法局', until: '2027-12-31' })
  })
})

describe('a proposal is answered by another person of the role', () => {
  const proposal: OpenProposal = {
    ...{
      act: 'name-unit',
      input: {},
      awaits: 'agency-head',
      agreed: [],
      at: '2026-11-23T01:00:00.000Z',
    },
    by: { id: '刘文静', name: '刘文静' },
  }
  test.each([
    ['刘文静', ['agency-head'], '自己提请的'],
    ['郑一鸣', ['legal-reviewer'], '没有同意这一项的岗位'],
    ['高明轩', ['agency-head'], null],
  ] as const)('%s with %j: %s', (id, roles, reason) => {
    const answer = mayAnswerProposal({ id, roles }, proposal)
    expect(answer.ok ? null : answer.refusal.reason).toEqual(
      reason === null ? null : expect.stringContaining(reason),
    )
  })
})

describe('the register of counsel', () => {
  const engaged = {
    ...{ kind: 'counsel', name: '沈嘉禾', person: ['沈嘉禾'], firm: '吉林衡佐律师事务所' },
    ...{ licence: '12203201510123456', contract: '四商法顾〔2026〕1号', fields: '行政处罚' },
    ...{ from: '2026-01-01', until: '2026-12-31' },
  }
  const act = (id: string, input: object, day: string, file: CounselFile = noCounsel) =>
    tryUnitAct(counselBook, evolveCounsel, file, {
      ...{ act: id, input: input as Record<string, unknown>, at: unitAt(day) },
    })
  const shen = () => act('engage', engaged, '2026-01-01').file

  test.each([
    [{ licence: '1220320151012345' }, '执业证号为十七位数字，请对照证件'],
    [{ until: '2025-12-31' }, '最后一天不能早于第一天'],
    [{ from: '2025-01-01', until: '2025-12-31' }, '已经届满的合同不用登记'],
    [{ name: '沈佳禾' }, '和账号的姓名“沈嘉禾”不同，请核对'],
    [{ person: ['李思远'], name: '李思远' }, '这个账号已经停用，请另选'],
  ])('refuses %j: %s', (input, reason) => {
    expect(act('engage', { ...engaged, ...input }, '2026-01-01').refused).toEqual([reason])
  })

  test('refuses an account that another entry holds', () => {
    const at = unitAt('2026-01-01', { counselEntryOf: () => '沈嘉禾（法律顾问）' })
    const tried = tryUnitAct(counselBook, evolveCounsel, noCounsel, {
      ...{ act: 'engage', input: engaged, at },
    })
    expect(tried.refused).toEqual(['这个账号已经登记为沈嘉禾（法律顾问），请先办理解聘'])
  })

  test.each([
    ['2025-12-31', false, null],
    ['2026-01-01', true, '2026-12-31'],
    ['2026-12-31', true, '2026-12-31'],
    ['2027-01-01', false, '2026-12-31'],
  ])('on %s engaged: %s, as a case is told until %s', (day, is, until) => {
    const file = shen()
    expect(isEngagedOn(file, plainDate(day))).toBe(is)
    const standing = counselStanding(file, plainDate(day))
    expect(standing?.until ?? null).toBe(until)
    expect(mayCounsel({ name: '沈嘉禾', standing }, plainDate(day)).met).toBe(is)
  })

  test.each([
    ['2026-11-30', null],
    ['2026-12-01', 30],
    ['2026-12-31', 0],
    ['2027-01-01', null],
  ])('is reminded of its end on %s: %s', (day, left) => {
    expect(daysToEnd(shen(), plainDate(day))).toBe(left)
  })

  test('a renewal goes on from the day after, and a gap is a gap', () => {
    const next = { contract: '四商法顾〔2027〕1号', from: '2027-01-01', until: '2027-12-31' }
    const overlapping = act('renew', { ...next, from: '2026-12-31' }, '2026-12-10', shen())
    expect(overlapping.refused).toEqual(['现在的任期到 2026-12-31，续聘从 2027-01-01 起'])
    const { file } = act('renew', { ...next, from: '2027-02-01' }, '2026-12-10', shen())
    expect(isEngagedOn(file, plainDate('2027-01-15'))).toBe(false)
    expect(counselStanding(file, plainDate('2027-01-15'))?.until).toBe('2026-12-31')
    expect(counselStanding(file, plainDate('2027-02-01'))?.until).toBe('2027-12-31')
  })

  test('whose contract was ended before its term is not counsel from the next day on', () => {
    const end = (on: string) => act('end', { on, reason: '转所' }, '2026-06-01', shen())
    expect(end('2026-05-31').refused).toEqual(['不能早于今天：以前的邀请、意见照旧有效'])
    expect(end('2026-12-31').refused).toEqual(['任期本来到 2026-12-31 为止，不用提前解聘'])
    const { file } = end('2026-06-01')
    expect(isEngagedOn(file, plainDate('2026-06-01'))).toBe(true)
    expect(isEngagedOn(file, plainDate('2026-06-02'))).toBe(false)
    expect(counselStanding(file, plainDate('2026-06-02'))?.until).toBe('2026-06-01')
    expect(daysToEnd(file, plainDate('2026-06-01'))).toBeNull()
    const again = { contract: '甲', from: '2027-01-01', until: '2027-12-31' }
    expect(act('renew', again, '2026-06-02', file).refused).toEqual([
      '已经在 2026-06-01 解聘；再聘的，另行登记',
    ])
  })

  test('a note of the year holds the opinions counted from the cases', () => {
    const at = unitAt('2026-12-30', {
      opinionsOf: (id, year) => (id === '沈嘉禾' ? year - 2022 : 0),
    })
    const noted = (year: number) =>
      tryUnitAct(counselBook, evolveCounsel, shen(), {
        ...{ act: 'note-year', input: { year, note: '尽职' }, at },
      })
    expect(noted(2026).file.notes).toEqual([{ year: 2026, opinions: 4, note: '尽职' }])
    expect(noted(2027).refused).toEqual(['这一年还没有到'])
    expect(noted(2025).refused).toEqual(['这一年不在任期内'])
  })
})
