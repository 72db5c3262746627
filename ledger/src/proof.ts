import { equalBytes } from './bytes.ts'
import { splitPoint, type Hash, type TreeHasher } from './merkle.ts'
import { hashInTile, tileHeight, tileIn, tileWidth, type TileId } from './tile.ts'

/** Entries `start` up to but not including `end`: one hash of a proof is the root over these. */
type Range = readonly [start: number, end: number]

/** The hash of a full tile, or as much of a partial one as the tree size needs. */
export type ReadTiles = (tiles: readonly TileId[]) => Promise<readonly Uint8Array[]>

/** Where a leaf is and the hashes that lead from it to the root of a tree of `size` entries. */
export type InclusionProof = {
  readonly index: number
  readonly size: number
  readonly path: readonly Hash[]
}

/** @throws RangeError unless 0 ≤ index < size. */
export async function proveInclusion(
  index: number,
  size: number,
  readTiles: ReadTiles,
  hasher: TreeHasher,
): Promise<InclusionProof> {
  if (!(index >= 0 && index < size)) throw new RangeError(`no entry ${index} among ${size}`)
  return {
    index,
    size,
    path: await hashRanges(inclusionRanges(index, size), size, readTiles, hasher),
  }
}

/**
 * Hashes that show the tree of `size` entries to begin with the tree of `earlier` entries. Empty
 * when the two are equal or the earlier is empty: there is nothing to show.
 *
 * @throws RangeError unless 0 ≤ earlier ≤ size.
 */
export async function proveConsistency(
  earlier: number,
  size: number,
  readTiles: ReadTiles,
  hasher: TreeHasher,
): Promise<Hash[]> {
  if (!(earlier >= 0 && earlier <= size)) throw new RangeError(`${earlier} is not within ${size}`)
  if (earlier === 0 || earlier === size) return []
  return hashRanges(consistencyRanges(earlier, size), size, readTiles, hasher)
}

/** Root of the tree of `size` entries, from the tiles at its right edge. */
export async function rootFromTiles(
  size: number,
  readTiles: ReadTiles,
  hasher: TreeHasher,
): Promise<Hash> {
  if (size === 0) return hasher.empty
  const [root] = await hashRanges([[0, size]], size, readTiles, hasher)
  return root ?? hasher.empty
}

/** The siblings met on the way up from entry `index` (RFC 6962 §2.1.1), lowest first. */
function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + splitPoint(end - start)
    if (index < middle) {
      ranges.push([middle, end])
      end = middle
    } else {
      ranges.push([start, middle])
      start = middle
    }
  }
  return ranges.reverse()
}

/** SUBPROOF of RFC 6962 §2.1.2, for 0 < earlier < size. */
function consistencyRanges(earlier: number, size: number): Range[] {
  const ranges: Range[] = []
  let [start, end] = [0, size]
  while (end !== earlier) {
    const middle = start + splitPoint(end - start)
    if (earlier <= middle) {
      ranges.push([middle, end])
      end = middle
    } else {
      ranges.push([start, middle])
      start = middle
    }
  }
  // The whole earlier tree is a left subtree: the verifier has its root already.
  if (start > 0) ranges.push([start, end])
  return ranges.reverse()
}

/** Complete subtrees that make up a range, left to right: each within one tile. */
function subtreesOf([start, end]: Range): { height: number; index: number }[] {
  const subtrees: { height: number; index: number }[] = []
  for (let at = start; at < end;) {
    let [height, span] = [0, 1]
    while (at % (span * 2) === 0 && at + span * 2 <= end) {
      height++
      span *= 2
    }
    subtrees.push({ height, index: at / span })
    at += span
  }
  return subtrees
}

const placeOf = ({ height, index }: { height: number; index: number }) => {
  const level = Math.floor(height / tileHeight)
  const span = 2 ** (height % tileHeight)
  const first = index * span
  return { level, index: Math.floor(first / tileWidth), first: first % tileWidth, span }
}

async function hashRanges(
  ranges: readonly Range[],
  size: number,
  readTiles: ReadTiles,
  hasher: TreeHasher,
): Promise<Hash[]> {
  const needed = new Map<string, TileId>()
  for (const subtree of ranges.flatMap(subtreesOf)) {
    const { level, index } = placeOf(subtree)
    const tile = tileIn(size, level, index)
    if (tile) needed.set(`${level}/${index}`, tile)
  }
  const read = await readTiles([...needed.values()])
  const tiles = new Map([...needed.keys()].map((name, i) => [name, read[i] ?? new Uint8Array(0)]))

  const subtreeHash = (subtree: { height: number; index: number }): Hash => {
    const { level, index, first, span } = placeOf(subtree)
    return subtreeOfTile(tiles.get(`${level}/${index}`) ?? new Uint8Array(0), first, span, hasher)
  }
  return ranges.map((range) =>
    subtreesOf(range)
      .map(subtreeHash)
      .reduceRight((right, left) => hasher.node(left, right)),
  )
}

/** Root over `span` hashes of a tile, a power of two, from place `first`. */
function subtreeOfTile(tile: Uint8Array, first: number, span: number, hasher: TreeHasher): Hash {
  if (span === 1) return hashInTile(tile, first)
  const half = span / 2
  return hasher.node(
    subtreeOfTile(tile, first, half, hasher),
    subtreeOfTile(tile, first + half, half, hasher),
  )
}

/** The hash by which a full tile appears one level up. */
export function fullTileHash(tile: Uint8Array, hasher: TreeHasher): Hash {
  return subtreeOfTile(tile, 0, tileWidth, hasher)
}

/** The root that this leaf hash and path lead to, or null when the path has the wrong length. */
export function rootOfInclusion(
  leafHash: Hash,
  { index, size, path }: InclusionProof,
  hasher: TreeHasher,
): Hash | null {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) {
    return null
  }
  let [node, last, hash] = [index, size - 1, leafHash]
  for (const sibling of path) {
    if (last === 0) return null
    if (node % 2 === 1 || node === last) {
      hash = hasher.node(sibling, hash)
      // On the right edge a node may have no sibling for several levels.
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else {
      hash = hasher.node(hash, sibling)
    }
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 ? hash : null
}

/** True only if `entry` is entry `index` of the tree of `size` entries with this root. */
export function verifyInclusion(
  entry: Uint8Array,
  proof: InclusionProof,
  root: Hash,
  hasher: TreeHasher,
): boolean {
  const reached = rootOfInclusion(hasher.leaf(entry), proof, hasher)
  return reached !== null && equalBytes(reached, root)
}

/** True only if the tree (`size`, `root`) begins with the tree (`earlier`, `earlierRoot`). */
export function verifyConsistency(
  earlier: { readonly size: number; readonly root: Hash },
  later: { readonly size: number; readonly root: Hash },
  proof: readonly Hash[],
  hasher: TreeHasher,
): boolean {
  if (!Number.isSafeInteger(earlier.size) || !Number.isSafeInteger(later.size)) return false
  if (earlier.size < 0 || earlier.size > later.size) return false
  if (earlier.size === later.size) return proof.length === 0 && equalBytes(earlier.root, later.root)
  if (earlier.size === 0) return proof.length === 0 && equalBytes(earlier.root, hasher.empty)
  let [node, last] = [earlier.size - 1, later.size - 1]
  while (node % 2 === 1) [node, last] = [(node - 1) / 2, Math.floor(last / 2)]

  // A whole left subtree is its own starting point; otherwise the proof brings one.
  const [start, ...rest] = node === 0 ? [earlier.root, ...proof] : proof
  if (!start) return false
  let [before, after] = [start, start]
  for (const hash of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      before = hasher.node(hash, before)
      after = hasher.node(hash, after)
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else {
      after = hasher.node(after, hash)
    }
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 && equalBytes(before, earlier.root) && equalBytes(after, later.root)
}
