import type { Hash } from './merkle.ts'

/** Hashes in a full tile: the 256 leaves of a subtree of height 8 (C2SP tlog-tiles). */
export const tileWidth = 256
export const tileHeight = 8
export const hashLength = 32

/** One tile of hashes. `level` counts in steps of eight tree levels; level 0 holds leaf hashes. */
export type TileId = { readonly level: number; readonly index: number; readonly width: number }

/** Which resource below the log's prefix a path asks for. */
export type TilePath =
  | ({ readonly of: 'hashes' } & TileId)
  | { readonly of: 'entries'; readonly index: number; readonly width: number }

/** 1234067 → `x001/x234/067`: folders of at most a thousand, and no file named like a folder. */
function indexPath(index: number): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? []
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
}

function withWidth(path: string, width: number): string {
  return width === tileWidth ? path : `${path}.p/${width}`
}

/** `tile/0/x001/x234/067`, or `tile/0/x001/x234/067.p/8` for a partial tile of 8 hashes. */
export function tilePath({ level, index, width }: TileId): string {
  return withWidth(`tile/${level}/${indexPath(index)}`, width)
}

/** `tile/entries/…`: the bundle of entries whose hashes are in the level 0 tile of that index. */
export function entriesPath(index: number, width: number): string {
  return withWidth(`tile/entries/${indexPath(index)}`, width)
}

const pathShape = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** Null unless `path` is exactly what `tilePath` or `entriesPath` writes. */
export function parseTilePath(path: string): TilePath | null {
  const [, kind, groups = '', partial] = pathShape.exec(path) ?? []
  if (kind === undefined) return null
  const index = Number(groups.replace(/[x/]/g, ''))
  const width = partial === undefined ? tileWidth : Number(partial)
  const found: TilePath =
    kind === 'entries'
      ? { of: 'entries', index, width }
      : { of: 'hashes', level: Number(kind), index, width }
  if (!Number.isSafeInteger(index) || (partial !== undefined && width >= tileWidth)) return null
  if (found.of === 'hashes' && found.level > 63) return null
  const written = found.of === 'entries' ? entriesPath(index, width) : tilePath(found)
  return written === path ? found : null
}

/** Number of hashes at one tile level of a tree of `size` entries. */
export function hashesAtLevel(level: number, size: number): number {
  // Not a shift: sizes pass 2^32.
  return Math.floor(size / tileWidth ** level)
}

/** The tile of that place in a tree of `size` entries, as wide as it is there. Null if empty. */
export function tileIn(size: number, level: number, index: number): TileId | null {
  const width = Math.min(tileWidth, hashesAtLevel(level, size) - index * tileWidth)
  return width > 0 ? { level, index, width } : null
}

/** The last tile of each level: partial ones, and the full ones at the right edge. */
export function edgeTiles(size: number): TileId[] {
  const tiles: TileId[] = []
  for (let level = 0; hashesAtLevel(level, size) > 0; level++) {
    const tile = tileIn(size, level, Math.floor((hashesAtLevel(level, size) - 1) / tileWidth))
    if (tile) tiles.push(tile)
  }
  return tiles
}

/** @throws RangeError when the tile has no such hash. */
export function hashInTile(hashes: Uint8Array, place: number): Hash {
  const hash = hashes.subarray(place * hashLength, (place + 1) * hashLength)
  if (hash.length !== hashLength) throw new RangeError(`the tile has no hash ${place}`)
  return hash
}

/** A bundle of entries: each with its length before it, 16 bits, high byte first. */
export function encodeEntries(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0))
  let at = 0
  for (const entry of entries) {
    if (entry.length > 0xffff) throw new RangeError(`an entry of ${entry.length} bytes`)
    bundle[at] = entry.length >> 8
    bundle[at + 1] = entry.length & 0xff
    bundle.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bundle
}

/** Null when the bytes are not whole entries. */
export function decodeEntries(bundle: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bundle.length;) {
    const [high, low] = [bundle[at], bundle[at + 1]]
    if (high === undefined || low === undefined) return null
    const end = at + 2 + high * 256 + low
    if (end > bundle.length) return null
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return entries
}
