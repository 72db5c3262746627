import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import { unusable, type Refusal } from '../../shared/refusal.ts'
import { checkRows, type CellProblem } from './check-rows.ts'
import type { CheckedColumn, Row } from './item-columns.ts'

/** A line of a table file: its number there, its cells, and which of them are formulas. */
export type FileLine = {
  readonly line: number
  readonly cells: readonly string[]
  readonly formulas: readonly number[]
}

/** What a table file says, row by row. Nothing of it is taken over yet. */
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
 * The rows of a table file, told by their Chinese headings in any order, and what is wrong with them.
 * @param check of records more is asked than of lists.
 * @returns why there is no heading to go by.
 */
export function rowsFromTable(
  item: string,
  columns: readonly CheckedColumn[],
  file: readonly FileLine[],
  check: typeof checkRows = checkRows,
): Outcome<TableReading, Refusal> {
  const byTitle = new Map(columns.map((column) => [plainTitle(column.title), column]))
  const required = columns.filter((column) => column.required).length
  const found = (line: FileLine) =>
    line.cells.filter((cell) => byTitle.has(plainTitle(cell))).length
  const at = file.slice(0, maxLinesAboveHeading).findIndex((line) => found(line) * 2 >= required)
  const heading = file[at]
  if (!heading) {
    const titles = columns.map(({ title }) => title).join('、')
    return refuse(unusable(`没有找到表头。表头应为：${titles}。可以先下载模板。`))
  }
  const places = heading.cells.map((cell) => byTitle.get(plainTitle(cell)) ?? null)
  const named = places.flatMap((column) => (column ? [column.title] : []))
  const twice = named.find((title, i) => named.indexOf(title) !== i)
  if (twice !== undefined) return refuse(unusable(`表头里有两个“${twice}”，分不清用哪一列。`))
  return accept(
    readRows(item, columns, {
      heading,
      places,
      below: file.slice(at + 1).filter(isFilledIn),
      check,
    }),
  )
}

type Found = {
  readonly heading: FileLine
  readonly places: readonly (CheckedColumn | null)[]
  readonly below: readonly FileLine[]
  readonly check: typeof checkRows
}

function readRows(
  item: string,
  columns: readonly CheckedColumn[],
  { heading, places, below, check }: Found,
): TableReading {
  const rows = below.map(({ cells }) => rowOf(places, cells))
  const formulas = below.flatMap((line, row) =>
    line.formulas.flatMap((place) => {
      const column = places[place]?.name
      return column ? [{ row, column, message: '是公式，请粘贴成数值' }] : []
    }),
  )
  return {
    rows,
    lines: below.map(({ line }) => line),
    problems: [...formulas, ...check(item, columns, rows)].sort((a, b) => a.row - b.row),
    ignored: heading.cells.filter((cell, i) => cell !== '' && !places[i]),
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
const plainTitle = (title: string) => title.replace(/\s|[*＊]|[（(][^（）()]*填[）)]$/g, '')
