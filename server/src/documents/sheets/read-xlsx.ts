import { openZip, UnreadableZipError, type ZipParts } from '../packages/read-zip.ts'
import type { TableLimits, TableLine } from './table-line.ts'
import { attribute, xmlTokens } from '../packages/xml-tokens.ts'

const limits = { entries: 1_000, part: 24 * 1024 ** 2, total: 48 * 1024 ** 2 }

/**
 * The lines of the first sheet that is shown (ECMA-376 part 1). Values as they stand: a formula is
 * never run, and named so that it can be pointed at.
 * @throws UnreadableZipError, MalformedXmlError
 */
export async function xlsxLines(bytes: Uint8Array, most: TableLimits): Promise<TableLine[]> {
  const zip = await openZip(bytes, limits)
  const workbook = await textOf(zip, 'xl/workbook.xml')
  if (workbook === null) throw new UnreadableZipError('no-package')
  const sheet = await textOf(zip, await sheetPath(zip, workbook))
  if (sheet === null) throw new UnreadableZipError('no-package')
  const shared = sharedTexts((await textOf(zip, 'xl/sharedStrings.xml')) ?? '')
  const isDate = dateFormats((await textOf(zip, 'xl/styles.xml')) ?? '')
  const epoch = /date1904\s*=\s*["'](1|true)/.test(workbook)
    ? Date.UTC(1904, 0, 1)
    : Date.UTC(1899, 11, 30)
  return sheetLines(sheet, { shared, isDate, epoch, most })
}

async function textOf(zip: ZipParts, path: string): Promise<string | null> {
  const bytes = await zip.read(path)
  return bytes && new TextDecoder('utf-8').decode(bytes)
}

async function sheetPath(zip: ZipParts, workbook: string): Promise<string> {
  let id: string | null = null
  for (const token of xmlTokens(workbook)) {
    if (token.kind !== 'open' || token.name !== 'sheet') continue
    if (attribute(token.attributes, 'state')) continue
    id = attribute(token.attributes, 'id')
    break
  }
  for (const token of xmlTokens((await textOf(zip, 'xl/_rels/workbook.xml.rels')) ?? '')) {
    if (token.kind !== 'open' || token.name !== 'Relationship') continue
    if (attribute(token.attributes, 'Id') !== id) continue
    const target = attribute(token.attributes, 'Target') ?? ''
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`
  }
  return 'xl/worksheets/sheet1.xml'
}

/** The texts that cells refer to by number; phonetic guides (rPh) are no part of them. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = []
  let now = ''
  let inText = false
  let inGuide = false
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (inText && !inGuide) now += token.text
    } else if (token.name === 't') inText = token.kind === 'open' && !token.closed
    else if (token.name === 'rPh') inGuide = token.kind === 'open' && !token.closed
    else if (token.name === 'si') {
      if (token.kind === 'close' || token.closed) texts.push(unhidden(now))
      now = ''
    }
  }
  return texts
}

/** Which cell formats show a number as a day. */
function dateFormats(xml: string): (style: number) => boolean {
  const custom = new Set<number>()
  const styles: boolean[] = []
  let inCells = false
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') continue
    if (token.name === 'cellXfs') inCells = token.kind === 'open'
    if (token.kind !== 'open') continue
    const id = Number(attribute(token.attributes, 'numFmtId') ?? NaN)
    if (token.name === 'numFmt') {
      const code = (attribute(token.attributes, 'formatCode') ?? '').replace(
        /"[^"]*"|\\.|\[[^[\]]*\]/g,
        '',
      )
      if (/[ymd年月日]/i.test(code)) custom.add(id)
    } else if (token.name === 'xf' && inCells) {
      styles.push(
        (id >= 14 && id <= 17) ||
          id === 22 ||
          (id >= 27 && id <= 36) ||
          (id >= 50 && id <= 58) ||
          custom.has(id),
      )
    }
  }
  return (style) => styles[style] === true
}

type Reading = {
  readonly shared: readonly string[]
  readonly isDate: (style: number) => boolean
  readonly epoch: number
  readonly most: TableLimits
}

type CellNow = { column: number; type: string; style: number; formula: boolean; value: string }

function sheetLines(xml: string, reading: Reading): TableLine[] {
  const lines: TableLine[] = []
  let line: { line: number; cells: string[]; formulas: number[] } | null = null
  let cell: CellNow | null = null
  let reads = false
  let before = 0
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (cell && reads) cell.value += token.text
      continue
    }
    const opens = token.kind === 'open'
    if (token.name === 'row' && opens) {
      before = Number(attribute(token.attributes, 'r') ?? before + 1)
      line = { line: before, cells: [], formulas: [] }
    }
    if (token.name === 'c' && opens && line) cell = cellOf(token.attributes, line.cells.length)
    if (token.name === 'f' && opens && cell) cell.formula = true
    if (token.name === 'v' || token.name === 't') reads = opens && !token.closed
    if (token.name === 'c' && line && cell && (!opens || token.closed)) {
      put(line, cell, reading)
      cell = null
    }
    if (token.name === 'row' && line && (!opens || token.closed)) {
      if (line.cells.some((text) => text.trim() !== '')) lines.push(line)
      if (lines.length > reading.most.lines) return lines
      line = null
    }
  }
  return lines
}

function cellOf(attributes: string, next: number): CellNow {
  const columnName = /^[A-Z]{1,3}/.exec(attribute(attributes, 'r') ?? '')?.[0]
  const column = columnName
    ? [...columnName].reduce((sum, capital) => sum * 26 + capital.charCodeAt(0) - 64, 0) - 1
    : next
  const type = attribute(attributes, 't') ?? 'n'
  return { column, type, style: Number(attribute(attributes, 's') ?? 0), formula: false, value: '' }
}

function put(
  line: { cells: string[]; formulas: number[] },
  cell: CellNow,
  { shared, isDate, epoch, most }: Reading,
): void {
  if (cell.column >= most.columns) return
  while (line.cells.length < cell.column) line.cells.push('')
  line.cells[cell.column] = textOfCell(cell, { shared, isDate, epoch })
  if (cell.formula) line.formulas.push(cell.column)
}

function textOfCell(
  { type, style, value }: CellNow,
  { shared, isDate, epoch }: Omit<Reading, 'most'>,
): string {
  if (type === 's') return shared[Number(value)] ?? ''
  if (type === 'inlineStr' || type === 'str') return unhidden(value)
  if (type === 'b') return value === '1' ? '是' : '否'
  if (type !== 'n' || value === '') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (isDate(style) && number > 0 && number < 2_958_466) {
    return new Date(epoch + Math.floor(number) * 86_400_000).toISOString().slice(0, 10)
  }
  // 0.1+0.2 is kept as 0.30000000000000004; a spreadsheet shows fifteen digits.
  return String(Number(number.toPrecision(15)))
}

/** `_x000D_` is how a workbook writes a character that XML cannot hold. */
function unhidden(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
