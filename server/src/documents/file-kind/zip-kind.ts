import type { Pieces } from './pieces.ts'

const endRecordBytes = 22
const longestComment = 0xffff
const locatorBytes = 20
/** A package of an office has some hundred parts with short names; more is an archive. */
const maxDirectoryBytes = 4 * 1024 ** 2
const maxNames = 20_000

const wordMain = /^word\/document\d*\.xml$/

/** What a package is, by the names of its parts. The first that fits. */
const packages: readonly (readonly [mediaType: string, fits: (names: Names) => boolean])[] = [
  ['application/vnd.ms-word.document.macroenabled.12', (all) => all.some(wordMain) && macro(all)],
  [
    'application/vnd.ms-excel.sheet.macroenabled.12',
    (all) => all.has('xl/workbook.xml') && macro(all),
  ],
  ['application/vnd.ms-excel.sheet.binary.macroenabled.12', (all) => all.has('xl/workbook.bin')],
  [
    'application/vnd.ms-powerpoint.presentation.macroenabled.12',
    (all) => all.has('ppt/presentation.xml') && macro(all),
  ],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    (all) => all.some(wordMain),
  ],
  [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    (all) => all.has('xl/workbook.xml'),
  ],
  [
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    (all) => all.has('ppt/presentation.xml'),
  ],
  ['application/ofd', (all) => all.has('OFD.xml')],
  ['application/vnd.android.package-archive', (all) => all.has('AndroidManifest.xml')],
  ['application/java-archive', (all) => all.has('META-INF/MANIFEST.MF')],
]

type Names = { has(name: string): boolean; some(pattern: RegExp): boolean }

const macro = (names: Names) => names.some(/vbaProject\.bin$/)

/**
 * What a ZIP package is. Its directory stands at the end of the file, and only there is every part named: the
 * order of the parts, and whether their sizes came before or after them, is up to the program that wrote it
 * (APPNOTE.TXT 4.3).
 *
 * @param head what the beginning alone says, for packages that begin with their type (EPUB, ODF)
 * @throws MissingPiece
 */
export function zipKind(pieces: Pieces, head: string): string {
  const names = namesIn(pieces)
  const list: Names = {
    has: (name) => names.includes(name),
    some: (pattern) => names.some((name) => pattern.test(name)),
  }
  const found = packages.find(([, fits]) => fits(list))?.[0]
  if (found !== undefined) return found
  return /opendocument|epub/.test(head) ? head : 'application/zip'
}

/** The names in the directory; none when there is no directory, as in half a file. */
function namesIn(pieces: Pieces): string[] {
  const { size } = pieces
  const tailAt = Math.max(0, size - endRecordBytes - longestComment)
  const tail = pieces.read(tailAt, size - tailAt)
  const end = endRecordIn(tail)
  if (end === null) return []
  const directory = directoryOf(tail, end)
  const length = Math.min(directory.length, maxDirectoryBytes)
  const at = tailAt + directory.end - directory.length
  return at < 0 ? [] : entryNames(pieces.read(at, length))
}

/** The record ends the file, but for a comment of the length it names. */
function endRecordIn(tail: Buffer): number | null {
  for (let at = tail.length - endRecordBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue
    if (at + endRecordBytes + tail.readUInt16LE(at + 20) === tail.length) return at
  }
  return null
}

/** Where in the tail the directory ends, which is before the records about it, and how long it is. */
function directoryOf(tail: Buffer, end: number): { end: number; length: number } {
  const length = tail.readUInt32LE(end + 12)
  const locator = end - locatorBytes
  const record = locator - 56
  // Large archives, and programs that do not know the size beforehand, add a second record (ZIP64).
  const large = locator >= 0 && tail.readUInt32LE(locator) === 0x07064b50
  if (!large || record < 0 || tail.readUInt32LE(record) !== 0x06064b50) return { end, length }
  return { end: record, length: Number(tail.readBigUInt64LE(record + 40)) }
}

function entryNames(directory: Buffer): string[] {
  const names: string[] = []
  for (let at = 0; at + 46 <= directory.length && names.length < maxNames;) {
    if (directory.readUInt32LE(at) !== 0x02014b50) break
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field))
    const nameEnd = at + 46 + (name ?? 0)
    names.push(directory.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'))
    at = nameEnd + (extra ?? 0) + (comment ?? 0)
  }
  return names
}
