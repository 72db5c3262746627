import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockSize, IdSet } from './id-set.ts'

const places = fc.uniqueArray(fc.nat(blockSize - 1), { maxLength: 900 })

/** As the database keeps them: two bytes each, or bits from 512 on (migration 0445). */
function posting(of: readonly number[]): Buffer {
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

const setOf = (of: readonly number[], block = 4) => {
  const set = new IdSet(3, 3)
  set.addPosting(block, posting(of))
  return set
}
const inBlock = (of: Iterable<number>, block = 4) => [...of].map((id) => id + block * blockSize)
const highestFirst = (of: Iterable<number>) => [...of].sort((a, b) => b - a)
const everywhere = { low: 0, hi: Infinity }

test('a set holds what was listed or kept as bits, the highest first', () => {
  fc.assert(
    fc.property(places, fc.nat(1000), fc.nat(blockSize), (of, most, from) => {
      const set = setOf(of)
      const all = highestFirst(inBlock(of))
      expect(set.size).toBe(of.length)
      expect(set.highest(Infinity, everywhere)).toEqual(all)
      const [hi] = inBlock([from])
      const span = { low: 4 * blockSize + 100, hi: hi ?? 0 }
      const within = all.filter((id) => id >= span.low && id < span.hi)
      expect(set.highest(most, span)).toEqual(within.slice(0, most))
    }),
  )
})

test('sets are put together as sets are', () => {
  fc.assert(
    fc.property(places, places, (a, b) => {
      const [mine, theirs] = [new Set(inBlock(a)), new Set(inBlock(b))]
      const listed = (set: IdSet) => set.highest(Infinity, everywhere)
      expect(listed(setOf(a).keep(setOf(b)))).toEqual(highestFirst(mine.intersection(theirs)))
      expect(listed(setOf(a).add(setOf(b)))).toEqual(highestFirst(mine.union(theirs)))
      expect(listed(setOf(a).remove(setOf(b)))).toEqual(highestFirst(mine.difference(theirs)))
      const copied = setOf(a).copy()
      for (const id of theirs) copied.delete(id)
      copied.delete(0)
      copied.delete(99 * blockSize)
      expect(listed(copied)).toEqual(highestFirst(mine.difference(theirs)))
      expect(inBlock(b).every((id) => setOf(b).has(id) && !copied.has(id))).toBe(true)
      expect(setOf(a).has(0)).toBe(false)
    }),
  )
})

test('blocks lie one after the other', () => {
  const set = setOf([0, 8191], 3)
  set.addPosting(5, posting([7]))
  expect(set.highest(2, everywhere)).toEqual([5 * blockSize + 7, 3 * blockSize + 8191])
})
