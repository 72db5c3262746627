import { disclosureItemTypes } from '../../reference/disclosure-item-types.ts'
import type { Row } from './item-columns.ts'

/** For each item the former names of its columns, which published versions still have, and today's names. */
const renamed: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  disclosureItemTypes.map(({ id, columns }) => [
    id,
    new Map(
      columns.flatMap(({ name, formerly }) =>
        formerly === null ? [] : [[formerly, name] as const],
      ),
    ),
  ]),
)

/**
 * Rows of a list as they were stored, under the names its columns have today. What was published is never
 * rewritten, so its hash and its leaf hold; only its reading changes.
 */
export function rowsNamedToday(item: string, stored: readonly Row[]): readonly Row[] {
  const names = renamed.get(item)
  if (!names || names.size === 0) return stored
  return stored.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [names.get(name) ?? name, value] as const),
    ),
  )
}
