import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { asMeant } from '@zhaofa/domain/kernel/as-meant.ts'
import { csvLines, csvSource, isUtf16, separatorOf } from './read-csv.ts'
import { UnreadableZipError } from '../packages/read-zip.ts'
import { xlsxLines } from './read-xlsx.ts'
import { armed } from './sheet.ts'
import type { TableLimits, TableLine } from './table-line.ts'
import { MalformedXmlError } from '../packages/xml-tokens.ts'

/**
 * The lines of an XLSX or CSV file, told apart by content; of a workbook the first sheet shown. Blank
 * lines are left out, their numbers are not given to others.
 * @returns in Chinese why it cannot be read: broken, locked, too many lines, another kind of file.
 */
export async function tableLines(
  bytes: Uint8Array,
  most: TableLimits,
): Promise<Outcome<readonly TableLine[], string>> {
  const read = await tableFile(bytes, most)
  return read.ok ? accept(read.value.lines) : read
}

/** The same with `apart`, the names of the sheets of a workbook of which nothing was read. */
export async function tableFile(
  bytes: Uint8Array,
  most: TableLimits,
): Promise<Outcome<TableFile, string>> {
  const read = isZip(bytes) ? await workbook(bytes, most) : plain(bytes, most)
  if (!read.ok) return read
  return read.value.lines.length > most.lines ? refuse(`最多 ${most.lines} 行，请分成几份。`) : read
}

type TableFile = { readonly lines: readonly TableLine[]; readonly apart: readonly string[] }

const hasPrefix = (bytes: Uint8Array, prefix: readonly number[]) =>
  prefix.every((byte, i) => bytes[i] === byte)
const isZip = (bytes: Uint8Array) => hasPrefix(bytes, [0x50, 0x4b])

async function workbook(bytes: Uint8Array, most: TableLimits): Promise<Outcome<TableFile, string>> {
  try {
    const { lines, apart } = await xlsxLines(bytes, most)
    // A package has no more parts than this, and no program gives a sheet a longer name.
    const names = apart.slice(0, 1_000).map((name) => asMeant(name).trim().slice(0, 60))
    return accept({ lines: trimmed(lines), apart: names })
  } catch (fault) {
    if (fault instanceof UnreadableZipError || fault instanceof MalformedXmlError) {
      return refuse('不是能读的 XLSX 文件：可能损坏、加了密码，或者展开以后太大。')
    }
    throw fault
  }
}

function plain(bytes: Uint8Array, most: TableLimits): Outcome<TableFile, string> {
  // Old workbooks, and new ones with a password, lie in a container that begins so (MS-CFB).
  if (hasPrefix(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refuse('这是旧的 .xls，或者加了密码的表格。旧的请另存为 .xlsx，加了密码的请先去掉密码。')
  }
  // PDF and pictures have bytes no text has.
  if (bytes.subarray(0, 4_096).includes(0) && !isUtf16(bytes)) {
    return refuse('请用 XLSX 或者 CSV 文件。')
  }
  const found: TableLine[] = []
  const text = csvSource(bytes)
  for (const line of csvLines(text, separatorOf(text))) {
    // Only CSV needs the apostrophe; in a workbook one that stands there was typed.
    const cells = line.cells.map((cell) => armed(asMeant(cell).trim()))
    if (cells.some((cell) => cell !== '')) found.push({ ...line, cells })
    if (found.length > most.lines) break
  }
  return accept({ lines: found, apart: [] })
}

/** Without what nobody sees, and without blanks around the texts. */
const trimmed = (lines: readonly TableLine[]): TableLine[] =>
  lines.map((line) => ({ ...line, cells: line.cells.map((cell) => asMeant(cell).trim()) }))
