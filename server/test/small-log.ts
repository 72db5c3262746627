import {
  checkpointText,
  encodeEntries,
  GrowingTree,
  signNote,
  tilePath,
  tileWidth,
  treeHasher,
  utf8,
  type LogReader,
} from '@zhaofa/ledger'
import { nativeSha256 } from '../src/storage/ledger/native-sha256.ts'
import { testSigner } from './ledger.ts'

const hasher = treeHasher(nativeSha256)

export type SmallLog = LogReader & {
  /** The signed checkpoint of the first `size` lines; of all of them when nothing is said. */
  note(size?: number): string
  /** Bundles that were read, by their place. */
  readonly bundlesRead: number[]
}

/** A log in memory that has these lines, with the tiles and checkpoints of every size on the way. */
export function smallLog(lines: readonly string[], signer = testSigner()): SmallLog {
  const entries = lines.map(utf8)
  const tree = new GrowingTree(hasher)
  const tiles = new Map<string, Uint8Array>()
  const notes = [0, ...entries.keys()].map((_, size) => {
    const entry = entries[size - 1]
    if (entry) tree.append(hasher.leaf(entry))
    for (const { hashes, ...tile } of tree.takeChangedTiles()) {
      tiles.set(tilePath(tile), hashes.slice())
    }
    return signNote(checkpointText({ origin: signer.key.name, size, root: tree.root() }), [signer])
  })
  const bundlesRead: number[] = []
  return {
    bundlesRead,
    note: (size = lines.length) => notes[size] ?? '',
    tile: (tile) => Promise.resolve(tiles.get(tilePath(tile)) ?? null),
    entries: (index, width) => {
      bundlesRead.push(index)
      const some = entries.slice(index * tileWidth, index * tileWidth + width)
      return Promise.resolve(some.length === width ? encodeEntries(some) : null)
    },
  }
}

const commitment = 'RM3HMw4QKbTnifPTphNs4ezvc5khiYMUsxxDl9YONPY='

/** The line of a record as LEAF.md has it, a minute after the one before it. */
export function line(publicId: string, sequence: number, minute: number, kind = 'case-event') {
  const at = new Date(Date.UTC(2026, 10, 23, 3, minute)).toISOString()
  return `1 ${kind} ${publicId} ${sequence} ${at} ${commitment}`
}

/** So many records of one case. */
export const lines = (count: number, publicId = 'c1'): string[] =>
  Array.from({ length: count }, (_, i) => line(publicId, i + 1, i))
