import { accept, type Outcome } from '../../shared/outcome.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { dayAsWritten, findHeading, isFilledIn, plainTitle } from '../../shared/table-heading.ts'
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
  const heading = findHeading(byTitle, required / 2, file)
  if (!heading.ok) return heading
  const { end, titles, places } = heading.value
  const below = file.slice(end).filter(isFilledIn)
  return accept(readRows(columns, { titles, places, below }))
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

const plainValue = ({ kind }: CheckedColumn, text: string): string =>
  kind === 'day' ? dayAsWritten(text) : text
