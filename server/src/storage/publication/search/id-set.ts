/** Listings of consecutive numbers are a block, in the database and here (migration 0445). */
export const blockSize = 8192
const blockBytes = blockSize / 8
const wordsOfBlock = blockSize / 32

/**
 * Which listings of some consecutive blocks: one bit for each, the lowest number in the lowest bit of the first word,
 * as the database keeps them. Processors that Node runs on read four bytes as a word with the lowest first.
 */
export class IdSet {
  readonly #firstBlock: number
  readonly #words: Uint32Array

  /** Empty; the blocks from `firstBlock` on, `blocks` of them. */
  constructor(firstBlock: number, blocks: number) {
    this.#firstBlock = firstBlock
    this.#words = new Uint32Array(blocks * wordsOfBlock)
  }

  /** Adds what the database keeps of a term in one block: bits, or places as two bytes each. */
  addPosting(block: number, ids: Buffer): void {
    const at = (block - this.#firstBlock) * wordsOfBlock
    const words = this.#words
    if (ids.length === blockBytes) {
      new Uint8Array(words.buffer, at * 4, blockBytes).set(ids)
      return
    }
    for (let i = 0; i < ids.length; i += 2) {
      const place = ((ids[i] ?? 0) << 8) | (ids[i + 1] ?? 0)
      const word = at + (place >>> 5)
      words[word] = (words[word] ?? 0) | (1 << (place & 31))
    }
  }

  /** Those that this set and the other have; this one becomes it. */
  keep(other: IdSet): this {
    return this.#combine(other, (mine, theirs) => mine & theirs)
  }

  add(other: IdSet): this {
    return this.#combine(other, (mine, theirs) => mine | theirs)
  }

  remove(other: IdSet): this {
    return this.#combine(other, (mine, theirs) => mine & ~theirs)
  }

  has(id: number): boolean {
    const place = id - this.#firstBlock * blockSize
    return (((this.#words[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1
  }

  delete(id: number): void {
    const place = id - this.#firstBlock * blockSize
    const word = place >>> 5
    if (place >= 0 && word < this.#words.length) {
      this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (place & 31))
    }
  }

  get size(): number {
    return this.#words.reduce((sum, word) => sum + bitsIn(word), 0)
  }

  copy(): IdSet {
    const copied = new IdSet(this.#firstBlock, this.#words.length / wordsOfBlock)
    copied.#words.set(this.#words)
    return copied
  }

  /** The highest numbers below `hi` and from `low` up, the highest first, `most` of them at most. */
  highest(most: number, { low, hi }: { low: number; hi: number }): number[] {
    const base = this.#firstBlock * blockSize
    const found: number[] = []
    const top = Math.min(this.#words.length, Math.ceil((hi - base) / 32))
    for (let word = top - 1; word >= 0 && found.length < most; word--) {
      let bits = this.#words[word] ?? 0
      while (bits !== 0 && found.length < most) {
        const bit = 31 - Math.clz32(bits)
        bits &= ~(1 << bit)
        const id = base + word * 32 + bit
        if (id < low) return found
        if (id < hi) found.push(id)
      }
    }
    return found
  }

  #combine(other: IdSet, combined: (mine: number, theirs: number) => number): this {
    const [mine, theirs] = [this.#words, other.#words]
    for (let i = 0; i < mine.length; i++) mine[i] = combined(mine[i] ?? 0, theirs[i] ?? 0)
    return this
  }
}

/** How many bits of 32 are set: in pairs, in fours, in eights, then all eights added by one multiplication. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
