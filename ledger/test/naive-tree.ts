import { createHash } from 'node:crypto'
import {
  hashLength,
  tileWidth,
  type GrowingTree,
  type Hash,
  type ReadTiles,
} from '../src/ledger.ts'

// The recursive definitions of RFC 6962 §2.1, written again from the text and with another SHA-256,
// so that the tree under test is never compared with itself.

const hashOf = (...parts: (Uint8Array | number)[]): Hash => {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(typeof part === 'number' ? Uint8Array.of(part) : part)
  return new Uint8Array(digest.digest())
}

const split = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1)

export function naiveRoot(entries: readonly Uint8Array[]): Hash {
  const [only] = entries
  if (!only) return hashOf()
  if (entries.length === 1) return hashOf(0, only)
  const k = split(entries.length)
  return hashOf(1, naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k)))
}

export function naivePath(index: number, entries: readonly Uint8Array[]): Hash[] {
  if (entries.length === 1) return []
  const k = split(entries.length)
  const [left, right] = [entries.slice(0, k), entries.slice(k)]
  return index < k
    ? [...naivePath(index, left), naiveRoot(right)]
    : [...naivePath(index - k, right), naiveRoot(left)]
}

export function naiveConsistency(earlier: number, entries: readonly Uint8Array[]): Hash[] {
  if (earlier === 0) return []
  const subproof = (m: number, part: readonly Uint8Array[], whole: boolean): Hash[] => {
    if (m === part.length) return whole ? [] : [naiveRoot(part)]
    const k = split(part.length)
    const [left, right] = [part.slice(0, k), part.slice(k)]
    return m <= k
      ? [...subproof(m, left, whole), naiveRoot(right)]
      : [...subproof(m - k, right, false), naiveRoot(left)]
  }
  return subproof(earlier, entries, true)
}

/** What a store of tiles would hold after everything `tree` has reported so far. */
export class TileShelf {
  readonly tiles = new Map<string, Uint8Array>()

  take(tree: GrowingTree): void {
    for (const { level, index, hashes } of tree.takeChangedTiles()) {
      this.tiles.set(`${level}/${index}`, hashes.slice())
    }
  }

  /** All tiles as text, to compare two shelves. */
  inHex(): Map<string, string> {
    return new Map([...this.tiles].map(([name, tile]) => [name, Buffer.from(tile).toString('hex')]))
  }

  readonly read: ReadTiles = (ids) =>
    Promise.resolve(
      ids.map(({ level, index, width }) => {
        const tile = this.tiles.get(`${level}/${index}`)
        if (!tile || width > tileWidth) throw new Error(`no tile ${level}/${index}`)
        return tile.subarray(0, width * hashLength)
      }),
    )
}
