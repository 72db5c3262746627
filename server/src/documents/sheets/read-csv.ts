import type { TableLine } from './table-line.ts'

/** Whether the file begins with the mark of UTF-16: then, and only then, a text has zero bytes. */
export const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/** Text of a CSV file: UTF-8 (with or without its mark), UTF-16 with mark, else as Excel saves in China. */
export function csvSource(bytes: Uint8Array): string {
  if (isUtf16(bytes)) {
    return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** A heading stands within the first lines. */
const linesLookedAt = 20
const separators = [',', '\t', ';', '|'] as const
type Separator = (typeof separators)[number]

/** The sign the first lines are full of: the “Unicode text” of a spreadsheet has tabs between its cells. */
export function separatorOf(text: string): Separator {
  const first = text
    .split('\n', linesLookedAt)
    .join('\n')
    .replace(/"[^"]*"/g, '')
  const count = (sign: string) => first.split(sign).length
  return separators.reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** The lines of a CSV text (RFC 4180, with any separator), with the line of the file each begins on. */
export function* csvLines(
  text: string,
  separator: Separator = ',',
): Generator<TableLine, void, undefined> {
  let at = 0
  let line = 1
  const cellEnd = new RegExp(`[${separator}\\r\\n]`, 'g')
  while (at < text.length) {
    const cells: string[] = []
    const first = line
    for (let more = true; more;) {
      const cell = text[at] === '"' ? quotedCell(text, at, cellEnd) : plainCell(text, at, cellEnd)
      cells.push(cell.value)
      line += cell.value.split('\n').length - 1
      more = text[cell.end] === separator
      at = more ? cell.end + 1 : cell.end
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    line++
    yield { line: first, cells, doubts: [] }
  }
}

type Found = { readonly value: string; readonly end: number }

function plainCell(text: string, from: number, cellEnd: RegExp): Found {
  cellEnd.lastIndex = from
  const end = cellEnd.exec(text)?.index ?? text.length
  return { value: text.slice(from, end), end }
}

/** Reads from one quote to the next that is not doubled, and whatever follows it in the cell. */
function quotedCell(text: string, from: number, cellEnd: RegExp): Found {
  let end = text.indexOf('"', from + 1)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  if (end < 0) return { value: text.slice(from + 1), end: text.length }
  const rest = plainCell(text, end + 1, cellEnd)
  return { value: text.slice(from + 1, end).replaceAll('""', '"') + rest.value, end: rest.end }
}
