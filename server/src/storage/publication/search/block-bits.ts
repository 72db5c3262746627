/** Listings of consecutive numbers are a block, in the database and here (migration 0445). */
export const blockSize = 8192
const bytesOfBlock = blockSize / 8

/**
 * Which listings of a block: one bit for each, the lowest number in the lowest bit of the first word, as the database
 * keeps them. Processors that Node runs on read four bytes as a word with the lowest first.
 */
export type BlockBits = Uint32Array

export const emptyBits = (): BlockBits => new Uint32Array(blockSize / 32)

/** Makes `bits` those that the database keeps of a term in a block: bits, or places of two bytes each. */
export function readBits(ids: Buffer, bits: BlockBits): void {
  if (ids.length === bytesOfBlock) {
    new Uint8Array(bits.buffer).set(ids)
    return
  }
  bits.fill(0)
  for (let i = 0; i < ids.length; i += 2) {
    const place = ((ids[i] ?? 0) << 8) | (ids[i + 1] ?? 0)
    bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31))
  }
}

/** Places, the lowest first, as the database keeps them (`publication.packed`). */
export function writePlaces(places: readonly number[]): Buffer {
  if (places.length < bytesOfBlock / 2) {
    const list = Buffer.alloc(places.length * 2)
    places.forEach((place, i) => list.writeUInt16BE(place, i * 2))
    return list
  }
  const bits = Buffer.alloc(bytesOfBlock)
  for (const place of places) bits[place >>> 3] = (bits[place >>> 3] ?? 0) | (1 << (place & 7))
  return bits
}

/** How many listings the database keeps of a term in a block. */
export function countOf(ids: Buffer): number {
  if (ids.length < bytesOfBlock) return ids.length / 2
  let count = 0
  for (let i = 0; i < ids.length; i += 4) count += bitsIn(ids.readUInt32LE(i))
  return count
}

/** Leaves those that `other` has too. */
export function keepBits(bits: BlockBits, other: BlockBits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) & (other[i] ?? 0)
}

export function addBits(bits: BlockBits, other: BlockBits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) | (other[i] ?? 0)
}

export const hasBit = (bits: BlockBits, place: number): boolean =>
  (((bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1

/** The places of the bits, the highest first. */
export function* placesIn(bits: BlockBits): Generator<number, void, void> {
  for (let word = bits.length - 1; word >= 0; word--) {
    let left = bits[word] ?? 0
    while (left !== 0) {
      const bit = 31 - Math.clz32(left)
      left &= ~(1 << bit)
      yield word * 32 + bit
    }
  }
}

/** How many bits of 32 are set: in pairs, in fours, in eights, then all eights added by one multiplication. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
