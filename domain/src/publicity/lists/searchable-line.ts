import { getDisclosureItemType } from '../../reference/disclosure-item-types.ts'
import type { Row } from './item-columns.ts'

/** What the whole search has of one line of a list. */
export type SearchableLine = {
  readonly title: string
  readonly body: string
  /** What the address of its own page is made of: a code, the number of a certificate; may be empty. */
  readonly ref: string
}

/** Columns that name a line, the most telling first. */
const naming = [
  'name',
  'agencyName',
  'matterName',
  'itemName',
  'violation',
  'matter',
  'docType',
  'title',
]
const referring = ['code', 'certNo', 'matterName']

/** Each line as the search finds it: its title, and what it says about itself, its basis first. */
export function searchableLines(item: string, rows: readonly Row[]): SearchableLine[] {
  const columns = getDisclosureItemType(item).columns.filter(({ searched }) => searched)
  const names = columns.map(({ name }) => name)
  const ordered = [...names].sort((a, b) => Number(b === 'basis') - Number(a === 'basis'))
  return rows.map((row) => {
    const title = titleOf(row)
    const cells = ordered.map((name) => row[name] ?? '')
    return {
      title,
      body: cells.filter((cell) => cell !== '' && cell !== title).join('；'),
      ref: firstOf(row, referring),
    }
  })
}

function titleOf(row: Row): string {
  const name = firstOf(row, naming) || (Object.values(row).find((value) => value !== '') ?? '')
  // A benchmark has a line for each tier of one violation.
  return name === row['violation'] && row['tier'] ? `${name}：${row['tier']}` : name
}

const firstOf = (row: Row, names: readonly string[]): string =>
  row[names.find((name) => row[name]) ?? ''] ?? ''
