import { attribute } from '../packages/xml-tokens.ts'
import type { Line, TableLimits } from './table-line.ts'

/** The number of a column by its letters: A is 0. */
export const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, capital) => sum * 26 + capital.charCodeAt(0) - 64, 0) - 1

/** Cells drawn as one: its lines and its first column. Lines count from 1, columns from 0. */
type Merged = { readonly from: number; readonly to: number; readonly column: number }

/** What is merged over several lines. */
export function mergedRanges(sheet: string): Merged[] {
  const found: Merged[] = []
  const after = sheet.slice(Math.max(0, sheet.lastIndexOf('sheetData>')))
  for (const [, attributes = ''] of after.matchAll(/<(?:[\w.-]+:)?mergeCell\s([^<>]*)>/g)) {
    const place = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/
    const [, letters = '', from, to] = place.exec(attribute(attributes, 'ref') ?? '') ?? []
    if (from !== undefined && Number(to) > Number(from)) {
      found.push({ from: Number(from), to: Number(to), column: columnNumber(letters) })
    }
  }
  return found
}

/** What is written once beside several lines is said of each of them. */
export function fillMerged(
  lines: readonly Line[],
  merged: readonly Merged[],
  { columns }: TableLimits,
): void {
  const at = new Map(lines.map((line, i) => [line.line, i]))
  for (const { from, to, column } of merged) {
    const start = at.get(from)
    if (start === undefined || column >= columns) continue
    const text = lines[start]?.cells[column] ?? ''
    for (let i = start + 1; (lines[i]?.line ?? Infinity) <= to; i++) {
      const cells = lines[i]?.cells ?? []
      while (cells.length <= column) cells.push('')
      cells[column] = text
    }
  }
}
