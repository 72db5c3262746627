import type { Pieces } from './pieces.ts'

const entryBytes = 128
const maxSectors = 64

/** What a compound file is, by the names of its streams ([MS-CFB]; [MS-DOC], [MS-XLS], [MS-PPT], [MS-OFFCRYPTO]). */
const streams: readonly (readonly [stream: RegExp, mediaType: string])[] = [
  [/^EncryptedPackage$/, 'application/x-locked-office'],
  [/^WordDocument$/, 'application/msword'],
  [/^(?:Workbook|Book)$/, 'application/vnd.ms-excel'],
  [/^PowerPoint Document$/, 'application/vnd.ms-powerpoint'],
  [/^__substg1\.0_/, 'application/vnd.ms-outlook'],
]

/** What an OLE compound file is; `application/x-cfb` when nothing in its directory says so. @throws MissingPiece */
export function oleKind(pieces: Pieces): string {
  const names = streamNames(pieces)
  const found = streams.find(([stream]) => names.some((name) => stream.test(name)))
  return found?.[1] ?? 'application/x-cfb'
}

/** The names in the directory, which is a chain of sectors anywhere in the file. */
function streamNames(pieces: Pieces): string[] {
  const header = pieces.read(0, 512)
  if (header.length < 512) return []
  const sectorBytes = 1 << Math.min(header.readUInt16LE(30), 16)
  const sector = (number: number) => pieces.read((number + 1) * sectorBytes, sectorBytes)
  const names: string[] = []
  let next = header.readUInt32LE(48)
  for (let read = 0; read < maxSectors && next < 0xffff_fff8; read++) {
    const entries = sector(next)
    for (let at = 0; at + entryBytes <= entries.length; at += entryBytes) {
      const length = Math.min(entries.readUInt16LE(at + 64), 64)
      names.push(entries.toString('utf16le', at, at + Math.max(0, length - 2)))
    }
    next = nextSector(next, { header, sector, sectorBytes })
  }
  return names
}

type Chains = {
  readonly header: Buffer
  readonly sector: (number: number) => Buffer
  readonly sectorBytes: number
}

/** By the table of sectors, whose own first 109 parts the header names: files up to seven megabytes and more. */
function nextSector(number: number, { header, sector, sectorBytes }: Chains): number {
  const perTable = sectorBytes / 4
  const part = Math.floor(number / perTable)
  if (part >= 109) return 0xffff_fffe
  const table = sector(header.readUInt32LE(76 + part * 4))
  const at = (number % perTable) * 4
  return at + 4 <= table.length ? table.readUInt32LE(at) : 0xffff_fffe
}
