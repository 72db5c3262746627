import { expect, test } from 'vitest'
import { inspectionTable, type VisitYear } from './visit-year.ts'

const year: VisitYear = {
  ...{ daily: 30, special: 6, single: 4, firms: 36, withProblems: 9, orders: 7, filed: 2 },
  ...{ notOnSite: 11, joint: 1, caps: [1, 2], aboveCap: 3 },
}
const cellsOf = (of: VisitYear | null) =>
  Object.fromEntries(inspectionTable(of).cells.map(({ title, value }) => [title, value]))

test('T4 says what was counted, column by column', () => {
  expect(cellsOf(year)).toEqual({
    ...{ 日常检查次数: 30, 专项检查次数: 6, 个案检查次数: 4, 检查对象数: 36, 发现问题数: 9 },
    ...{ 责令改正数: 7, 转立案数: 2, 非现场检查次数: 11, 联合检查次数: 1 },
    ...{ 频次上限: '1至2', 超频次预警数: 3 },
  })
  expect(inspectionTable(year).gap).toBeNull()
})

test.each([
  ['one cap for all', { ...year, caps: [2, 2] as const }, 2, null],
  ['no cap published', { ...year, caps: null }, null, '频次上限：还没有公布，没有可以统计的。'],
  ['no visit was ever recorded', null, null, '本系统还没有检查的记录，没有可以统计的。'],
])('%s', (_name, of, cap, gap) => {
  expect(cellsOf(of)['频次上限']).toBe(cap)
  expect(inspectionTable(of).gap).toBe(gap)
})
