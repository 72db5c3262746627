import { describe, expect, test } from 'vitest'
import { plainDate } from '../shared/plain-date.ts'
import {
  annualReportAlert,
  annualTables,
  penaltyTable,
  staffTable,
  type CountedDecision,
  type ToCount,
} from './annual-statistics.ts'

const staff = {
  ...{ agencies: 1, officers: 3, certified: 2, reviewers: 1 },
  ...{ qualified: 2, publicLawyers: 1, trained: 3 },
}

const decision = (over: Partial<CountedDecision> = {}): CountedDecision => ({
  decidedOn: plainDate('2026-06-01'),
  outcome: 'penalty',
  kinds: ['fine'],
  fineFen: 1_000_000,
  confiscatedFen: 0,
  procedure: 'ordinary',
  ...over,
})
const input = (over: Partial<ToCount> = {}): ToCount => ({
  year: 2026,
  agencyName: '四平市商务局',
  decisions: [],
  reviews: [],
  transfers: [],
  staff,
  reviewYear: null,
  visits: null,
  names: { catalogue: { grounds: [] }, matterName: (code) => code },
  ...over,
})
const cellsOf = ({ cells }: { cells: readonly { title: string; value: unknown }[] }) =>
  Object.fromEntries(cells.map(({ title, value }) => [title, value]))
const counted = (...decisions: CountedDecision[]) => cellsOf(penaltyTable(input({ decisions })))

describe('T1 行政处罚实施情况统计表 (黄石、青山区、永川、开平年报)', () => {
  test.each([
    [['warning'], '警告'],
    [['warning', 'fine'], '罚款'],
    [['fine', 'confiscate-gains'], '没收违法所得'],
    [['fine', 'confiscate-gains', 'revoke-licence'], '吊销许可证件'],
    [['fine', 'suspend-business'], '责令停产停业'],
    [['fine', 'other'], '罚款'],
    [['warning', 'other'], '警告'],
    [['other'], '其他行政处罚'],
  ] as const)('a decision of %j counts once, as %s', (kinds, title) => {
    const cells = counted(decision({ kinds: [...kinds] }))
    expect(cells[title]).toBe(1)
    expect(cells['合计（宗）']).toBe(1)
  })

  test.each([
    ['2025-12-31', 0],
    ['2026-01-01', 1],
    ['2026-12-31', 1],
    ['2027-01-01', 0],
  ])('a decision of %s counts %i times in 2026', (day, times) => {
    expect(counted(decision({ decidedOn: plainDate(day) }))['合计（宗）']).toBe(times)
  })

  test('an old case that was imported counts like any other, and the reader is told how many there are', () => {
    const table = penaltyTable(input({ decisions: [decision(), decision({ imported: true })] }))
    expect(cellsOf(table)['合计（宗）']).toBe(2)
    expect(table.rules[1]).toBe(
      '其中 1 宗是使用本系统以前办结、从表格导入的旧案，法制审核数按表格所填计。',
    )
    expect(penaltyTable(input({ decisions: [decision()] })).rules.join()).not.toContain('导入')
  })

  test('a decision not to penalise is not counted', () => {
    expect(counted(decision({ outcome: 'no-penalty', kinds: [] }))['合计（宗）']).toBe(0)
  })

  test('fines and confiscated gains are added in ten thousand yuan, exactly', () => {
    const cells = counted(
      decision({ fineFen: 1_000_001 }),
      decision({ kinds: ['confiscate-gains'], fineFen: 0, confiscatedFen: 2_000_009 }),
    )
    expect(cells['罚没金额（万元）']).toBe('3.000010')
  })

  test('procedures, reviews and transfers of the year are counted', () => {
    const cells = cellsOf(
      penaltyTable(
        input({
          decisions: [decision(), decision({ procedure: 'summary' })],
          reviews: [
            { on: plainDate('2026-05-01'), corrected: true },
            { on: plainDate('2026-05-09'), corrected: false },
            { on: plainDate('2025-05-09'), corrected: true },
          ],
          transfers: [
            { sentOn: plainDate('2026-03-01'), ground: 'criminal' },
            { sentOn: plainDate('2026-03-01'), ground: 'jurisdiction' },
          ],
        }),
      ),
    )
    expect(cells).toMatchObject({
      简易程序数: 1,
      普通程序数: 1,
      法制审核数: 2,
      法制审核纠错数: 1,
      涉嫌犯罪移送数: 1,
      司法机关受理数: null,
    })
  })
})

describe('T6 执法主体与人员', () => {
  test('shares are percent with two decimals', () => {
    const cells = cellsOf(staffTable(staff))
    expect(cells).toMatchObject({ 持证率: '66.67%', '法制审核占比（不低于 5%）': '33.33%' })
  })

  test('who is qualified, who is a public lawyer and who reached the hours are counted', () => {
    const table = staffTable(staff)
    expect(cellsOf(table)).toMatchObject({
      ...{ 法律职业资格人数: 2, 公职律师数: 1, 培训学时达标人数: 3 },
    })
    expect(table.gap).toBe('执法岗位：本系统尚未登记。')
  })

  test('a year without a plan of training has no number, and says so', () => {
    const table = staffTable({ ...staff, trained: null })
    expect(cellsOf(table)['培训学时达标人数']).toBeNull()
    expect(table.gap).toContain('这一年没有制定培训计划')
  })

  test('nobody has no share', () => {
    const cells = cellsOf(staffTable({ ...staff, officers: 0, certified: 0, reviewers: 0 }))
    expect(cells['持证率']).toBeNull()
  })
})

test('seven tables are those of every report; what the system does not handle has no number and says so', () => {
  const tables = annualTables(input()).slice(0, 7)
  expect(tables.map(({ id }) => id)).toEqual(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'])
  for (const { cells, gap } of tables.filter(({ id }) => !['T1', 'T4', 'T6'].includes(id))) {
    expect(cells.every(({ value }) => value === null)).toBe(true)
    expect(gap).toContain('尚未办理')
  }
  // 单位名称 is a line of its own: 22 of the 23 columns are numbers.
  expect(tables.map(({ cells }) => cells.length)).toEqual([22, 7, 12, 11, 7, 10, 6])
})

test.each([
  ['2026-12-31', null],
  ['2027-01-01', { late: false, due: '2027-01-31' }],
  ['2027-01-31', { late: false, due: '2027-01-31' }],
  ['2027-02-01', { late: true, due: '2027-01-31' }],
])('the report of 2026 must be out by 31 January 2027: on %s %j', (day, alert) => {
  expect(annualReportAlert(2026, plainDate(day))).toEqual(alert)
})
