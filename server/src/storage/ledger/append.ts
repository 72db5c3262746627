import type { Client } from 'pg'
import {
  checkpointText,
  GrowingTree,
  signNote,
  treeHasher,
  utf8,
  type NoteSigner,
  type Tile,
} from '@zhaofa/ledger'
import { nativeSha256 } from './native-sha256.ts'

export const nativeHasher = treeHasher(nativeSha256)

/** What one group of leaves adds to the log: written whole, in one statement, or not at all. */
export type LogBatch = {
  readonly first: number
  readonly leaves: readonly string[]
  readonly tiles: readonly Tile[]
  readonly hashes: Buffer
  readonly size: number
  readonly root: Uint8Array
  readonly note: string
}

/** The log as its one writer holds it. */
export type OpenLog = {
  readonly tree: GrowingTree
  /** The newest checkpoint, which the next one names; null before the first. */
  note: string | null
}

/** Adds leaves to the log in memory and signs its new head. Nothing is published until written. */
export function prepareBatch(
  log: OpenLog,
  leaves: readonly string[],
  signer: NoteSigner,
): LogBatch {
  const { tree, note: before } = log
  const first = tree.size
  for (const leaf of leaves) tree.append(nativeHasher.leaf(utf8(leaf)))
  const tiles = tree.takeChangedTiles()
  const { size } = tree
  const root = tree.root()
  const head = { origin: signer.key.name, size, root }
  const text = checkpointText(head, before === null ? undefined : nativeSha256(utf8(before)))
  const note = signNote(text, [signer])
  log.note = note
  return {
    first,
    leaves,
    tiles,
    // A copy: the tree goes on growing while this batch is on its way to the disk.
    hashes: Buffer.concat(tiles.map((tile) => tile.hashes)),
    size,
    root,
    note,
  }
}

// Blobs, not arrays of bytea: parsing the arrays costs more than hashing the tree.
const appendStatement = `
  with leaves as (
    insert into ledger.leaf (idx, leaf)
    select $1::bigint + place - 1, leaf
    from string_to_table($2::text, chr(10)) with ordinality as l (leaf, place)
  ), tiles as (
    insert into ledger.tile (level, idx, width, hashes)
    select level, idx, width, substr($3::bytea, start, width * 32)
    from unnest($4::smallint[], $5::bigint[], $6::smallint[], $7::int[])
      as t (level, idx, width, start)
    on conflict (level, idx) do update set width = excluded.width, hashes = excluded.hashes
  )
  insert into ledger.checkpoint (size, root, note) values ($8, $9, $10)`

/**
 * Writes a batch in the client's current transaction (or its own). The primary keys refuse a second
 * writer: two different entries of one index, or two heads of one size, cannot both be stored.
 */
export async function writeBatch(client: Client, batch: LogBatch): Promise<void> {
  let next = 1
  const starts = batch.tiles.map(({ width }) => {
    const start = next
    next += width * 32
    return start
  })
  await client.query({
    name: 'ledger-append',
    text: appendStatement,
    values: [
      batch.first,
      batch.leaves.join('\n'),
      batch.hashes,
      batch.tiles.map(({ level }) => level),
      batch.tiles.map(({ index }) => index),
      batch.tiles.map(({ width }) => width),
      starts,
      batch.size,
      batch.root,
      batch.note,
    ],
  })
}
