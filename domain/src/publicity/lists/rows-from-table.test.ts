import { expect, test } from 'vitest'
import {
  disclosureItemTypes,
  getDisclosureItemType,
} from '../../reference/disclosure-item-types.ts'
import { columnsOf } from './item-columns.ts'
import { rowsFromTable, type FileLine } from './rows-from-table.ts'

const columns = columnsOf(getDisclosureItemType('pre_frequency_cap'))

const read = (...cells: string[][]) =>
  rowsFromTable(
    'pre_frequency_cap',
    columns,
    cells.map((each, i): FileLine => ({ line: i + 1, cells: each, formulas: [] })),
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
  expect(reading.ok && reading.value.problems.map(({ row, column }) => [row, column])).toEqual([
    [0, 'cap'],
    [0, 'announcedAt'],
    [1, 'enterpriseClass'],
    [1, 'cap'],
    [1, 'basis'],
    [1, 'announcedAt'],
  ])
})

test('a formula is not taken over', () => {
  const lines = [
    { line: 1, cells: heading, formulas: [] },
    { line: 2, cells: ['商贸', '加油站', '2026-03-05', '2', '某通知'], formulas: [3] },
  ]
  const reading = rowsFromTable('pre_frequency_cap', columns, lines)
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
