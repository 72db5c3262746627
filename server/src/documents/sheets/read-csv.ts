import type { TableLine } from './table-line.ts'

/** Text of a CSV file: UTF-8 (with or without its mark), UTF-16 with mark, else as Excel saves in China. */
export function csvSource(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The lines of a CSV text (RFC 4180), with the line of the file each begins on. */
export function* csvLines(text: string): Generator<TableLine, void, undefined> {
  let at = 0
  let line = 1
  while (at < text.length) {
    const cells: string[] = []
    const first = line
    for (let more = true; more;) {
      const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
      cells.push(cell.value)
      line += cell.value.split('\n').length - 1
      more = text[cell.end] === ','
      at = more ? cell.end + 1 : cell.end
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    line++
    yield { line: first, cells, formulas: [] }
  }
}

type Found = { readonly value: string; readonly end: number }

const cellEnd = /[,\r\n]/g

function plainCell(text: string, from: number): Found {
  cellEnd.lastIndex = from
  const end = cellEnd.exec(text)?.index ?? text.length
  return { value: text.slice(from, end), end }
}

/** Reads from one quote to the next that is not doubled, and whatever follows it in the cell. */
function quotedCell(text: string, from: number): Found {
  let end = text.indexOf('"', from + 1)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  if (end < 0) return { value: text.slice(from + 1), end: text.length }
  const rest = plainCell(text, end + 1)
  return { value: text.slice(from + 1, end).replaceAll('""', '"') + rest.value, end: rest.end }
}
