import type { Kysely } from 'kysely'
import {
  equalBytes,
  keysThatSigned,
  parseCheckpoint,
  parseNote,
  type Checkpoint,
  type LogReader,
  type VerifierKey,
} from '@zhaofa/ledger'
import type { Database } from '../database.ts'
import { findEntries, findTile } from './read-log.ts'
import { nativeVerify } from './signing-key.ts'

/** The database's own copy of the log, to be audited like any other. */
export function databaseLog(db: Kysely<Database>): LogReader {
  return {
    tile: async (tile) => (await findTile(db, tile)) ?? null,
    entries: async (index, width) => (await findEntries(db, { index, width })) ?? null,
  }
}

/** The head a note states, if one of these keys signed it and is named as the log. */
export function signedHead(note: string, keys: readonly VerifierKey[]): Checkpoint | null {
  const parsed = parseNote(note)
  const head = parsed && parseCheckpoint(parsed.text)
  if (!head) return null
  const own = keysThatSigned(parsed, keys, nativeVerify).filter(({ name }) => name === head.origin)
  return own.length > 0 ? head : null
}

/**
 * Every checkpoint ever stored: the true ones as heads, and the sizes of rows that are not what was
 * signed.
 */
export async function storedHeads(
  db: Kysely<Database>,
  keys: readonly VerifierKey[],
): Promise<{ heads: Checkpoint[]; changed: number[] }> {
  const rows = await db.selectFrom('ledger.checkpoint').selectAll().orderBy('size').execute()
  const heads: Checkpoint[] = []
  const changed: number[] = []
  for (const { size, root, note } of rows) {
    const head = signedHead(note, keys)
    if (head) heads.push(head)
    if (head?.size !== size || !equalBytes(head.root, root)) changed.push(size)
  }
  return { heads, changed }
}
