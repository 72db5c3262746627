import {
  columnsOf,
  isPortalAddress,
  type ItemColumn,
  type Row,
} from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { flowcharts } from '@zhaofa/domain/case/flowchart.ts'
import { getDisclosureItemType } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import type { BookletBlock, BookletChapter } from './booklet.ts'

/** A published list with its rows. */
export type BoundList = {
  readonly item: string
  readonly version: number
  readonly publishedOn: string
  readonly rows: readonly Row[]
}

/** More or longer columns do not fit across a page: then every line is a card. */
const maxColumns = 6
const maxCellLength = 60
const minColumnShare = 4
const maxColumnShare = 24

/** A list as a table, or line by line where its columns hold much. `address` makes full addresses of the portal's. */
export function listChapter(
  { item, version, publishedOn, rows: published }: BoundList,
  address: (path: string) => string,
): BookletChapter {
  const type = getDisclosureItemType(item)
  const rows = published.map((row) => printed(row, address))
  const columns = columnsOf(type).filter(({ name }) => rows.some((row) => row[name]))
  const fits =
    columns.length <= maxColumns &&
    rows.every((row) => columns.every(({ name }) => (row[name] ?? '').length <= maxCellLength))
  return {
    title: type.title,
    note: `${publishedOn} 公布（第 ${version} 版），共 ${rows.length} 项`,
    blocks: fits ? [tableOf(columns, rows)] : rows.map((row, i) => cardOf(columns, row, i)),
  }
}

/** An address on paper: the drawing of this booklet, or where the page is found. */
function printed(row: Row, address: (path: string) => string): Row {
  const cells = Object.entries(row).map(([name, value]) => {
    if (!isPortalAddress(value)) return [name, value]
    const chart = flowcharts.find(({ id }) => value === `/flowcharts/${id}`)
    return [name, chart ? `见本汇编“流程图”：${chart.title}` : address(value)]
  })
  return Object.fromEntries(cells) as Row
}

function tableOf(columns: readonly ItemColumn[], rows: readonly Row[]): BookletBlock {
  return {
    kind: 'table',
    columns: columns.map(({ name, title }) => {
      const lengths = [title.length, ...rows.map((row) => (row[name] ?? '').length)]
      return { title, share: Math.min(maxColumnShare, Math.max(minColumnShare, ...lengths)) }
    }),
    rows: rows.map((row) => columns.map(({ name }) => row[name] ?? '')),
  }
}

function cardOf(columns: readonly ItemColumn[], row: Row, place: number): BookletBlock {
  const shown = columns.filter(({ name }) => name !== 'seq')
  const naming = shown.find(({ name }) => names.has(name)) ?? shown[0]
  const name = naming ? (row[naming.name] ?? '') : ''
  return {
    kind: 'card',
    title: `${place + 1}．${name}`,
    rows: shown.flatMap((column) => {
      const words = row[column.name]
      return words && column !== naming ? [[column.title, words] as const] : []
    }),
  }
}

/** Columns that say what a line is about. */
const names = new Set(['name', 'title', 'matter', 'matterName', 'violation', 'itemName', 'item'])
