import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { JsonValue, LeafSubject } from '@zhaofa/ledger'
import type { Database, Tx } from '../database.ts'
import { recordLeaves } from './record.ts'

/** Content and salt of a disclosed record, for the page that shows it. For the portal's role. */
export async function findDisclosedContent(
  db: Kysely<Database>,
  { kind, publicId, sequence }: LeafSubject,
): Promise<JsonValue | undefined> {
  const row = await db
    .selectFrom('ledger.opening')
    .select('content')
    .where('kind', '=', kind)
    .where('public_id', '=', publicId)
    .where('sequence', '=', sequence)
    .where('disclosed', '=', true)
    .executeTakeFirst()
  return row?.content ? (JSON.parse(row.content) as JsonValue) : undefined
}

/** From now on anyone may check the content of this record. There is no way back. */
export async function discloseOpening(
  tx: Tx,
  { kind, publicId, sequence }: LeafSubject,
): Promise<void> {
  await tx
    .updateTable('ledger.opening')
    .set({ disclosed: true })
    .where('kind', '=', kind)
    .where('public_id', '=', publicId)
    .where('sequence', '=', sequence)
    .execute()
}

/** Why a record is destroyed, and by whom. */
type Erasing = {
  readonly agencyId: string
  /** ISO instant. */
  readonly at: string
  readonly reason: string
  readonly by: { readonly id: string; readonly name: string }
}

/**
 * Destroys salt and content of a record and records that it was done, in the same transaction. The entry
 * stays in the log and proves only that something was recorded; `verify-log` lists it from now on, and
 * takes an erased record without this tombstone for a deletion. Needs the owner's role: the office may not.
 */
export async function eraseOpening(
  tx: Tx,
  { kind, publicId, sequence }: LeafSubject,
  { agencyId, at, reason, by }: Erasing,
): Promise<void> {
  await tx
    .updateTable('ledger.opening')
    .set({ salt: null, content: null })
    .where('kind', '=', kind)
    .where('public_id', '=', publicId)
    .where('sequence', '=', sequence)
    .execute()
  const erased = { kind, publicId, sequence }
  await recordLeaves(tx, [
    {
      kind: 'erasure',
      publicId: randomUUID(),
      sequence: 1,
      at,
      agencyId,
      content: { erased, reason, by: { ...by } },
    },
  ])
}
