// What the server and a reader say to each other over a pipe: the length of a head, the head as JSON, and
// the bytes it speaks of. JSON cannot carry anything but data, so a reader that was taken over has no
// serialised objects to send.

/** A message that does not keep to the form, or is larger than agreed. */
class BrokenFrameError extends Error {
  override readonly name = 'BrokenFrameError'
}

type Head = { readonly value: unknown; readonly lengths: readonly number[] }

const mark = '$bytes'
const lengthBytes = 4

/** Byte arrays anywhere in the value travel beside the JSON, uncopied and unescaped. */
export function encodeFrame(value: unknown): Uint8Array[] {
  const pieces: Uint8Array[] = []
  const json = JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    // Buffer has a toJSON of its own, which JSON.stringify calls before this function.
    const raw = this[key]
    if (!(raw instanceof Uint8Array)) return plain
    pieces.push(raw)
    return { [mark]: pieces.length - 1 }
  })
  const lengths = pieces.map(({ length }) => length)
  const head = Buffer.from(`{"lengths":${JSON.stringify(lengths)},"value":${json}}`)
  const size = Buffer.alloc(lengthBytes)
  size.writeUInt32BE(head.length)
  return [size, head, ...pieces]
}

/** Frames out of chunks of a stream. `most` is the largest frame that is taken. */
export class FrameReader {
  readonly #most: number
  #chunks: Buffer[] = []
  #held = 0
  #stage: 'length' | 'head' | 'bytes' = 'length'
  #needed = lengthBytes
  #head: Head = { value: null, lengths: [] }

  constructor(most: number) {
    this.#most = most
  }

  /** The value of every frame that is complete with this chunk. @throws BrokenFrameError */
  push(chunk: Buffer): unknown[] {
    this.#chunks.push(chunk)
    this.#held += chunk.length
    const values: unknown[] = []
    while (this.#held >= this.#needed) {
      const part = this.#take(this.#needed)
      if (this.#stage === 'length') this.#expect('head', part.readUInt32BE(0))
      else if (this.#stage === 'head') {
        this.#head = headOf(part.toString('utf8'))
        this.#expect('bytes', sum(this.#head.lengths))
      } else {
        values.push(withBytes(this.#head, part))
        this.#expect('length', lengthBytes)
      }
    }
    return values
  }

  #expect(stage: 'length' | 'head' | 'bytes', needed: number): void {
    if (needed > this.#most) throw new BrokenFrameError('too large')
    this.#stage = stage
    this.#needed = needed
  }

  #take(length: number): Buffer {
    const whole = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks)
    if (!whole) return Buffer.alloc(0)
    this.#chunks = whole.length > length ? [whole.subarray(length)] : []
    this.#held -= length
    return whole.subarray(0, length)
  }
}

const sum = (lengths: readonly number[]) => lengths.reduce((all, length) => all + length, 0)

function headOf(json: string): Head {
  let head: unknown
  try {
    head = JSON.parse(json)
  } catch (cause) {
    throw new BrokenFrameError('no JSON', { cause })
  }
  const { lengths, value } = head as Partial<Head>
  if (!Array.isArray(lengths) || !lengths.every((each) => Number.isInteger(each) && each >= 0)) {
    throw new BrokenFrameError('no lengths')
  }
  return { lengths: lengths as readonly number[], value }
}

function withBytes({ value, lengths }: Head, bytes: Buffer): unknown {
  let at = 0
  const pieces = lengths.map((length) => bytes.subarray(at, (at += length)))
  const put = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(put)
    if (each === null || typeof each !== 'object') return each
    const entries = Object.entries(each)
    const index: unknown = entries.length === 1 && entries[0]?.[0] === mark ? entries[0][1] : null
    if (typeof index === 'number') return new Uint8Array(pieces[index] ?? [])
    return Object.fromEntries(entries.map(([key, inner]) => [key, put(inner)]))
  }
  return lengths.length === 0 ? value : put(value)
}
