import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { naiveConsistency, naivePath, naiveRoot, TileShelf } from '../test/naive-tree.ts'
import {
  DamagedTreeError,
  equalBytes,
  fromHex,
  GrowingTree,
  proveConsistency,
  proveInclusion,
  rootFromTiles,
  rootOf,
  sha256,
  toHex,
  treeHasher,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from './ledger.ts'

type Vectors = {
  leaves: string[]
  roots: string[]
  inclusion: { index: number; size: number; path: string[] }[]
  consistency: { earlier: number; size: number; proof: string[] }[]
}
const vectors = JSON.parse(
  readFileSync(new URL('../vectors/rfc6962.json', import.meta.url), 'utf8'),
) as Vectors
const portable = treeHasher(sha256)
const hasher = treeHasher((input) => new Uint8Array(hash('sha256', input, 'buffer')))
const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array(0)
const entriesUpTo = (size: number) => Array.from({ length: size }, (_, i) => utf8(`entry ${i}`))

function grow(entries: readonly Uint8Array[]): { tree: GrowingTree; shelf: TileShelf } {
  const [tree, shelf] = [new GrowingTree(hasher), new TileShelf()]
  for (const entry of entries) tree.append(hasher.leaf(entry))
  shelf.take(tree)
  return { tree, shelf }
}

describe('RFC 6962 vectors', () => {
  const leaves = vectors.leaves.map(bytes)

  test.each(vectors.roots.map((root, size) => ({ size, root })))(
    'the root over the first $size leaves is $root',
    ({ size, root }) => {
      const { tree } = grow(leaves.slice(0, size))

      expect(toHex(tree.root())).toBe(root)
      expect(toHex(rootOf(leaves.slice(0, size).map(portable.leaf), portable))).toBe(root)
    },
  )

  test.each(vectors.inclusion)(
    'leaf $index of $size has its path',
    async ({ index, size, path }) => {
      const { shelf } = grow(leaves.slice(0, size))

      const proof = await proveInclusion(index, size, shelf.read, hasher)

      expect(proof.path.map(toHex)).toEqual(path)
    },
  )

  test.each(vectors.consistency)('$earlier leads to $size', async ({ earlier, size, proof }) => {
    const { shelf } = grow(leaves.slice(0, size))

    expect((await proveConsistency(earlier, size, shelf.read, hasher)).map(toHex)).toEqual(proof)
  })
})

describe('every tree up to 40 entries', () => {
  const largest = 40
  const all = entriesUpTo(largest)
  const { shelf } = grow(all)

  test('has every inclusion proof of the definition, and it verifies for that entry only', async () => {
    for (let size = 1; size <= largest; size++) {
      const entries = all.slice(0, size)
      const root = naiveRoot(entries)
      for (const [index, entry] of entries.entries()) {
        const proof = await proveInclusion(index, size, shelf.read, hasher)

        expect(proof.path.map(toHex)).toEqual(naivePath(index, entries).map(toHex))
        expect(verifyInclusion(entry, proof, root, hasher)).toBe(true)
        expect(verifyInclusion(utf8('another entry'), proof, root, hasher)).toBe(false)
        for (let other = 0; other < size; other++) {
          const moved = verifyInclusion(entry, { ...proof, index: other }, root, hasher)
          expect(moved).toBe(other === index)
        }
      }
    }
  })

  test('has every consistency proof of the definition, and it verifies for those trees only', async () => {
    const roots = Array.from({ length: largest + 1 }, (_, size) => naiveRoot(all.slice(0, size)))
    const rootAt = (size: number) => ({ size, root: roots[size] ?? hasher.empty })
    for (let size = 0; size <= largest; size++) {
      for (let earlier = 0; earlier <= size; earlier++) {
        const proof = await proveConsistency(earlier, size, shelf.read, hasher)

        expect(proof).toEqual(naiveConsistency(earlier, all.slice(0, size)))
        expect(verifyConsistency(rootAt(earlier), rootAt(size), proof, hasher)).toBe(true)
        const forged = { size: earlier, root: hasher.leaf(utf8('a forged root')) }
        expect(verifyConsistency(forged, rootAt(size), proof, hasher)).toBe(false)
      }
    }
  })

  test('does not accept a path with a hash more, less or changed', async () => {
    for (let size = 1; size <= largest; size++) {
      const root = naiveRoot(all.slice(0, size))
      for (let index = 0; index < size; index++) {
        const proof = await proveInclusion(index, size, shelf.read, hasher)
        const entry = all[index] ?? new Uint8Array(0)
        const accepts = (path: Uint8Array[]) =>
          verifyInclusion(entry, { ...proof, path }, root, hasher)

        expect(accepts([...proof.path, root])).toBe(false)
        if (proof.path.length > 0) expect(accepts(proof.path.slice(1))).toBe(false)
        proof.path.forEach((hash, i) => expect(accepts(proof.path.with(i, flip(hash)))).toBe(false))
      }
    }
  })
})

function flip(hash: Uint8Array): Uint8Array {
  return hash.map((byte, i) => (i === 7 ? byte ^ 1 : byte))
}

describe('large trees', () => {
  const all = entriesUpTo(66_000)
  const { tree, shelf } = grow(all)
  const leafHashes = all.map(hasher.leaf)

  test('an entry of any tree is proved and verified from tiles alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: all.length }), fc.nat(), async (size, seed) => {
        const index = seed % size
        const root = rootOf(leafHashes.slice(0, size), hasher)
        const proof = await proveInclusion(index, size, shelf.read, hasher)

        expect(verifyInclusion(all[index] ?? new Uint8Array(0), proof, root, hasher)).toBe(true)
        expect(equalBytes(await rootFromTiles(size, shelf.read, hasher), root)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('any tree is shown to begin with any earlier one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: all.length }), fc.nat(), async (size, seed) => {
        const earlier = seed % (size + 1)
        const proof = await proveConsistency(earlier, size, shelf.read, hasher)
        const at = (n: number) => ({ size: n, root: rootOf(leafHashes.slice(0, n), hasher) })

        expect(verifyConsistency(at(earlier), at(size), proof, hasher)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('a full tile stands for 256 hashes: 66 000 entries need tiles on three levels', () => {
    expect(shelf.tiles.get('0/257')?.length).toBe(208 * 32)
    expect(shelf.tiles.get('1/0')?.length).toBe(256 * 32)
    expect(shelf.tiles.get('1/1')?.length).toBe(1 * 32)
    expect(shelf.tiles.get('2/0')?.length).toBe(1 * 32)
    expect(shelf.tiles.size).toBe(258 + 2 + 1)
    expect(tree.size).toBe(66_000)
  })
})

describe('resuming from stored tiles', () => {
  test.each([0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 700, 65_535, 65_536, 65_537])(
    'a tree of %i entries goes on as if it had never stopped',
    async (size) => {
      const all = entriesUpTo(size + 300)
      const { tree: stopped, shelf } = grow(all.slice(0, size))
      const head = { size, root: stopped.root() }

      const resumed = await GrowingTree.resume(head, shelf.read, hasher)
      for (const entry of all.slice(size)) resumed.append(hasher.leaf(entry))
      shelf.take(resumed)

      const { tree: uninterrupted, shelf: expected } = grow(all)
      expect(toHex(resumed.root())).toBe(toHex(uninterrupted.root()))
      expect(shelf.inHex()).toEqual(expected.inHex())
    },
  )

  test('is refused when a byte of the right edge changed', async () => {
    for (const size of [1, 3, 256, 257, 512, 700]) {
      const { tree, shelf } = grow(entriesUpTo(size))
      const head = { size, root: tree.root() }
      for (const [name, tile] of shelf.tiles) {
        const [level = 0, index = 0] = name.split('/').map(Number)
        if (level === 0 && (index + 1) * 256 < size) continue
        shelf.tiles.set(
          name,
          tile.map((byte, i) => (i === tile.length - 1 ? byte ^ 1 : byte)),
        )
        await expect(GrowingTree.resume(head, shelf.read, hasher)).rejects.toThrow(DamagedTreeError)
        shelf.tiles.set(name, tile)
      }
    }
  })
})
