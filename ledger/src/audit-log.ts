import { equalBytes } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import { GrowingTree, type Tile } from './growing-tree.ts'
import type { Hash, TreeHasher } from './merkle.ts'
import {
  fullTileHash,
  proveInclusion,
  rootFromTiles,
  rootOfInclusion,
  type ReadTiles,
} from './proof.ts'
import {
  decodeEntries,
  edgeTiles,
  hashInTile,
  hashLength,
  tileHeight,
  tileWidth,
  type TileId,
} from './tile.ts'

/** A copy of a log: on a server, in a folder of files, in a database. A read gives null for what is missing. */
export type LogReader = {
  tile(id: TileId): Promise<Uint8Array | null>
  entries(index: number, width: number): Promise<Uint8Array | null>
}

/** The tiles of a copy; one that is missing or torn is as good as a false one, and neither leads to the root. */
export const storedTiles =
  (reader: LogReader): ReadTiles =>
  (tiles) =>
    Promise.all(
      tiles.map(async (tile) => {
        const stored = await reader.tile(tile)
        const length = tile.width * hashLength
        return stored?.length === length ? stored : new Uint8Array(length)
      }),
    )

/** One thing that is wrong, named as exactly as the rest of the log allows. */
export type AuditFinding =
  /** The bundle is not there, or does not hold the entries it should. */
  | { readonly fault: 'entries-missing'; readonly index: number; readonly width: number }
  | ({ readonly fault: 'tile-missing' } & TileId)
  /** The entries lead to the signed root, this stored hash does not. */
  | ({ readonly fault: 'tile-changed'; readonly place: number } & TileId)
  /** The tiles lead to the signed root, this entry does not. */
  | { readonly fault: 'entry-changed'; readonly index: number }
  /** What is stored below agrees with itself and not with the signed root: entries and tile were changed. */
  | { readonly fault: 'entries-changed'; readonly first: number; readonly last: number }
  /** Entry and stored hash differ, and neither leads to the signed root. */
  | { readonly fault: 'entry-or-tile-changed'; readonly index: number }
  /** Entries and tiles agree with each other and not with the checkpoint. */
  | { readonly fault: 'root-differs'; readonly size: number; readonly found: Hash }
  /** An earlier checkpoint had more entries than the log has now. */
  | { readonly fault: 'entries-removed'; readonly size: number; readonly left: number }
  /** The first `size` entries are not those of an earlier checkpoint. */
  | { readonly fault: 'history-changed'; readonly size: number; readonly found: Hash }

export type Audit = {
  readonly findings: readonly AuditFinding[]
  /** Findings beyond the first thousand are counted, not listed. */
  readonly unlisted: number
}

/** The size of a log and its root, as a checkpoint states them. */
export type TreeHead = Pick<Checkpoint, 'size' | 'root'>

const maxFindings = 1000

/** Heads in the order of their size. A log has one for every group of entries, so they need not be there at once. */
export type Heads = Iterable<TreeHead> | AsyncIterable<TreeHead>

/**
 * Reads a whole log and works everything out again: each leaf hash, each tile, the root at the size of
 * `head` and at the size of every earlier head. The caller has checked the signatures. `visit` sees
 * every entry in order.
 */
export async function auditLog(
  reader: LogReader,
  head: TreeHead,
  {
    hasher,
    earlier = [],
    visit,
  }: {
    hasher: TreeHasher
    earlier?: Heads
    visit?: (index: number, entry: Uint8Array) => void
  },
): Promise<Audit> {
  const audit = new RunningAudit(reader, head, hasher)
  await audit.readAll(earlier, visit)
  await audit.judge()
  return audit
}

/** Stored tile and the tile worked out from the entries, where they differ. */
type Difference = {
  readonly tile: TileId
  readonly stored: Uint8Array
  readonly computed: Uint8Array
  readonly places: readonly number[]
}

class RunningAudit implements Audit {
  readonly findings: AuditFinding[] = []
  unlisted = 0
  readonly #reader: LogReader
  readonly #storedTiles: ReadTiles
  readonly #head: TreeHead
  readonly #hasher: TreeHasher
  readonly #tree: GrowingTree
  readonly #differences: Difference[] = []
  /** Earlier heads that the entries do not lead to. */
  readonly #denied: { readonly head: TreeHead; readonly found: Hash }[] = []

  constructor(reader: LogReader, head: TreeHead, hasher: TreeHasher) {
    this.#reader = reader
    this.#storedTiles = storedTiles(reader)
    this.#head = head
    this.#hasher = hasher
    this.#tree = new GrowingTree(hasher)
  }

  async readAll(
    earlier: Heads,
    visit: ((index: number, entry: Uint8Array) => void) | undefined,
  ): Promise<void> {
    const heads = new WaitingHeads(earlier)
    await this.#compareHeads(heads)
    const { size } = this.#head
    const bundles = Math.ceil(size / tileWidth)
    const read = (index: number) =>
      this.#reader.entries(index, Math.min(tileWidth, size - index * tileWidth))
    let next = bundles > 0 ? read(0) : null
    for (let index = 0; index < bundles; index++) {
      const bundle = await next
      next = index + 1 < bundles ? read(index + 1) : null
      // Awaited at its turn; a failure there must not count as unhandled here.
      next?.catch(() => {})
      for (const hash of await this.#hashesOf(index, bundle, visit)) {
        this.#tree.append(hash)
        if (heads.isDue(this.#tree.size)) await this.#compareHeads(heads)
      }
      await this.#compareTiles(this.#tree.takeChangedTiles().filter((t) => t.width === tileWidth))
    }
    await this.#compareTiles(this.#edge())
    for (let head = heads.first; head; head = await heads.after()) {
      this.#add({ fault: 'entries-removed', size: head.size, left: size })
    }
  }

  /** Says of each difference which side is wrong: the one that does not lead to the signed root. */
  async judge(): Promise<void> {
    const { size, root } = this.#head
    const found = this.#tree.root()
    const entriesHold = equalBytes(found, root)
    for (const difference of this.#differences) {
      const { tile, places } = difference
      for (const place of places) {
        if (entriesHold) this.#add({ fault: 'tile-changed', ...tile, place })
        else if (tile.level === 0) await this.#judgeEntry(difference, place)
        else await this.#judgeUpper(difference, place)
      }
    }
    for (const { head, found: then } of ends(this.#denied)) {
      // Where the tiles lead to it the history is true, and the changed entry is named above.
      const kept = await rootFromTiles(head.size, this.#storedTiles, this.#hasher)
      if (!equalBytes(kept, head.root)) {
        this.#add({ fault: 'history-changed', size: head.size, found: then })
      }
    }
    const explained = this.findings.some(
      ({ fault }) => fault !== 'history-changed' && fault !== 'entries-removed',
    )
    if (!entriesHold && !explained) this.#add({ fault: 'root-differs', size, found })
  }

  #add(finding: AuditFinding): void {
    if (this.findings.length < maxFindings) this.findings.push(finding)
    else this.unlisted++
  }

  /** The stored leaf hashes replace a missing bundle, so that the rest can be checked. */
  async #hashesOf(
    index: number,
    bundle: Uint8Array | null,
    visit: ((index: number, entry: Uint8Array) => void) | undefined,
  ): Promise<Hash[]> {
    const first = index * tileWidth
    const width = Math.min(tileWidth, this.#head.size - first)
    const entries = bundle && decodeEntries(bundle)
    if (entries?.length === width) {
      entries.forEach((entry, place) => visit?.(first + place, entry))
      return entries.map((entry) => this.#hasher.leaf(entry))
    }
    this.#add({ fault: 'entries-missing', index, width })
    const tile = await this.#reader.tile({ level: 0, index, width })
    return Array.from({ length: width }, (_, place) =>
      tile?.length === width * hashLength ? hashInTile(tile, place) : this.#hasher.empty,
    )
  }

  async #compareHeads(heads: WaitingHeads): Promise<void> {
    let head = heads.first ?? (await heads.after())
    for (; head && heads.isDue(this.#tree.size); head = await heads.after()) {
      const found = this.#tree.root()
      if (head.size !== this.#tree.size || !equalBytes(found, head.root)) {
        this.#denied.push({ head, found })
      }
    }
  }

  #edge(): Tile[] {
    const open = this.#tree.openTiles()
    return edgeTiles(this.#tree.size).flatMap(({ level, width }) =>
      width < tileWidth ? open.filter((tile) => tile.level === level) : [],
    )
  }

  async #compareTiles(computed: readonly Tile[]): Promise<void> {
    for (const { hashes, ...tile } of computed) {
      const stored = await this.#reader.tile(tile)
      if (stored?.length !== tile.width * hashLength) {
        this.#add({ fault: 'tile-missing', ...tile })
        continue
      }
      if (equalBytes(stored, hashes)) continue
      const places = Array.from({ length: tile.width }, (_, place) => place).filter(
        (place) => !equalBytes(hashInTile(stored, place), hashInTile(hashes, place)),
      )
      this.#differences.push({ tile, stored, computed: hashes.slice(), places })
    }
  }

  async #judgeEntry({ tile, stored, computed }: Difference, place: number): Promise<void> {
    const index = tile.index * tileWidth + place
    if (await this.#leadsToRoot(tile, place, stored)) this.#add({ fault: 'entry-changed', index })
    else if (await this.#leadsToRoot(tile, place, computed)) {
      this.#add({ fault: 'tile-changed', ...tile, place })
    } else this.#add({ fault: 'entry-or-tile-changed', index })
  }

  /** A changed entry makes every hash above it differ; only what disagrees with its own tile is wrong. */
  async #judgeUpper({ tile, stored }: Difference, place: number): Promise<void> {
    const below = { level: tile.level - 1, index: tile.index * tileWidth + place, width: tileWidth }
    const [child = new Uint8Array(0)] = await this.#storedTiles([below])
    if (equalBytes(fullTileHash(child, this.#hasher), hashInTile(stored, place))) return
    if (!(await this.#leadsToRoot(tile, place, stored))) {
      this.#add({ fault: 'tile-changed', ...tile, place })
    } else if (!this.#differs(below)) {
      const span = tileWidth ** tile.level
      const first = below.index * span
      this.#add({ fault: 'entries-changed', first, last: first + span - 1 })
    }
  }

  #differs({ level, index }: TileId): boolean {
    return this.#differences.some(({ tile }) => tile.level === level && tile.index === index)
  }

  /** Whether this hash of a tile, with the stored tiles around it, gives the signed root. */
  async #leadsToRoot({ level, index }: TileId, place: number, hashes: Uint8Array) {
    const { size, root } = this.#head
    const node = index * tileWidth + place
    const span = tileWidth ** level
    const whole = await proveInclusion(node * span, size, this.#storedTiles, this.#hasher)
    // Seen from this level the tree has its nodes for leaves, and the last one may be incomplete.
    const path = whole.path.slice(level * tileHeight)
    const proof = { index: node, size: Math.ceil(size / span), path }
    const reached = rootOfInclusion(hashInTile(hashes, place), proof, this.#hasher)
    return reached !== null && equalBytes(reached, root)
  }
}

/** The first and last fifty: a signed log with a false head in between only cannot be made afterwards. */
function ends<T>(list: readonly T[]): readonly T[] {
  return list.length <= 100 ? list : [...list.slice(0, 50), ...list.slice(-50)]
}

/** Earlier heads that have not been compared yet. */
class WaitingHeads {
  readonly #heads: Iterator<TreeHead> | AsyncIterator<TreeHead>
  first: TreeHead | undefined

  constructor(heads: Heads) {
    this.#heads =
      Symbol.asyncIterator in heads ? heads[Symbol.asyncIterator]() : heads[Symbol.iterator]()
  }

  isDue(size: number): boolean {
    return this.first !== undefined && this.first.size <= size
  }

  async after(): Promise<TreeHead | undefined> {
    const { done, value } = await this.#heads.next()
    this.first = done === true ? undefined : value
    return this.first
  }
}
