import { buffer } from 'node:stream/consumers'
import { inflateSync } from 'node:zlib'
import type { Surface } from '@zhaofa/domain/publicity/leak-test/leak-test.ts'
import { fromBufferPromise } from 'yauzl'
import { picturesOfPdf } from './intake/pictures-of-pdf.ts'
import { attachedTo, besideText } from './pdf/beside-text.ts'
import { openPdf, textOfPages } from './pdf/open-pdf.ts'

/** A file that unpacks to more than this, or is packed more deeply, is not read: it is a bomb or a mistake. */
export const surfaceLimits = { bytes: 256 * 1024 * 1024, depth: 3 } as const

export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError'
}

/** Everything that comes out of a file, and what of it nobody has looked into. */
export type OpenedFile = {
  readonly surfaces: readonly Surface[]
  /** Pictures in which something may be written: the file itself, or inside Word, Excel, PDF and archives. */
  readonly pictures: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** What could not be looked into and why, in Chinese. It is never “nothing found”. */
  readonly unread: readonly string[]
}

const nothing: OpenedFile = { surfaces: [], pictures: [], unread: [] }

function together(parts: readonly OpenedFile[]): OpenedFile {
  return {
    surfaces: parts.flatMap(({ surfaces }) => surfaces),
    pictures: parts.flatMap(({ pictures }) => pictures),
    unread: parts.flatMap(({ unread }) => unread),
  }
}

/**
 * Everything a reader, a search engine or a program gets out of a file: its name, its text, what it says about
 * itself (PDF metadata, EXIF, properties of a workbook), and its pictures, which somebody else has to read.
 * Containers are taken apart.
 *
 * @throws UnreadableFileError when the file unpacks beyond the limits or is broken
 */
export async function takeApart(name: string, bytes: Uint8Array): Promise<OpenedFile> {
  return opened(name, Buffer.from(bytes), { left: surfaceLimits.bytes, depth: 0 })
}

/** The texts of a file alone. @throws UnreadableFileError as above */
export async function readSurfaces(name: string, bytes: Uint8Array): Promise<Surface[]> {
  return [...(await takeApart(name, bytes)).surfaces]
}

type Room = { left: number; readonly depth: number }

async function opened(name: string, bytes: Buffer, room: Room): Promise<OpenedFile> {
  room.left -= bytes.length
  if (room.left < 0) throw new UnreadableFileError(`${name}：展开后太大`)
  if (room.depth > surfaceLimits.depth) throw new UnreadableFileError(`${name}：压缩层数太多`)
  const own = { ...nothing, surfaces: [{ name: `${name}（文件名）`, text: name }] }
  return together([own, await contentOf(name, bytes, room)])
}

async function contentOf(name: string, bytes: Buffer, room: Room): Promise<OpenedFile> {
  const starts = (magic: string) => bytes.subarray(0, magic.length).toString('latin1') === magic
  if (starts('PK\x03\x04')) return insideZip(name, bytes, room)
  if (starts('%PDF-')) return ofPdf(name, bytes, room)
  if (starts('\x89PNG'))
    return { ...picture(name, bytes), surfaces: [...raw(name, bytes), ...pngTexts(name, bytes)] }
  if (starts('\xff\xd8\xff') || (starts('RIFF') && bytes.toString('latin1', 8, 12) === 'WEBP'))
    return { ...picture(name, bytes), surfaces: raw(name, bytes) }
  if (!bytes.includes(0)) return { ...nothing, surfaces: [{ name, text: textOf(bytes) }] }
  const unread = saysNothing.test(name) ? [] : [`“${name}”不是能查看内容的文件`]
  return { ...nothing, surfaces: raw(name, bytes), unread }
}

const picture = (name: string, bytes: Buffer): OpenedFile => ({
  ...nothing,
  pictures: [{ name, bytes }],
})

/** Parts of Word and Excel files that hold settings of printers and fonts. */
const saysNothing = /(?:printerSettings\d*\.bin|\.odttf|\.fntdata)$/i

/** UTF-8, or the GB 18030 of older Chinese programs. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

async function insideZip(name: string, bytes: Buffer, room: Room): Promise<OpenedFile> {
  const parts: OpenedFile[] = []
  // Entry by entry, not by name: two parts of one name are both looked at.
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    if (entry.uncompressedSize > room.left) throw new UnreadableFileError(`${name}：展开后太大`)
    const content = await buffer(await zip.openReadStreamPromise(entry))
    const inner = { left: room.left, depth: room.depth + 1 }
    parts.push(await opened(`${name}/${entry.fileName}`, content, inner))
    room.left = inner.left
  }
  return together(parts)
}

async function ofPdf(name: string, bytes: Buffer, room: Room): Promise<OpenedFile> {
  const pdf = await openPdf(bytes).catch((cause: unknown) => {
    throw new UnreadableFileError(`${name}：PDF 打不开`, { cause })
  })
  const texts = await textOfPages(pdf)
  const { pictures, unread } = await picturesOfPdf(pdf, texts)
  const own: OpenedFile = {
    surfaces: [
      { name: `${name}（文字层）`, text: texts.join('\n') },
      ...Object.entries(await besideText(pdf)).map(([part, text]) => ({
        name: `${name}（${part}）`,
        text,
      })),
    ],
    pictures: pictures.map(({ page, bytes: inside }) => ({
      name: `${name}（第 ${page} 页的图片）`,
      bytes: inside,
    })),
    unread: unread.map((words) => `“${name}”${words}`),
  }
  const parts: OpenedFile[] = [own]
  for (const file of await attachedTo(pdf)) {
    const within = `${name}/${file.name}`
    if (file.bytes === null) {
      parts.push({ ...nothing, unread: [`“${within}”取不出来，没有查看`] })
      continue
    }
    const inner = { left: room.left, depth: room.depth + 1 }
    parts.push(await opened(within, Buffer.from(file.bytes), inner))
    room.left = inner.left
  }
  return together(parts)
}

/** Words inside a file that is not text. Pictures hold EXIF, XMP and comments uncompressed. */
function raw(name: string, bytes: Buffer): Surface[] {
  const pairs = [bytes, bytes.subarray(1)]
  const swapped = pairs.map((each) => Buffer.from(each.subarray(0, each.length & ~1)).swap16())
  const readings = [
    bytes.toString('utf8'),
    ...[...pairs, ...swapped].map((each) => each.toString('utf16le')),
  ]
  return readings.map((text) => ({ name: `${name}（内嵌信息）`, text }))
}

/** zTXt and iTXt of a PNG are compressed. */
function pngTexts(name: string, bytes: Buffer): Surface[] {
  const surfaces: Surface[] = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'zTXt' || type === 'iTXt')
      surfaces.push({ name: `${name}（说明）`, text: inflated(data) })
    at += 12 + length
  }
  return surfaces
}

/** The deflated part of a chunk, which begins where a zlib stream does. */
function inflated(data: Buffer): string {
  for (let at = data.indexOf(0x78); at >= 0; at = data.indexOf(0x78, at + 1)) {
    try {
      return inflateSync(data.subarray(at), { maxOutputLength: 1024 * 1024 }).toString('utf8')
    } catch {
      continue
    }
  }
  return data.toString('utf8')
}
