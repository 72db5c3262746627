import { checkRow, type CheckedColumn, type Row, type RowProblem } from './item-columns.ts'
import { rowKey } from './list-difference.ts'

export type CellProblem = RowProblem & { readonly row: number }

/** What is wrong with a whole list: line by line, and lines that name the same thing twice. */
export function checkRows(
  item: string,
  columns: readonly CheckedColumn[],
  rows: readonly Row[],
): CellProblem[] {
  const first = new Map<string, number>()
  return rows.flatMap((row, i) => {
    const problems = checkRow(columns, row).map((each) => ({ ...each, row: i }))
    const key = rowKey(item, row)
    const before = first.get(key)
    if (before === undefined) first.set(key, i)
    return before === undefined || problems.length > 0
      ? problems
      : [{ row: i, column: columns[0]?.name ?? '', message: `和第 ${before + 1} 行重复` }]
  })
}
