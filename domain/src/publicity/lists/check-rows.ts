import { checkRow, type CheckedColumn, type Row, type RowProblem } from './item-columns.ts'
import { rowKey } from './list-difference.ts'

export type CellProblem = RowProblem & { readonly row: number }

/** The lines before a part of a list: how many they are, and where each thing is named first. */
export type LinesBefore = { readonly count: number; readonly named: Map<string, number> }

const nothingBefore = (): LinesBefore => ({ count: 0, named: new Map() })

/**
 * What is wrong with a whole list: line by line, and lines that name the same thing twice.
 * @param before of a part of a list, which then names its own lines there as well
 */
export function checkRows(
  item: string,
  columns: readonly CheckedColumn[],
  rows: readonly Row[],
  { count, named }: LinesBefore = nothingBefore(),
): CellProblem[] {
  return rows.flatMap((line, i) => {
    const row = count + i
    const problems = checkRow(columns, line).map((each) => ({ ...each, row }))
    const key = rowKey(item, line)
    const before = named.get(key)
    if (before === undefined) named.set(key, row)
    return before === undefined || problems.length > 0
      ? problems
      : [{ row, column: columns[0]?.name ?? '', message: `和第 ${before + 1} 行重复` }]
  })
}
