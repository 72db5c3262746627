import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import { unusable, type Refusal } from '../../shared/refusal.ts'
import type { CellProblem } from './check-rows.ts'
import type { CheckedColumn, Row } from './item-columns.ts'

/** Why a cell is not taken over as it stands, and what to do about it. */
export const cellDoubts = {
  formula: '是公式，请粘贴成数值',
  error: '是公式的错误值，请改正',
  'cut-number': '数字超过 15 位，表格软件没有留住后面几位，请把这一格设成文本，重新填写',
  'hidden-row': '这一行在表格里是隐藏的，请取消隐藏核对，不要的请删去',
  'hidden-column': '这一列在表格里是隐藏的，请取消隐藏核对，不要的请删去',
} as const
export type CellDoubt = keyof typeof cellDoubts

/** A line of a table file: its number there, its cells, and those of them that are not to be taken over as they stand. */
export type FileLine = {
  readonly line: number
  readonly cells: readonly string[]
  readonly doubts: readonly { readonly column: number; readonly doubt: CellDoubt }[]
}

/** What a table file says, row by row, and which cells are not taken over as they stand. */
export type TableReading = {
  readonly rows: readonly Row[]
  /** The line of the file each row came from. */
  readonly lines: readonly number[]
  readonly problems: readonly CellProblem[]
  /** Headings that are no column of this item: left out. */
  readonly ignored: readonly string[]
  /** Columns no heading names. */
  readonly missing: readonly string[]
}

/** The line below the heading, in which the template explains each column, is not a row. */
export const explanation = '说明：'
const isFilledIn = ({ cells }: FileLine) =>
  !cells.find((cell) => cell !== '')?.startsWith(explanation)

/** Lines above the heading: a title, a date, who filled it in. */
const maxLinesAboveHeading = 10

/**
 * The rows of a table file, told by their Chinese headings in any order. What they say is not checked here.
 * @returns why there is no heading to go by.
 */
export function rowsFromTable(
  columns: readonly CheckedColumn[],
  file: readonly FileLine[],
): Outcome<TableReading, Refusal> {
  const byTitle = new Map(columns.map((column) => [plainTitle(column.title), column]))
  const required = columns.filter((column) => column.required).length
  const found = file
    .slice(0, maxLinesAboveHeading)
    .flatMap((line, i) => [headingOf(byTitle, i, line), headingOf(byTitle, i, line, file[i + 1])])
    .filter(({ places }) => places.filter((place) => place !== null).length * 2 >= required)
    // Of two that name as much, the first: one line rather than two.
    .sort((a, b) => b.named - a.named || a.at - b.at || a.lines - b.lines)
  const [heading] = found
  if (!heading) {
    const titles = columns.map(({ title }) => title).join('、')
    return refuse(unusable(`没有找到表头。表头应为：${titles}。可以先下载模板。`))
  }
  const { at, places, lines, titles } = heading
  const named = places.flatMap((column) => (column ? [column.title] : []))
  const twice = named.find((title, i) => named.indexOf(title) !== i)
  if (twice !== undefined) return refuse(unusable(`表头里有两个“${twice}”，分不清用哪一列。`))
  const below = file.slice(at + lines).filter(isFilledIn)
  return accept(readRows(columns, { titles, places, below }))
}

type Heading = {
  readonly at: number
  /** One line, or two where a title stands above several columns that have titles of their own. */
  readonly lines: 1 | 2
  readonly titles: readonly string[]
  readonly places: readonly (CheckedColumn | null)[]
  readonly named: number
}

function headingOf(
  byTitle: ReadonlyMap<string, CheckedColumn>,
  at: number,
  { cells: upper }: FileLine,
  second?: FileLine,
): Heading {
  const lower = second?.cells ?? []
  let above = ''
  const columns = Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const [top, low] = [upper[i] ?? '', lower[i] ?? '']
    if (top !== '') above = top
    // A title over two lines is merged and stands in both.
    const readings = low === '' || low === top ? [top] : [`${above}${low}`, low, top]
    const title = readings.find((each) => byTitle.has(plainTitle(each)))
    const column = title === undefined ? null : (byTitle.get(plainTitle(title)) ?? null)
    return { title: title ?? (low || top), column }
  })
  const places = columns.map(({ column }) => column)
  return {
    at,
    lines: second ? 2 : 1,
    titles: columns.map(({ title }) => title),
    places,
    named: new Set(places.filter((place) => place !== null)).size,
  }
}

type Found = {
  readonly titles: readonly string[]
  readonly places: readonly (CheckedColumn | null)[]
  readonly below: readonly FileLine[]
}

function readRows(
  columns: readonly CheckedColumn[],
  { titles, places, below }: Found,
): TableReading {
  const doubted = below.flatMap((line, row) =>
    line.doubts.flatMap(({ column: place, doubt }) => {
      // Of a hidden row the first cell that is read speaks for all.
      const column = doubt === 'hidden-row' ? places.find((each) => each) : places[place]
      return column ? [{ row, column: column.name, message: cellDoubts[doubt] }] : []
    }),
  )
  return {
    rows: below.map(({ cells }) => rowOf(places, cells)),
    lines: below.map(({ line }) => line),
    problems: doubted,
    ignored: titles.filter((title, i) => title !== '' && !places[i]),
    missing: columns.filter((column) => !places.includes(column)).map(({ title }) => title),
  }
}

function rowOf(places: readonly (CheckedColumn | null)[], cells: readonly string[]): Row {
  const pairs = places.flatMap((column, i) => {
    const text = cells[i] ?? ''
    return column && text !== '' ? [[column.name, plainValue(column, text)] as const] : []
  })
  return Object.fromEntries(pairs)
}

/** 2026/1/5, 2026.1.5 and 2026年1月5日 are days too. */
function plainValue({ kind }: CheckedColumn, text: string): string {
  if (kind !== 'day') return text
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00(?::00)?)?$/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** 单位名称*, 单位名称（选填） and 单位 名称 are one heading. */
const plainTitle = (title: string) => title.replace(/\s|[*＊]|[（(][^（）()]*填[）)]$/gu, '')
