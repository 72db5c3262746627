import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addBits,
  blockSize,
  countOf,
  emptyBits,
  hasBit,
  keepBits,
  placesIn,
  readBits,
} from './block-bits.ts'

const places = fc.uniqueArray(fc.nat(blockSize - 1), { maxLength: 900 })
const highestFirst = (of: Iterable<number>) => [...of].sort((a, b) => b - a)

/** As the database keeps them: two bytes each, or bits from 512 on (migration 0445). */
function kept(of: readonly number[]): Buffer {
  if (of.length < 512) {
    const list = Buffer.alloc(2 * of.length)
    for (const [i, place] of [...of].sort((a, b) => a - b).entries())
      list.writeUInt16BE(place, 2 * i)
    return list
  }
  const bits = Buffer.alloc(blockSize / 8)
  for (const place of of) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7))
  return bits
}

/** Read over what was there before. */
function bitsOf(ids: Buffer) {
  const bits = emptyBits().fill(0xffffffff)
  readBits(ids, bits)
  return bits
}

test('bits are what was listed or kept as bits, the highest first', () => {
  fc.assert(
    fc.property(places, (of) => {
      expect(countOf(kept(of))).toBe(of.length)
      expect([...placesIn(bitsOf(kept(of)))]).toEqual(highestFirst(of))
      expect(of.every((place) => hasBit(bitsOf(kept(of)), place))).toBe(true)
    }),
  )
})

test('bits are put together as sets are', () => {
  fc.assert(
    fc.property(places, places, (a, b) => {
      const both = bitsOf(kept(a))
      keepBits(both, bitsOf(kept(b)))
      expect([...placesIn(both)]).toEqual(highestFirst(a.filter((place) => b.includes(place))))
      const either = bitsOf(kept(a))
      addBits(either, bitsOf(kept(b)))
      expect([...placesIn(either)]).toEqual(highestFirst(new Set([...a, ...b])))
      expect(a.filter((place) => hasBit(either, place))).toHaveLength(a.length)
    }),
  )
})

test('what is kept is not changed by what is made of it', () => {
  const of = kept(Array.from({ length: 600 }, (_, i) => i))
  keepBits(bitsOf(of), bitsOf(kept([])))
  expect(countOf(of)).toBe(600)
})
