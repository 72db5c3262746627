import { describe, expect, test } from 'vitest'
import type { CellDoubt, FileLine } from '../publicity/lists/rows-from-table.ts'
import { plainDate } from '../shared/plain-date.ts'
import { partyCodeFinding } from './party-codes.ts'
import { countLines, readOldCases } from './read-old-cases.ts'
import { readKinds, readSum, readYesNo } from './read-values.ts'

const today = plainDate('2026-11-23')
const known = { today, matters: new Set(['3300-A-00100']) }

const head = [
  ...['决定书文号', '程序', '被处罚人', '当事人性质', '统一社会信用代码', '违法行为', '立案日期'],
  ...[
    '处罚日期',
    '结果',
    '处罚种类',
    '罚款（万元）',
    '没收违法所得',
    '法制审核',
    '档案号',
    '保存期限',
  ],
  '领导批示',
]
const cells: readonly string[] = [
  ...['四商罚决字[2019]第12号', '一般程序', '四平市示例商贸有限公司', '企业', '', '未按规定备案'],
  ...['2019.3.4', '2019年4月12日', '处罚', '警告并处罚款', '1.5', '', '', 'A1', '10'],
  '同意',
]
const at = (title: string) => head.indexOf(title)
const row = (line: number, over: Record<string, string> = {}): FileLine => ({
  line,
  cells: cells.map((cell, i) => over[head[i] ?? ''] ?? cell),
  doubts: [],
})
const heading: FileLine = { line: 1, cells: head, doubts: [] }

function read(...lines: FileLine[]) {
  const found = readOldCases([heading, ...lines], known)
  if (!found.ok) throw new Error(found.refusal.reason)
  return found.value
}
const said = (...lines: FileLine[]) =>
  read(...lines).problems.map(({ line, level, column }) => `${line} ${level} ${column ?? 'row'}`)

/** What the plain row is always told: it has no code, and nobody can say whether it had to be checked. */
const ofPlain = ['2 warning partyCode', '2 unchecked row']

test('headings are known by their usual synonyms, in any order, and sums by their unit', () => {
  const { rows, ignored, missing, lines } = read(row(2))
  expect(rows).toEqual([
    {
      line: 2,
      number: '四商罚决字〔2019〕12号',
      procedure: 'ordinary',
      partyName: '四平市示例商贸有限公司',
      partyKind: 'organisation',
      partyCode: '',
      matterCode: '',
      cause: '未按规定备案',
      filedOn: '2019-03-04',
      decidedOn: '2019-04-12',
      outcome: 'penalty',
      kinds: ['warning', 'fine'],
      fineFen: 1_500_000,
      confiscatedFen: 0,
      reviewed: null,
      reviewOutcome: '',
      hearing: null,
      published: null,
      closedOn: null,
      archiveNo: 'A1',
      retention: '10-years',
      pages: null,
      remarks: '',
    },
  ])
  expect(lines).toBe(1)
  expect(ignored).toEqual(['领导批示'])
  expect(missing).toEqual([
    ...['事项编码', '法制审核结论', '是否听证', '是否公示', '结案日期', '页数', '备注'],
  ])
})

describe('a row', () => {
  test.each([
    ['as it should be', {}, ofPlain],
    ['without number', { 决定书文号: '' }, ['2 error number', '2 warning number', ...ofPlain]],
    ['of another procedure', { 程序: '快速程序' }, ['2 error procedure']],
    ['of a day that is none', { 处罚日期: '2019-02-29' }, ['2 error decidedOn']],
    [
      'of tomorrow',
      { 处罚日期: '2026-11-24', 决定书文号: '四商罚决字〔2026〕1号' },
      [...['2 error decidedOn', '2 warning partyCode', '2 unchecked row']],
    ],
    ['decided before it was filed', { 立案日期: '2019-04-13' }, ['2 error filedOn', ...ofPlain]],
    ['with a fine and no sum', { '罚款（万元）': '' }, ['2 error fineFen', ...ofPlain]],
    ['with a sum and no fine', { 处罚种类: '警告' }, ['2 error kinds', ...ofPlain]],
    ['with a kind nobody knows', { 处罚种类: '警告、训诫、罚款' }, ['2 error kinds', ...ofPlain]],
    [
      'that penalises nobody, with a fine',
      { 结果: '不予处罚', 处罚种类: '' },
      ['2 error fineFen', ...ofPlain],
    ],
    [
      'numbered of another year',
      { 决定书文号: '四商罚决字〔2018〕12号' },
      ['2 warning number', ...ofPlain],
    ],
    [
      'not archived',
      { 档案号: '' },
      ['2 warning partyCode', '2 warning archiveNo', '2 unchecked row'],
    ],
    [
      'kept 长期',
      { 保存期限: '长期' },
      ['2 warning partyCode', '2 unchecked retention', '2 unchecked row'],
    ],
    ['whose review is neither', { 法制审核: '大概' }, ['2 error reviewed', ...ofPlain]],
  ])('%s', (_, over, expected) => {
    expect(said(row(2, over))).toEqual(expected)
  })

  test('an error leaves no case, a warning does', () => {
    expect(read(row(2, { 决定书文号: '' }), row(3)).rows.map(({ line }) => line)).toEqual([3])
  })

  test.each([
    ['formula', 'warning'],
    ['error', 'error'],
    ['cut-number', 'error'],
    ['hidden-row', 'error'],
    ['hidden-column', 'error'],
  ] satisfies [CellDoubt, string][])('a cell that is %s is told as %s', (doubt, level) => {
    const doubted = { ...row(2), doubts: [{ column: at('违法行为'), doubt }] }
    const column = doubt === 'hidden-row' ? 'row' : 'cause'
    expect(said(doubted)).toContain(`2 ${level} ${column}`)
  })
})

test('what stands twice is named with its row: a number is an error, a party on one day is told', () => {
  const { problems } = read(row(2), row(3), row(4, { 决定书文号: '四商罚决字〔2019〕13号' }))
  expect(problems.filter(({ message }) => message.includes('第 2 行'))).toEqual([
    {
      ...{ line: 3, column: 'number', level: 'error' },
      message: '文号和第 2 行相同，请删去一行或者改正文号',
    },
    {
      ...{ line: 4, column: 'partyName', level: 'warning' },
      message: '和第 2 行是同一当事人、同一天的决定，请核对是不是重复',
    },
  ])
  expect(countLines(problems)).toEqual({ error: 1, warning: 3, unchecked: 3 })
})

test('a file without a required column, without a heading or without a row is refused with what to do', () => {
  const reason = (...file: FileLine[]) => {
    const found = readOldCases(file, known)
    return found.ok ? '' : found.refusal.reason
  }
  const less = { ...heading, cells: head.map((title) => (title === '结果' ? '' : title)) }
  expect(reason(less, row(2))).toContain('缺少必填的栏：处理结果')
  expect(reason(row(2))).toContain('没有找到表头')
  expect(reason(heading)).toBe('表头下面没有案件。')
})

describe('codes of parties as old files bear them', () => {
  test.each([
    ['organisation', '91230500MA1B3N1N2M', null],
    ['organisation', '91230500MA1B3N1N2N', 'error'],
    ['organisation', '220300000012345', 'warning'],
    ['organisation', '2203000000123', 'error'],
    ['natural-person', '220302700101123', 'warning'],
    ['natural-person', '220302701301123', 'error'],
    ['natural-person', '990302700101123', 'error'],
    ['natural-person', 'E12345678', null],
    ['natural-person', '无', 'error'],
  ] as const)('%s %s: %s', (kind, code, level) => {
    expect(partyCodeFinding(kind, code, today)?.level ?? null).toBe(level)
  })
})

test.each([
  ['20000', false, 2_000_000],
  ['￥20,000.50元', false, 2_000_050],
  ['2万元', false, 2_000_000],
  ['0.29', true, 290_000],
  ['1.23456', true, 1_234_560],
  ['1.234567', true, 1_234_567],
  ['1.2345678', true, null],
  ['二万', false, null],
  ['-5', false, null],
])('the sum %s (in 万元: %s) is %s fen', (text, tenThousands, fen) => {
  expect(readSum(text, tenThousands)).toBe(fen)
})

test('kinds and yes or no in their usual spellings', () => {
  expect(readKinds('警告、罚款并处没收违法所得').kinds).toEqual([
    'warning',
    'fine',
    'confiscate-gains',
  ])
  expect(readKinds('吊销许可证、执照').kinds).toEqual(['revoke-licence'])
  expect(readKinds('其它').kinds).toEqual(['other'])
  expect(['是', '√', '否', '×', '?'].map(readYesNo)).toEqual([true, true, false, false, undefined])
})
