import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A package whose parts come in the order given; streamed, their sizes stand after them. */
export async function packageOf(
  parts: Readonly<Record<string, string | Uint8Array>>,
  { streamed = false, comment = '' } = {},
): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string)
    if (streamed) zip.addReadStream(Readable.from([bytes]), name, { compress: false })
    else zip.addBuffer(bytes, name, { compress: false })
  }
  zip.end({ comment, forceZip64Format: streamed })
  return buffer(zip.outputStream as NodeJS.ReadableStream)
}

/** A compound file of older Office programs, which holds one stream of this name. */
export function compoundFile(stream: string): Buffer {
  const file = Buffer.alloc(512 * 40)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(9, 30)
  // The directory begins in the last sector but one and goes on in the last: its chain is in the table.
  const [table, directory] = [0, 37]
  file.writeUInt32LE(1, 44)
  file.writeUInt32LE(directory, 48)
  file.fill(0xff, 76, 512)
  file.writeUInt32LE(table, 76)
  const at = (sector: number) => (sector + 1) * 512
  file.fill(0xff, at(table), at(table) + 512)
  file.writeUInt32LE(directory + 1, at(table) + directory * 4)
  file.writeUInt32LE(0xffff_fffe, at(table) + (directory + 1) * 4)
  entry(file, at(directory), 'Root Entry')
  entry(file, at(directory + 1), stream)
  return file
}

function entry(file: Buffer, at: number, name: string): void {
  file.write(name, at, 'utf16le')
  file.writeUInt16LE((name.length + 1) * 2, at + 64)
}

const box = (type: string, inner: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(inner.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, inner])
}

/** A recording as a camera leaves it: what it is, the film itself, and its index at the end. */
export function filmFile(
  brand: string,
  { bytes, tracks }: { bytes: number; tracks: readonly ('vide' | 'soun')[] },
): Buffer {
  const track = (handler: string) =>
    box('trak', box('mdia', box('hdlr', Buffer.from(`\0\0\0\0\0\0\0\0${handler}`, 'latin1'))))
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}`, 'latin1')),
    box('mdat', Buffer.alloc(bytes, 1)),
    box('moov', Buffer.concat(tracks.map(track))),
  ])
}
