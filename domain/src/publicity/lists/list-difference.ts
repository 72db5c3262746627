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

/** Columns that name a line for good, by item; else the whole line is its name. */
const keys: Readonly<Record<string, readonly string[]>> = {
  pre_subject: ['uscc'],
  pre_officer: ['certNo'],
  pre_power_list: ['code'],
  pre_matter_list: ['code'],
  pre_inspection_item_list: ['code'],
  pre_supervision_catalog: ['catalogCode', 'subItem'],
  pre_random_list: ['itemName', 'subject'],
  pre_benchmark: ['matterCode', 'tier'],
  pre_major_catalog: ['type', 'matter'],
  pre_av_list: ['matter', 'link'],
  pre_doc_templates: ['docType'],
  pre_service_guide: ['matterName'],
  pre_flowchart: ['type'],
  pre_remedy: ['reviewAuthority'],
  pre_entrust: ['entrustee'],
  pre_hearing_threshold: ['basis'],
  pre_supervision_channel: ['phone'],
  pre_no_penalty_list: ['matter', 'situation'],
  pre_random_plan: ['year', 'taskName'],
  pre_frequency_cap: ['field', 'enterpriseClass'],
  pre_special_plan: ['name'],
  pre_av_equipment: ['type', 'dept'],
  pre_e_monitor: ['device', 'location'],
  in_window_board: ['unit', 'name'],
  in_hearing: ['case', 'time'],
  in_service_announcement: ['docTitle', 'party', 'publishedAt'],
  post_annual_report: ['year'],
  post_gov_info_report: ['year'],
  post_typical_case: ['title'],
  post_licence: ['decisionNo'],
  post_coercion: ['decisionNo'],
  post_inspection: ['inspectionNo'],
  post_random_result: ['taskNo', 'object'],
  post_other: ['decisionNo'],
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
export const rowKey = (item: string, row: Row): string =>
  JSON.stringify(keys[item] ? keys[item].map((name) => row[name] ?? '') : withoutPlace(row))

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
