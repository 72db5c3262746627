import { openZip } from '../packages/read-zip.ts'
import { attribute, MalformedXmlError, xmlTokens } from '../packages/xml-tokens.ts'
import { columnNumber, fillMerged, mergedRanges } from './merged-cells.ts'
import type { CellDoubt, Line, TableLimits, TableLine } from './table-line.ts'
import { readWorkbook, unhidden, type Workbook } from './workbook.ts'

// A sheet with borders down to line 250 000 is forty megabytes of empty cells.
const limits = { entries: 1_000, part: 96 * 1024 ** 2, total: 128 * 1024 ** 2 }

/** More digits of a number than these were never kept: a code of 18 digits ends in zeros. */
const keptDigits = 15

/**
 * The lines of the sheet that is shown (ECMA-376 part 1), each cell as somebody sees it who opens the file. A formula
 * is never run. What is not to be taken over as it stands is named.
 * @throws UnreadableZipError, MalformedXmlError
 */
export async function xlsxLines(
  bytes: Uint8Array,
  most: TableLimits,
): Promise<{ readonly lines: TableLine[]; readonly apart: readonly string[] }> {
  const workbook = await readWorkbook(await openZip(bytes, limits))
  const { sheet, apart } = workbook
  const lines: Line[] = []
  const hiddenColumns = hiddenColumnsOf(sheet)
  for (const row of filledRows(sheet)) {
    const line = lineOf(row, { workbook, most, hiddenColumns })
    if (line.cells.some((text) => text.trim() !== '')) lines.push(line)
    if (lines.length > most.lines) return { lines, apart }
  }
  fillMerged(lines, mergedRanges(sheet), most)
  return { lines, apart }
}

type Row = { readonly number: number; readonly xml: string }

/**
 * The rows that hold something, cut out before they are read: of rows that are only formatted a sheet may
 * have hundreds of thousands.
 */
function* filledRows(sheet: string): Generator<Row, void, undefined> {
  const data = /<([\w.-]+:)?sheetData[\s>]/.exec(sheet)
  if (!data) return
  const [open, close] = [`<${data[1] ?? ''}row`, `</${data[1] ?? ''}row>`]
  let number = 0
  for (let at = sheet.indexOf(open, data.index); at >= 0;) {
    const tagEnd = sheet.indexOf('>', at)
    const after = sheet[at + open.length] ?? ''
    const isRow = /[\s>/]/.test(after)
    const isEmpty = sheet[tagEnd - 1] === '/'
    const end = isRow && !isEmpty ? sheet.indexOf(close, at) + close.length : tagEnd + 1
    if (tagEnd < 0 || end < at + open.length) throw new MalformedXmlError('a row without end')
    if (isRow) {
      const tag = sheet.slice(at + open.length, tagEnd)
      number = Number(attribute(tag, 'r') ?? number + 1)
      const xml = sheet.slice(at, end)
      // A value ends in </v>, a text in </t>.
      if (xml.includes('v>') || xml.includes('t>')) yield { number, xml }
    }
    at = sheet.indexOf(open, end)
  }
}

/** Columns that nobody sees, from 0. */
function hiddenColumnsOf(sheet: string): (column: number) => boolean {
  const ranges: [from: number, to: number][] = []
  const head = sheet.slice(0, Math.max(0, sheet.indexOf('sheetData')))
  for (const [, attributes = ''] of head.matchAll(/<(?:[\w.-]+:)?col\s([^<>]*)>/g)) {
    if (!isTrue(attribute(attributes, 'hidden'))) continue
    ranges.push([Number(attribute(attributes, 'min')), Number(attribute(attributes, 'max'))])
  }
  return (column) => ranges.some(([from, to]) => column + 1 >= from && column + 1 <= to)
}

const isTrue = (value: string | null) => value === '1' || value === 'true'

type Reading = {
  readonly workbook: Workbook
  readonly most: TableLimits
  readonly hiddenColumns: (column: number) => boolean
}

type CellNow = { column: number; type: string; style: number; formula: boolean; value: string }

function lineOf({ number, xml }: Row, reading: Reading): Line {
  const line: Line = { line: number, cells: [], doubts: [] }
  let hidden = false
  let cell: CellNow | null = null
  let reads = false
  let inGuide = false
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (cell && reads && !inGuide) cell.value += token.text
      continue
    }
    const opens = token.kind === 'open'
    if (token.name === 'row' && opens) hidden = isTrue(attribute(token.attributes, 'hidden'))
    if (token.name === 'c' && opens) cell = cellOf(token.attributes, line.cells.length)
    if (token.name === 'f' && opens && cell) cell.formula = true
    if (token.name === 'rPh') inGuide = opens && !token.closed
    if (token.name === 'v' || token.name === 't') reads = opens && !token.closed
    if (token.name === 'c' && cell && (!opens || token.closed)) {
      put(line, cell, reading)
      cell = null
    }
  }
  const first = line.cells.findIndex((text) => text.trim() !== '')
  if (hidden && first >= 0) line.doubts.push({ column: first, doubt: 'hidden-row' })
  return line
}

function cellOf(attributes: string, next: number): CellNow {
  const columnName = /^[A-Z]{1,3}/.exec(attribute(attributes, 'r') ?? '')?.[0]
  const column = columnName ? columnNumber(columnName) : next
  const type = attribute(attributes, 't') ?? 'n'
  return { column, type, style: Number(attribute(attributes, 's') ?? 0), formula: false, value: '' }
}

function put(line: Line, cell: CellNow, { workbook, most, hiddenColumns }: Reading): void {
  const { column } = cell
  if (column >= most.columns) return
  while (line.cells.length < column) line.cells.push('')
  line.cells[column] = textOfCell(cell, workbook)
  const doubt =
    doubtOf(cell) ?? (hiddenColumns(column) && cell.value !== '' ? 'hidden-column' : null)
  if (doubt !== null) line.doubts.push({ column, doubt })
}

function doubtOf({ type, formula, value }: CellNow): CellDoubt | null {
  if (formula) return 'formula'
  if (type === 'e') return 'error'
  const digits = /^-?\d+$/.test(value) ? value.replace('-', '').length : digitsOf(value)
  return type === 'n' && digits > keptDigits ? 'cut-number' : null
}

/** How many digits a whole number has that is written as a power: 2.2030020261118E+17. */
function digitsOf(value: string): number {
  const number = Number(value)
  return /e/i.test(value) && Number.isInteger(number) ? String(BigInt(number)).length : 0
}

function textOfCell({ type, style, value }: CellNow, { shared, shown, epoch }: Workbook): string {
  if (type === 's') return shared[Number(value)] ?? ''
  if (type === 'inlineStr' || type === 'str') return unhidden(value)
  if (type === 'b') return value === '1' ? '是' : '否'
  if (type === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ')
  if (type !== 'n' || value === '') return value
  const number = Number(value)
  return Number.isFinite(number) ? shown(style)(number, epoch) : value
}
