import { disclosureItemTypes } from '../../reference/disclosure-item-types.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { Row } from './item-columns.ts'
import type { ReviewTrigger } from './review-triggers.ts'

/** What the organisation was, and is not any more; or what it has been added. */
export type OrganisationChange =
  | {
      readonly type: 'replaced'
      /** 机关地址, 内设机构名称. */
      readonly what: string
      readonly before: string
      /** Null: it is no more. */
      readonly after: string | null
    }
  | { readonly type: 'added'; readonly department: string; readonly on: PlainDate }

/** Columns of any list that say which department does it. */
const departmentColumns = [
  ...new Set(
    disclosureItemTypes.flatMap(({ columns }) =>
      columns.flatMap(({ name, department }) => (department ? [name] : [])),
    ),
  ),
]

/**
 * What changed in the organisation since a list that people write was published, where the list is
 * concerned: lines that still say what was, or lines that name departments when there is a new one.
 */
export function organisationTriggers(
  { rows, publishedOn }: { readonly rows: readonly Row[]; readonly publishedOn: PlainDate },
  changes: readonly OrganisationChange[],
): ReviewTrigger[] {
  const found = changes.flatMap((change) => {
    if (change.type === 'added') return addedTrigger(change, rows, publishedOn)
    const { what, before, after } = change
    const lines = linesWith(rows, before, after)
    if (lines.length === 0) return []
    const became = after === null ? '已经撤销或者停用' : `已变更为“${after}”`
    return {
      key: `organisation ${what} ${before}`,
      text: `${what}“${before}”${became}，${linesText(lines)}写的还是原来的`,
    }
  })
  return [...new Map(found.map((each) => [each.key, each])).values()]
}

function addedTrigger(
  { department, on }: Extract<OrganisationChange, { type: 'added' }>,
  rows: readonly Row[],
  publishedOn: PlainDate,
): ReviewTrigger[] {
  const names = rows.some((row) => departmentColumns.some((column) => row[column]))
  if (on <= publishedOn || !names) return []
  const text = `${on} 新设内设机构“${department}”，须核对承担的机构`
  return [{ key: `organisation added ${department}`, text }]
}

/** Numbers of the lines that say what was; where the new words contain the old, only the old alone counts. */
function linesWith(rows: readonly Row[], before: string, after: string | null): number[] {
  return rows.flatMap((row, i) => {
    const texts = Object.values(row).map((text) =>
      after === null ? text : text.replaceAll(after, ''),
    )
    return texts.some((text) => text.includes(before)) ? [i + 1] : []
  })
}

const maxLinesNamed = 5

function linesText(lines: readonly number[]): string {
  const more = lines.length > maxLinesNamed ? `等 ${lines.length} 行` : '行'
  return `第 ${lines.slice(0, maxLinesNamed).join('、')} ${more}`
}
