import { xmlText } from '@zhaofa/domain/shared/xml-text.ts'
import { readsAsFormula, type Cell, type SheetColumn } from './sheet.ts'

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  const head = index < 26 ? '' : columnName(Math.floor(index / 26) - 1)
  return head + String.fromCharCode(65 + (index % 26))
}

/** Cell formats by their place in `styles`. */
const formats = { plain: 0, heading: 1, date: 2, amount: 3, asText: 4 } as const

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const widths: Record<SheetColumn['type'], number> = {
  text: 24,
  date: 12,
  amount: 16,
  integer: 10,
  'plain-number': 16,
  'yes-no': 10,
}

export function sheetStart(
  columns: readonly SheetColumn[],
  columnNames: readonly string[],
): string {
  const cols = columns.map(
    ({ type }, i) => `<col min="${i + 1}" max="${i + 1}" width="${widths[type]}" customWidth="1"/>`,
  )
  const heading = columns.map(
    ({ title }, i) =>
      `<c r="${columnNames[i]}1" s="${formats.heading}" t="inlineStr">${inline(title)}</c>`,
  )
  return (
    `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${cols.join('')}</cols><sheetData><row r="1">${heading.join('')}</row>`
  )
}

export const sheetEnd = '</sheetData></worksheet>'

export function sheetRow(
  number: number,
  line: {
    readonly columns: readonly SheetColumn[]
    readonly columnNames: readonly string[]
    readonly row: readonly Cell[]
  },
): string {
  const { columns, columnNames, row } = line
  const cells = columns.map(({ type }, i) =>
    cell(`${columnNames[i]}${number}`, type, row[i] ?? null),
  )
  return `<row r="${number}">${cells.join('')}</row>`
}

function cell(place: string, type: SheetColumn['type'], value: Cell): string {
  // Written all the same, so that every row has as many cells as the head.
  if (value === null || value === '') return `<c r="${place}"/>`
  if (type === 'amount' || type === 'integer' || type === 'plain-number') {
    const format = type === 'amount' ? formats.amount : formats.plain
    return `<c r="${place}" s="${format}"><v>${value}</v></c>`
  }
  const text = String(value)
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return `<c r="${place}" s="${formats.date}"><v>${serialDay(text)}</v></c>`
  }
  // quotePrefix: stays text when somebody edits the cell or saves the sheet as CSV.
  const format = readsAsFormula(text) ? ` s="${formats.asText}"` : ''
  return `<c r="${place}"${format} t="inlineStr">${inline(text)}</c>`
}

/** Days since 1899-12-30, as spreadsheets count them. */
function serialDay(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
}

/** Most characters of one cell. */
const maxCellLength = 32_767
const cut = '…（全文见网页）'

function inline(text: string): string {
  const whole = text.length > maxCellLength ? text.slice(0, maxCellLength - cut.length) + cut : text
  return `<is><t xml:space="preserve">${escaped(whole)}</t></is>`
}

/** A typed `_x0041_` must not become A. */
const escaped = (text: string): string => xmlText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

const styles =
  `${declaration}<styleSheet xmlns="${main}">` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>' +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'

/** Everything of the package but the sheets themselves, by path. */
export function workbookParts(names: readonly string[]): [path: string, text: string][] {
  const ids = names.map((_, i) => i + 1)
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${sheet}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${sheet}.styles+xml"/>`,
    ...ids.map(
      (id) =>
        `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${sheet}.worksheet+xml"/>`,
    ),
  ]
  const sheets = names.map(
    (name, i) => `<sheet name="${sheetName(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  const links = ids.map((id) => relation(id, 'worksheet', `worksheets/sheet${id}.xml`))
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packaged}/content-types">${types.join('')}</Types>`,
    ],
    ['_rels/.rels', relationships([relation(1, 'officeDocument', 'xl/workbook.xml')])],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([...links, relation(names.length + 1, 'styles', 'styles.xml')]),
    ],
    ['xl/styles.xml', styles],
  ]
}

function relation(id: number, kind: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${relations}/${kind}" Target="${target}"/>`
}

function relationships(each: readonly string[]): string {
  return `${declaration}<Relationships xmlns="${packaged}/relationships">${each.join('')}</Relationships>`
}

/** A sheet name has at most 31 characters and none of []:*?/\ (Excel). */
function sheetName(name: string): string {
  return escaped(name.replace(/[[\]:*?/\\"']/g, ' ').slice(0, 31))
}
