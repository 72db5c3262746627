import {
  DamagedTreeError,
  decodeEntries,
  equalBytes,
  GrowingTree,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  rootFromTiles,
  storedTiles,
  tileWidth,
  treeHasher,
  type Checkpoint,
  type LogReader,
  type VerifierKey,
} from '@zhaofa/ledger'
import { z } from 'zod'
import { nativeSha256 } from '../storage/ledger/native-sha256.ts'
import { EntryCheck } from '../storage/ledger/order-of-entries.ts'
import { signedHead } from '../storage/ledger/signed-heads.ts'
import type { CopyFinding } from '../storage/ledger/verify-log-copy.ts'

const hasher = treeHasher(nativeSha256)

const shape = z.object({
  /** Keys of the log, as they were given or as the log gave them at the first look. */
  vkeys: z.array(z.string()).min(1),
  /** The newest checkpoint of which everything was in order; null before the first. */
  note: z.string().nullable(),
  /** Of the entries that were read; null before the first. */
  order: z
    .object({
      hour: z.number().nullable(),
      series: z.object({
        isWatched: z.boolean(),
        series: z
          .array(z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly())
          .readonly(),
        names: z.array(z.tuple([z.number(), z.string()]).readonly()).readonly(),
      }),
    })
    .nullable(),
})

/** What somebody remembers of a log between two looks at it. */
export type Followed = z.infer<typeof shape>

/** @throws Error when the text is not what was kept. */
export const readFollowed = (text: string): Followed => shape.parse(JSON.parse(text))

export const followedFrom = (vkeys: readonly string[]): Followed => ({
  ...{ vkeys: [...vkeys], note: null, order: null },
})

/** One look at a log. */
export type Look = {
  /** What to remember. As before where the log does not continue what was seen: a false log is not followed. */
  readonly followed: Followed
  readonly findings: readonly CopyFinding[]
  /** Of the checkpoint that was served; null when it is not one of this log. */
  readonly size: number | null
  /** Entries that were read and found in order, beyond those that were seen before. */
  readonly read: number
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
    return { followed, findings: [{ fault: 'checkpoint-false' }], size: null, read: 0 }
  }
  const { size } = head
  const stays = (...findings: CopyFinding[]): Look => ({ followed, findings, size, read: 0 })
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
  const entries = new EntryCheck(followed.order)
  const missing = await readNews(reader, { tree, entries }, size)
  if (missing) return stays(missing)
  const found = tree.root()
  if (!equalBytes(found, head.root)) return stays({ fault: 'root-differs', size, found })
  return {
    followed: { vkeys: followed.vkeys, note, order: entries.kept() },
    findings: [...entries.unreadable, ...entries.orders()],
    ...{ size, read: size - (seen?.size ?? 0) },
  }
}

/** The tree that was seen, from the tiles of now; or that these are not those of then. */
async function treeOf(
  reader: LogReader,
  seen: Checkpoint | null,
): Promise<GrowingTree | CopyFinding> {
  if (!seen) return new GrowingTree(hasher)
  const tiles = storedTiles(reader)
  try {
    return await GrowingTree.resume(seen, tiles, hasher)
  } catch (error) {
    if (!(error instanceof DamagedTreeError)) throw error
    const found = await rootFromTiles(seen.size, tiles, hasher)
    return { fault: 'history-changed', size: seen.size, found }
  }
}

/** Appends the entries after those that were seen; or says which are not there. */
async function readNews(
  reader: LogReader,
  { tree, entries }: { readonly tree: GrowingTree; readonly entries: EntryCheck },
  size: number,
): Promise<CopyFinding | null> {
  while (tree.size < size) {
    const index = Math.floor(tree.size / tileWidth)
    const width = Math.min(tileWidth, size - index * tileWidth)
    const bundle = await reader.entries(index, width)
    const read = bundle && decodeEntries(bundle)
    if (read?.length !== width) return { fault: 'entries-missing', index, width }
    for (const entry of read.slice(tree.size - index * tileWidth)) {
      entries.see(tree.size, entry)
      tree.append(hasher.leaf(entry))
    }
    // The tree keeps what has changed for whoever writes tiles; nobody does here.
    tree.takeChangedTiles()
  }
  return null
}

/** Of a checkpoint whose signature was looked at when it was kept. */
function headOf(note: string): Checkpoint {
  const head = parseCheckpoint(parseNote(note)?.text ?? '')
  if (!head) throw new Error('what was kept is no checkpoint')
  return head
}
