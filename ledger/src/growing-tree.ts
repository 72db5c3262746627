import { equalBytes } from './bytes.ts'
import type { Hash, TreeHasher } from './merkle.ts'
import { fullTileHash, rootFromTiles, type ReadTiles } from './proof.ts'
import { edgeTiles, hashInTile, hashLength, tileHeight, tileWidth, type TileId } from './tile.ts'

/** A tile as it is now. */
export type Tile = TileId & { readonly hashes: Uint8Array }

type OpenTile = { readonly index: number; width: number; readonly hashes: Uint8Array }

/**
 * A Merkle tree that only grows. It keeps the frontier (the last complete subtree of each height)
 * and the right-edge tiles, so appending costs about two hashes and no reading, however large the
 * log. If what it returned could not be stored, throw it away and `resume` from what was.
 */
export class GrowingTree {
  #size = 0
  readonly #hasher: TreeHasher
  readonly #frontier: Hash[] = []
  readonly #open: OpenTile[] = []
  #changed = new Map<OpenTile, number>()

  constructor(hasher: TreeHasher) {
    this.#hasher = hasher
  }

  /**
   * The tree of `size` entries whose tiles were stored. Every full tile on the right edge is hashed
   * again and compared with the level above.
   *
   * @throws DamagedTreeError when they disagree with each other or with `root`.
   */
  static async resume(
    { size, root }: { readonly size: number; readonly root: Hash },
    readTiles: ReadTiles,
    hasher: TreeHasher,
  ): Promise<GrowingTree> {
    const found = await rootFromTiles(size, readTiles, hasher)
    if (!equalBytes(found, root))
      throw new DamagedTreeError(`the tiles of ${size} entries give another root`)
    const tree = new GrowingTree(hasher)
    tree.#size = size
    const edges = edgeTiles(size)
    const read = await readTiles(edges)
    let below: { readonly tile: TileId; readonly hashes: Uint8Array } | undefined
    for (const [i, tile] of edges.entries()) {
      const hashes = read[i]?.subarray(0, tile.width * hashLength)
      if (hashes?.length !== tile.width * hashLength) {
        throw new DamagedTreeError(`tile ${tile.level}/${tile.index} is short`)
      }
      if (below?.tile.width === tileWidth) {
        const last = hashInTile(hashes, below.tile.index % tileWidth)
        if (!equalBytes(fullTileHash(below.hashes, hasher), last)) {
          throw new DamagedTreeError(
            `tile ${below.tile.level}/${below.tile.index} is not what the level above says`,
          )
        }
      }
      below = { tile, hashes }
      tree.#openAgain(tile, hashes)
    }
    return tree
  }

  get size(): number {
    return this.#size
  }

  append(leafHash: Hash): void {
    let [hash, height, place] = [leafHash, 0, this.#size]
    this.#put(0, hash)
    while (place % 2 === 1) {
      hash = this.#hasher.node(this.#subtree(height), hash)
      height++
      place = (place - 1) / 2
      if (height % tileHeight === 0) this.#put(height / tileHeight, hash)
    }
    this.#frontier[height] = hash
    this.#size++
  }

  root(): Hash {
    let root: Hash | undefined
    for (let height = 0, rest = this.#size; rest > 0; height++, rest = Math.floor(rest / 2)) {
      if (rest % 2 === 0) continue
      const subtree = this.#subtree(height)
      root = root ? this.#hasher.node(subtree, root) : subtree
    }
    return root ?? this.#hasher.empty
  }

  /** Tiles that changed since this was last asked. The bytes are views: copy them before appending. */
  takeChangedTiles(): Tile[] {
    const tiles = [...this.#changed].map(([{ index, width, hashes }, level]) => ({
      level,
      index,
      width,
      hashes: hashes.subarray(0, width * hashLength),
    }))
    this.#changed = new Map()
    return tiles
  }

  /** The last tile of each level as it is now. The bytes are views. */
  openTiles(): Tile[] {
    return this.#open.map(({ index, width, hashes }, level) => ({
      level,
      index,
      width,
      hashes: hashes.subarray(0, width * hashLength),
    }))
  }

  #subtree(height: number): Hash {
    const hash = this.#frontier[height]
    if (!hash) throw new DamagedTreeError(`no complete subtree of height ${height}`)
    return hash
  }

  #put(level: number, hash: Hash): void {
    let tile = this.#open[level]
    if (!tile || tile.width === tileWidth) {
      const index = tile ? tile.index + 1 : 0
      tile = { index, width: 0, hashes: new Uint8Array(tileWidth * hashLength) }
      this.#open[level] = tile
    }
    tile.hashes.set(hash, tile.width * hashLength)
    tile.width++
    this.#changed.set(tile, level)
  }

  /** Complete subtrees of the last tile of a level are the frontier at the eight heights it spans. */
  #openAgain({ level, index, width }: TileId, stored: Uint8Array): void {
    const hashes = new Uint8Array(tileWidth * hashLength)
    hashes.set(stored)
    this.#open[level] = { index, width, hashes }
    let row: Hash[] = Array.from({ length: width }, (_, place) => hashInTile(hashes, place).slice())
    for (let within = 0; within < tileHeight && row.length > 0; within++) {
      const last = row.length % 2 === 1 ? row.at(-1) : undefined
      if (last) this.#frontier[level * tileHeight + within] = last
      row = pairs(row).map(([left, right]) => this.#hasher.node(left, right))
    }
  }
}

function pairs(row: readonly Hash[]): [Hash, Hash][] {
  const found: [Hash, Hash][] = []
  for (let i = 0; i + 1 < row.length; i += 2) {
    const [left, right] = [row[i], row[i + 1]]
    if (left && right) found.push([left, right])
  }
  return found
}

/** What was stored cannot be the tree that was signed. Nothing may be appended to it. */
export class DamagedTreeError extends Error {
  override readonly name = 'DamagedTreeError'
}
