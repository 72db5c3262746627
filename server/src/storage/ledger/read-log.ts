import { sql, type Kysely } from 'kysely'
import { encodeEntries, hashLength, utf8, type ReadTiles, type TileId } from '@zhaofa/ledger'
import type { Database } from '../database.ts'

/** The newest signed checkpoint, with the signatures of others who saw it. */
type LedgerHead = {
  readonly size: number
  readonly root: Uint8Array
  readonly note: string
  readonly signedAt: Date
}

/** Undefined until the sequencer first ran: it signs a checkpoint of the empty log then. */
export async function ledgerHead(db: Kysely<Database>): Promise<LedgerHead | undefined> {
  const head = await db
    .selectFrom('ledger.cosigned_checkpoint')
    .selectAll()
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return head && { size: head.size, root: head.root, note: head.note, signedAt: head.signed_at }
}

/** Public verifier keys (vkey) of this log, oldest first. */
export async function logKeys(db: Kysely<Database>): Promise<string[]> {
  const keys = await db
    .selectFrom('ledger.log_key')
    .select('vkey')
    .orderBy('active_since')
    .execute()
  return keys.map(({ vkey }) => vkey)
}

/** A tile exactly as wide as asked; undefined while the log has not grown that far. */
export async function findTile(
  db: Kysely<Database>,
  { level, index, width }: TileId,
): Promise<Buffer | undefined> {
  const tile = await db
    .selectFrom('ledger.tile')
    .select('hashes')
    .where('level', '=', level)
    .where('idx', '=', index)
    .where('width', '>=', width)
    .executeTakeFirst()
  return tile?.hashes.subarray(0, width * hashLength)
}

/** The entry bundle of that index and width; undefined while the log has not grown that far. */
export async function findEntries(
  db: Kysely<Database>,
  { index, width }: { index: number; width: number },
): Promise<Uint8Array | undefined> {
  const rows = await db
    .selectFrom('ledger.leaf')
    .select('leaf')
    .where('idx', '>=', index * 256)
    .where('idx', '<', index * 256 + width)
    .orderBy('idx')
    .execute()
  return rows.length === width ? encodeEntries(rows.map(({ leaf }) => utf8(leaf))) : undefined
}

/** Reads all tiles that a proof needs in one query. */
export function tileReader(db: Kysely<Database>): ReadTiles {
  return async (ids) => {
    const { rows } = await sql<{ hashes: Buffer | null }>`
      select hashes from unnest(
        ${ids.map(({ level }) => level)}::smallint[],
        ${ids.map(({ index }) => index)}::bigint[]) with ordinality as asked (level, idx, place)
      left join ledger.tile using (level, idx) order by place`.execute(db)
    return ids.map(({ width }, i) => rows[i]?.hashes?.subarray(0, width * hashLength) ?? noHashes)
  }
}

const noHashes = new Uint8Array(0)
