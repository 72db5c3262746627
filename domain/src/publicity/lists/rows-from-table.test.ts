import { expect, test } from 'vitest'
import {
  disclosureItemTypes,
  getDisclosureItemType,
} from '../../reference/disclosure-item-types.ts'
import { checkRows } from './check-rows.ts'
import { columnsOf } from './item-columns.ts'
import { rowsFromTable, type FileLine } from './rows-from-table.ts'

const columns = columnsOf(getDisclosureItemType('pre_frequency_cap'))

const read = (...cells: string[][]) =>
  rowsFromTable(
    columns,
    cells.map((each, i): FileLine => ({ line: i + 1, cells: each, doubts: [] })),
  )

const heading = ['领域*', '企业类别', '公布 日期', '年度上限（次）', '依据', '经办人']

test('rows are told by their headings, in any order, below whatever stands above', () => {
  const filled = ['商贸流通', '加油站', '2026年3月5日', '2', '某通知第一条', '何某']
  const reading = read(['四平市商务局 2026 年度'], heading, filled)
  expect(reading).toEqual({
    ok: true,
    value: {
      rows: [
        {
          field: '商贸流通',
          enterpriseClass: '加油站',
          announcedAt: '2026-03-05',
          cap: '2',
          basis: '某通知第一条',
        },
      ],
      lines: [3],
      problems: [],
      ignored: ['经办人'],
      missing: [],
    },
  })
})

test('every wrong cell is named by its row and column', () => {
  const reading = read(heading, ['商贸流通', '加油站', '三月', '两次', '某通知'], ['商贸流通'])
  const problems = reading.ok ? checkRows('pre_frequency_cap', columns, reading.value.rows) : []
  expect(problems.map(({ row, column }) => [row, column])).toEqual([
    [0, 'cap'],
    [0, 'announcedAt'],
    [1, 'enterpriseClass'],
    [1, 'cap'],
    [1, 'basis'],
    [1, 'announcedAt'],
  ])
})

test('a formula is not taken over', () => {
  const lines: FileLine[] = [
    { line: 1, cells: heading, doubts: [] },
    {
      line: 2,
      cells: ['商贸', '加油站', '2026-03-05', '2', '某通知'],
      doubts: [{ column: 3, doubt: 'formula' }],
    },
  ]
  const reading = rowsFromTable(columns, lines)
  expect(reading.ok && reading.value.problems).toEqual([
    { row: 0, column: 'cap', message: '是公式，请粘贴成数值' },
  ])
})

test('without a heading, or with one column twice, nothing is read', () => {
  expect(read(['商贸流通', '加油站'])).toMatchObject({
    refusal: { reason: expect.stringMatching(/^没有找到表头/) as string },
  })
  expect(read([...heading, '依据'])).toMatchObject({
    refusal: { reason: '表头里有两个“依据”，分不清用哪一列。' },
  })
})

test('no item has two columns of one title: its own template reads back', () => {
  for (const type of disclosureItemTypes) {
    const titles = columnsOf(type).map(({ title }) => title)
    expect(new Set(titles).size, type.id).toBe(titles.length)
  }
})

test('a title above several columns, and theirs below it, are one heading', () => {
  const upper = ['领域', '企业类别', '公布', '', '依据']
  const lower = ['', '', '日期', '年度上限（次）', '']
  const reading = read(upper, lower, ['商贸流通', '加油站', '2026-03-05', '2', '某通知'])
  expect(reading).toMatchObject({ value: { missing: [], ignored: [], lines: [3], problems: [] } })
  // Merged over both lines, a title stands in both.
  const merged = ['领域', '企业类别', '日期', '年度上限（次）', '依据']
  expect(read(upper, merged, ['商贸', '加油站', '2026-03-05', '2', '某'])).toMatchObject({
    value: { missing: [], lines: [3] },
  })
})

test('of a hidden row the first column speaks, and nothing of it is taken over unsaid', () => {
  const reading = rowsFromTable(columns, [
    { line: 1, cells: heading, doubts: [] },
    {
      line: 2,
      cells: ['商贸', '加油站', '2026-03-05', '2', '某通知'],
      doubts: [{ column: 0, doubt: 'hidden-row' }],
    },
  ])
  expect(reading.ok && reading.value.problems).toEqual([
    { row: 0, column: 'field', message: '这一行在表格里是隐藏的，请取消隐藏核对，不要的请删去' },
  ])
})
