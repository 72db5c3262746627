import type { Pieces } from './pieces.ts'

const maxBoxes = 2_000
/** The index of a film of ten hours is smaller. */
const maxIndexBytes = 32 * 1024 ** 2

/** A recording of sound alone, in a file that says it is a film: telephones and recorders write such. */
const asSound: Readonly<Record<string, string>> = {
  'video/mp4': 'audio/mp4',
  'video/x-m4v': 'audio/mp4',
  'video/quicktime': 'audio/mp4',
  'video/3gpp': 'audio/3gpp',
  'video/3gpp2': 'audio/3gpp2',
}

/**
 * Whether a film has pictures, by the tracks in its index (`moov`, ISO/IEC 14496-12), which cameras write after
 * the film itself.
 *
 * @param type what the beginning says
 * @throws MissingPiece
 */
export function filmKind(pieces: Pieces, type: string): string {
  const sound = asSound[type]
  const index = sound === undefined ? null : indexOf(pieces)
  if (index === null || sound === undefined) return type
  const tracks = handlersIn(index)
  return tracks.includes('soun') && !tracks.includes('vide') ? sound : type
}

/** The index, wherever it stands; null in a recording that was cut off before it was written. */
function indexOf(pieces: Pieces): Buffer | null {
  let at = 0
  for (let box = 0; box < maxBoxes; box++) {
    const head = pieces.read(at, 16)
    if (head.length < 8) return null
    const { type, size } = boxHead(head)
    if (type === 'moov') return size > maxIndexBytes ? null : pieces.read(at, size)
    if (size < 8) return null
    at += size
  }
  return null
}

/** A box with its head; a size of 0 goes on to the end. */
function boxHead(head: Buffer): { type: string; size: number } {
  const short = head.readUInt32BE(0)
  const size = short === 1 && head.length >= 16 ? Number(head.readBigUInt64BE(8)) : short
  return { type: head.toString('latin1', 4, 8), size }
}

/** `vide`, `soun` and others: what each track is handled by. */
function handlersIn(index: Buffer): string[] {
  const handlers: string[] = []
  for (let at = index.indexOf('hdlr'); at >= 0; at = index.indexOf('hdlr', at + 4)) {
    handlers.push(index.toString('latin1', at + 12, at + 16))
  }
  return handlers
}
