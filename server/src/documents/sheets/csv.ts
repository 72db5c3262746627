import { disarmed, type Cell, type Rows, type SheetColumn } from './sheet.ts'

/**
 * RFC 4180 with a byte order mark, without which Excel reads Chinese as noise. Texts that a spreadsheet
 * would run as a formula get an apostrophe in front.
 */
export async function* csvText(
  columns: readonly SheetColumn[],
  rows: Rows,
): AsyncGenerator<string, void, undefined> {
  yield `\uFEFF${line(columns.map(({ title }) => quoted(disarmed(title))))}`
  let text = ''
  for await (const row of rows) {
    text += line(columns.map(({ type }, i) => cell(type, row[i] ?? null)))
    if (text.length > chunkCharacters) {
      yield text
      text = ''
    }
  }
  if (text !== '') yield text
}

const chunkCharacters = 32 * 1024

const line = (cells: readonly string[]) => `${cells.join(',')}\r\n`

function cell(type: SheetColumn['type'], value: Cell): string {
  if (value === null) return ''
  if (type === 'amount' || type === 'integer' || type === 'plain-number') return String(value)
  return quoted(disarmed(String(value)))
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
