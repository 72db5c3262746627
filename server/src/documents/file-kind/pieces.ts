import { maxWantedBytes, type FileParts, type Wanted } from '../../untrusted/reading-jobs.ts'

/** Thrown by readers of a file that is at hand only in parts; `wanted` is null while its end has not come. */
export class MissingPiece extends Error {
  override readonly name = 'MissingPiece'
  readonly wanted: Wanted | null
  constructor(wanted: Wanted | null) {
    super('a part that is not at hand')
    this.wanted = wanted
  }
}

/** A file as far as it is at hand, read as if it were whole. */
export class Pieces {
  readonly #size: number | null
  readonly #pieces: FileParts['pieces']

  constructor({ size, pieces }: FileParts) {
    this.#size = size
    this.#pieces = pieces
  }

  /** The beginning, as much as came first. */
  get head(): Buffer {
    return Buffer.from(this.#pieces[0]?.bytes ?? [])
  }

  /** @throws MissingPiece */
  get size(): number {
    if (this.#size === null) throw new MissingPiece(null)
    return this.#size
  }

  /** The bytes from a place on, fewer where the file ends. @throws MissingPiece */
  read(at: number, length: number): Buffer {
    const within = this.#find(at, length)
    if (within) return within
    const end = Math.min(at + length, this.size)
    if (at >= end) return Buffer.alloc(0)
    const wanted = { at, length: Math.min(end - at, maxWantedBytes) }
    const found = this.#find(at, wanted.length)
    if (found) return found
    throw new MissingPiece(wanted)
  }

  #find(at: number, length: number): Buffer | null {
    for (const piece of this.#pieces) {
      const from = at - piece.at
      if (from >= 0 && from + length <= piece.bytes.length) {
        return Buffer.from(piece.bytes.buffer, piece.bytes.byteOffset + from, length)
      }
    }
    return null
  }
}
