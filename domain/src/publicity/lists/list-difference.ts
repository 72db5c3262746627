import { getDisclosureItemType } from '../../reference/disclosure-item-types.ts'
import type { Row } from './item-columns.ts'

/** What changed from one version of a list to the next. */
export type ListDifference = {
  readonly added: readonly Row[]
  readonly removed: readonly Row[]
  readonly changed: readonly {
    readonly before: Row
    readonly after: Row
    readonly columns: readonly string[]
  }[]
}

/** Line by line, by what names a line in this item; `seq` is a place, not a change. */
export function listDifference(
  item: string,
  before: readonly Row[],
  after: readonly Row[],
): ListDifference {
  const keyOf = (row: Row) => rowKey(item, row)
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const now = new Map(after.map((row) => [keyOf(row), row]))
  return {
    added: after.filter((row) => !old.has(keyOf(row))),
    removed: before.filter((row) => !now.has(keyOf(row))),
    changed: after.flatMap((row) => {
      const was = old.get(keyOf(row))
      const columns = was ? columnsChanged(was, row) : []
      return was && columns.length > 0 ? [{ before: was, after: row, columns }] : []
    }),
  }
}

/** What names a line of this item; two lines with one key are the same thing twice. */
export function rowKey(item: string, row: Row): string {
  const keys = getDisclosureItemType(item).columns.filter(({ key }) => key)
  // Where no column names a line, the whole line is its name.
  return JSON.stringify(
    keys.length > 0 ? keys.map(({ name }) => row[name] ?? '') : withoutPlace(row),
  )
}

export const isSame = ({ added, removed, changed }: ListDifference): boolean =>
  added.length + removed.length + changed.length === 0

function columnsChanged(before: Row, after: Row): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => name !== 'seq' && (before[name] ?? '') !== (after[name] ?? ''))
}

const withoutPlace = (row: Row) =>
  Object.entries(row)
    .filter(([name]) => name !== 'seq')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
