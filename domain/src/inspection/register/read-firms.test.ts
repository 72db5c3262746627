import { describe, expect, test } from 'vitest'
import type { CellDoubt, FileLine } from '../../publicity/lists/rows-from-table.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { kindOfCode } from './firm-row.ts'
import { firmDifferences, typedPosition, type FirmData } from './firm.ts'
import { countWrongLines, readFirms, type FirmsReading } from './read-firms.ts'

const one = '91230500MA1B3N1N2M'
const other = '92220300MA0200017L'
const heading = [
  '信用代码',
  '企业名称',
  '经营者',
  '住所',
  '坐标',
  '行业',
  '县区',
  '风险等级',
  '状态',
]
const row = (...cells: string[]) => cells

const file = (
  rows: readonly (readonly string[])[],
  head: readonly string[] = heading,
): FileLine[] => [head, ...rows].map((cells, i) => ({ line: i + 1, cells, doubts: [] }))

function value<T>(outcome: Outcome<T, Refusal>): T {
  if (!outcome.ok) throw new Error(outcome.refusal.reason)
  return outcome.value
}
const read = (rows: readonly (readonly string[])[]): FirmsReading => value(readFirms(file(rows)))
const told = ({ problems }: FirmsReading) =>
  problems.map(({ line, column, level, message }) => `${line} ${level} ${column}: ${message}`)
const refused = (lines: readonly FileLine[]) => {
  const outcome = readFirms(lines)
  return outcome.ok ? null : outcome.refusal.reason
}

const whole = row(
  ...[one, '四平市示例商贸有限公司', '张三', '示例路 1 号', '43.166,124.35', '零售', '铁西区'],
  ...['b', '存续（在营、开业、在册）'],
)

test('a line says what it says, under the headings offices use', () => {
  const found = read([whole])
  expect(told(found)).toEqual([])
  expect(found.rows).toEqual([
    {
      ...{ line: 2, code: one, name: '四平市示例商贸有限公司', representative: '张三' },
      ...{ address: '示例路 1 号', position: { latitude: 43.166, longitude: 124.35 } },
      ...{ industry: '零售', district: '铁西区', risk: 'B', status: 'open' },
      statusReason: '导入的登记状态：存续（在营、开业、在册）',
    },
  ])
  expect(found).toMatchObject({ lines: 1, missing: [], ignored: [] })
})

test('what a line leaves empty says nothing of the firm', () => {
  expect(read([row(one, '某公司')]).rows).toMatchObject([
    { representative: '', address: '', position: null, risk: null, status: null, statusReason: '' },
  ])
})

describe('a line with an error stays out', () => {
  const changed = (at: number, text: string) => whole.map((cell, i) => (i === at ? text : cell))
  test.each<[string, readonly string[], RegExp]>([
    ['no code', changed(0, ''), /code: 没有填/],
    [
      'a code of fifteen',
      changed(0, '220300000000001'),
      /code: 统一社会信用代码应为 18 位，现在 15 位/,
    ],
    ['a wrong check character', changed(0, '91230500MA1B3N1N2N'), /code: 末位应为“M”/],
    ['a letter that no code has', changed(0, '91230500MA1B3N1N2O'), /code: /],
    ['no name', changed(1, ''), /name: 没有填/],
    ['a name of 201', changed(1, '某'.repeat(201)), /name: 有 201 个字，最多 200 个/],
    ['a place the wrong way round', changed(4, '124.35,43.166'), /position: 应为纬度和经度/],
    ['a place in words', changed(4, '铁西区'), /position: /],
    ['another grade', changed(7, '高'), /risk: “高”不是 A、B、C、D/],
    ['another status', changed(8, '未知'), /status: “未知”看不出/],
  ])('%s', (_what, cells, message) => {
    const found = read([cells])
    expect(found.rows).toEqual([])
    expect(told(found)).toHaveLength(1)
    expect(told(found)[0]).toMatch(message)
    expect(countWrongLines(found.problems)).toBe(1)
    expect(found.outside.map(({ line }) => line)).toEqual([2])
  })

  test.each<[CellDoubt, number, string]>([
    ['formula', 0, '是公式'],
    ['error', 1, '公式的错误值'],
    ['cut-number', 0, '超过 15 位'],
    ['hidden-row', 0, '这一行在表格里是隐藏的'],
    ['hidden-column', 3, '这一列在表格里是隐藏的'],
  ])('a cell that is no plain one: %s', (doubt, column, message) => {
    const lines = file([whole]).map((line) =>
      line.line === 2 ? { ...line, doubts: [{ column, doubt }] } : line,
    )
    const found = value(readFirms(lines))
    expect(found.rows).toEqual([])
    expect(told(found)).toHaveLength(1)
    expect(told(found)[0]).toContain(message)
  })
})

describe('one code on several lines', () => {
  test('that say the same is taken once', () => {
    const found = read([whole, row(other, '某商行'), whole])
    expect(found.rows.map(({ line }) => line)).toEqual([2, 3])
    expect(told(found)).toEqual(['4 warning code: 和第 2 行相同，只导入第 2 行'])
    expect(countWrongLines(found.problems)).toBe(0)
  })

  test('that say different things is not taken at all, and all of them are named', () => {
    const found = read([row(one, '某公司'), row(other, '某商行'), row(one, '另一公司')])
    expect(found.rows.map(({ line }) => line)).toEqual([3])
    expect(found.outside).toEqual([
      { line: 2, code: one, name: '某公司' },
      { line: 4, code: one, name: '另一公司' },
    ])
    expect(found.problems.map(({ line, level }) => `${line} ${level}`)).toEqual([
      '2 error',
      '4 error',
    ])
  })
})

test.each<[string, FileLine[], string]>([
  ['without a heading', file([whole], ['甲', '乙']), '没有找到表头'],
  ['without the code', file([['某公司']], ['企业名称', '住所']), '缺少必填的栏：统一社会信用代码'],
  ['without a row', file([]), '表头下面没有检查对象'],
  ['with one column twice', file([whole], [...heading, '统一代码']), '分不清用哪一列'],
])('a table %s is not read', (_what, lines, reason) => {
  expect(refused(lines)).toContain(reason)
})

test('columns that are missing and headings that are none are told', () => {
  const found = value(
    readFirms(file([row(one, '某公司', '1')], ['信用代码', '企业名称', '注册资本'])),
  )
  expect(found.ignored).toEqual(['注册资本'])
  expect(found.missing).toContain('风险等级')
})

test.each([
  ['存续', 'open'],
  ['在业', 'open'],
  ['正常', 'open'],
  ['注销', 'struck-off'],
  ['吊销，未注销', 'struck-off'],
  ['迁出', 'struck-off'],
])('登记状态 %s', (status, expected) => {
  expect(read([row(one, '某公司', '', '', '', '', '', '', status)]).rows[0]?.status).toBe(expected)
})

test('a code that begins with 92 is of a sole trader, every other of an organisation', () => {
  expect([one, other].map(kindOfCode)).toEqual(['organisation', 'sole-trader'])
})

test('two states of a firm differ in the columns that people read', () => {
  const firm: FirmData = {
    ...{ name: '某公司', kind: 'organisation', representative: '张三', address: '' },
    ...{ position: null, industry: '零售', district: '', risk: null },
  }
  const after: FirmData = { ...firm, risk: 'C', position: { latitude: 43.1, longitude: 124 } }
  expect(firmDifferences(firm, firm)).toEqual([])
  expect(firmDifferences(firm, after)).toEqual([
    { column: 'position', before: '', after: '43.1,124' },
    { column: 'risk', before: '', after: 'C' },
  ])
  expect(typedPosition(after.position)).toBe('43.1,124')
})
