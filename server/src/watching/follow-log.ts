import {
  DamagedTreeError,
  decodeEntries,
  equalBytes,
  GrowingTree,
  lineOfEntry,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  rootFromTiles,
  tileWidth,
  treeHasher,
  type Checkpoint,
  type LogReader,
  type ReadTiles,
  type VerifierKey,
} from '@zhaofa/ledger'
import { z } from 'zod'
import { nativeSha256 } from '../storage/ledger/native-sha256.ts'
import { HourCheck, SeriesCheck } from '../storage/ledger/order-of-entries.ts'
import { signedHead } from '../storage/ledger/signed-heads.ts'
import type { CopyFinding } from '../storage/ledger/verify-log-copy.ts'

const hasher = treeHasher(nativeSha256)

const shape = z.object({
  /** Keys of the log, as they were given or as the log gave them at the first look. */
  vkeys: z.array(z.string()).min(1),
  /** The newest checkpoint of which everything was in order; null before the first. */
  note: z.string().nullable(),
  /** The hour that the entries have come to; null before the clock's own entry. */
  hour: z.number().nullable(),
  series: z.object({
    isWatched: z.boolean(),
    series: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
    names: z.array(z.tuple([z.number(), z.string()])),
  }),
})

/** What somebody remembers of a log between two looks at it. */
export type Followed = z.infer<typeof shape>

/** @throws Error when the text is not what was kept. */
export const readFollowed = (text: string): Followed => shape.parse(JSON.parse(text))

export const followedFrom = (vkeys: readonly string[]): Followed => ({
  ...{ vkeys: [...vkeys], note: null, hour: null },
  series: { isWatched: false, series: [], names: [] },
})

/** One look at a log. */
export type Look = {
  /** What to remember. As before where the log does not continue what was seen: a false log is not followed. */
  readonly followed: Followed
  readonly findings: readonly CopyFinding[]
  /** Of the checkpoint that was served; null when it is not one of this log. */
  readonly size: number | null
}

/**
 * Looks whether a log still continues what was seen of it, and reads what is new: every new entry leads to the root that
 * is signed, no series has a hole, and no hours run backwards. What was read before is not read again; a log that
 * was changed there can no longer lead to both the root of then and that of now.
 *
 * @param note the checkpoint that the log serves
 */
export async function followLog(
  reader: LogReader,
  note: string,
  followed: Followed,
): Promise<Look> {
  const keys = followed.vkeys
    .map((vkey) => parseVerifierKey(vkey, nativeSha256))
    .filter((key): key is VerifierKey => key !== null)
  const head = signedHead(note, keys)
  const seen = followed.note === null ? null : headOf(followed.note)
  if (!head || (seen && seen.origin !== head.origin)) {
    return { followed, findings: [{ fault: 'checkpoint-false' }], size: null }
  }
  const { size } = head
  const stays = (...findings: CopyFinding[]): Look => ({ followed, findings, size })
  if (seen && size < seen.size) {
    return stays({ fault: 'entries-removed', size: seen.size, left: size })
  }
  if (seen && size === seen.size) {
    return equalBytes(seen.root, head.root)
      ? stays()
      : stays({ fault: 'history-changed', size, found: head.root })
  }
  const tree = await treeOf(reader, seen)
  if (!(tree instanceof GrowingTree)) return stays(tree)
  const news = new News(followed)
  const missing = await news.read(reader, tree, size)
  if (missing) return stays(missing)
  const found = tree.root()
  if (!equalBytes(found, head.root)) return stays({ fault: 'root-differs', size, found })
  return { followed: { ...news.kept(), vkeys: followed.vkeys, note }, findings: news.found(), size }
}

/** The tree that was seen, from the tiles of now; or that these are not those of then. */
async function treeOf(
  reader: LogReader,
  seen: Checkpoint | null,
): Promise<GrowingTree | CopyFinding> {
  if (!seen) return new GrowingTree(hasher)
  const tiles = tilesOf(reader)
  try {
    return await GrowingTree.resume(seen, tiles, hasher)
  } catch (error) {
    if (!(error instanceof DamagedTreeError)) throw error
    const found = await rootFromTiles(seen.size, tiles, hasher)
    return { fault: 'history-changed', size: seen.size, found }
  }
}

/** A missing tile is as good as a false one: neither leads to the root. */
const tilesOf =
  (reader: LogReader): ReadTiles =>
  (tiles) =>
    Promise.all(
      tiles.map(async (tile) => (await reader.tile(tile)) ?? new Uint8Array(tile.width * 32)),
    )

/** The entries after those that were seen. */
class News {
  readonly #series: SeriesCheck
  readonly #hours: HourCheck
  readonly #unreadable: CopyFinding[] = []

  constructor({ series, hour }: Followed) {
    this.#series = SeriesCheck.continued(series)
    this.#hours = new HourCheck(hour)
  }

  /** Appends them to the tree; or says which are not there. */
  async read(reader: LogReader, tree: GrowingTree, size: number): Promise<CopyFinding | null> {
    while (tree.size < size) {
      const index = Math.floor(tree.size / tileWidth)
      const width = Math.min(tileWidth, size - index * tileWidth)
      const bundle = await reader.entries(index, width)
      const entries = bundle && decodeEntries(bundle)
      if (entries?.length !== width) return { fault: 'entries-missing', index, width }
      for (const entry of entries.slice(tree.size - index * tileWidth)) {
        this.#see(tree.size, entry)
        tree.append(hasher.leaf(entry))
      }
      // The tree keeps what has changed for whoever writes tiles; nobody does here.
      tree.takeChangedTiles()
    }
    return null
  }

  found(): CopyFinding[] {
    return [
      ...this.#unreadable,
      ...this.#series.gaps(),
      ...this.#series.backwards,
      ...this.#hours.found(),
    ]
  }

  kept(): Pick<Followed, 'series' | 'hour'> {
    const { isWatched, series, names } = this.#series.kept()
    return {
      hour: this.#hours.reached,
      series: {
        isWatched,
        series: series.map(([key, count, last, hour]) => [key, count, last, hour]),
        names: names.map(([place, name]) => [place, name]),
      },
    }
  }

  #see(index: number, entry: Uint8Array): void {
    const leaf = lineOfEntry(entry)
    if (!leaf) {
      this.#unreadable.push({ fault: 'entry-unreadable', index })
      return
    }
    const hour = Date.parse(leaf.at)
    this.#series.see(index, leaf, hour)
    this.#hours.see(index, leaf, hour)
  }
}

/** Of a checkpoint whose signature was looked at when it was kept. */
function headOf(note: string): Checkpoint {
  const head = parseCheckpoint(parseNote(note)?.text ?? '')
  if (!head) throw new Error('what was kept is no checkpoint')
  return head
}
