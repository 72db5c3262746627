/** A term of everything has 128 blocks of a kilobyte at a million; a search names some ten terms. */
const slabBytes = 2 * 1024 ** 2

/**
 * Memory in which one search unpacks what it reads, and which later searches use again. What a search would allocate
 * outside of the heap has the collector clean all of it every fifty searches, which takes longer than any of these.
 */
export class Scratch {
  readonly #slab = Buffer.allocUnsafeSlow(slabBytes)
  #used = 0

  /** The bytes of a text in base64, until the work they belong to is over. */
  unpacked(base64: string): Buffer {
    const room = Buffer.byteLength(base64, 'base64')
    if (this.#used + room > this.#slab.length) return Buffer.from(base64, 'base64')
    const written = this.#slab.write(base64, this.#used, 'base64')
    this.#used += written
    return this.#slab.subarray(this.#used - written, this.#used)
  }

  clear(): void {
    this.#used = 0
  }
}

/** As many as searches ran at once. */
const free: Scratch[] = []

/** Runs work with a scratch of its own; nothing of it may be kept afterwards. */
export async function withScratch<T>(work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const scratch = free.pop() ?? new Scratch()
  try {
    return await work(scratch)
  } finally {
    scratch.clear()
    free.push(scratch)
  }
}
