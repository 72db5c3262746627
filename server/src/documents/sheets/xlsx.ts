import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { columnName, sheetEnd, sheetRow, sheetStart, workbookParts } from './xlsx-parts.ts'
import type { Cell, Rows, SheetColumn } from './sheet.ts'

type Sheet = {
  readonly sheet: string
  readonly columns: readonly SheetColumn[]
  readonly rows: Rows
}

type Workbook = {
  readonly sheets: readonly Sheet[]
  /** Written into the file: two files of the same data are the same bytes. */
  readonly at: Date
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What one sheet may hold, with its heading (ECMA-376 as Excel has it). */
const rowsPerSheet = 1_048_576

/** The same with one sheet, see xlsxBook. */
export const xlsxFile = ({ at, ...sheet }: Sheet & Pick<Workbook, 'at'>): Readable =>
  xlsxBook({ at, sheets: [sheet] })

/**
 * An XLSX file as a stream (ECMA-376 part 1). Rows beyond what one sheet holds go on to the next. Texts
 * are inline strings: nothing of them is ever a formula. Closing the stream stops reading the rows.
 */
export function xlsxBook(workbook: Workbook): Readable {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  void fill(zip, workbook, out).catch((fault: Error) => out.destroy(fault))
  return out
}

async function fill(zip: ZipFile, { sheets, at }: Workbook, out: Readable): Promise<void> {
  const names: string[] = []
  for (const sheet of sheets) {
    await addSheet(zip, sheet, { names, at, out })
    if (out.destroyed) return
  }
  for (const [path, text] of workbookParts(names)) {
    zip.addBuffer(Buffer.from(text), path, { mtime: at })
  }
  zip.end()
}

type Adding = { readonly names: string[]; readonly at: Date; readonly out: Readable }

async function addSheet(zip: ZipFile, of: Sheet, { names, at, out }: Adding): Promise<void> {
  const rows = of.rows[Symbol.asyncIterator]()
  const first = names.length
  let rest = await rows.next()
  do {
    const more = names.length - first
    names.push(more === 0 ? of.sheet : `${of.sheet} ${more + 1}`)
    const sheet = Readable.from(
      sheetText(of.columns, async () => {
        const row = rest
        if (!row.done) rest = await rows.next()
        return row.done ? null : row.value
      }),
      { objectMode: false },
    )
    out.once('close', () => sheet.destroy())
    zip.addReadStream(sheet, `xl/worksheets/sheet${names.length}.xml`, { mtime: at })
    await ended(sheet)
  } while (!rest.done && !out.destroyed)
  if (out.destroyed) await rows.return?.()
}

/** Resolves when the sheet was read to its end, or when its reader has gone. @throws what reading threw */
function ended(sheet: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    sheet.once('error', reject)
    sheet.once('close', () => resolve())
  })
}

async function* sheetText(
  columns: readonly SheetColumn[],
  next: () => Promise<readonly Cell[] | null>,
): AsyncGenerator<string, void, undefined> {
  const columnNames = columns.map((_, i) => columnName(i))
  let text = sheetStart(columns, columnNames)
  for (let number = 2; number <= rowsPerSheet; number++) {
    const row = await next()
    if (row === null) break
    text += sheetRow(number, { columns, columnNames, row })
    if (text.length > chunkCharacters) {
      yield text
      text = ''
    }
  }
  yield text + sheetEnd
}

const chunkCharacters = 32 * 1024
