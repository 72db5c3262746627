import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import {
  canonicalJson,
  commitToText,
  encodeLeaf,
  saltLength,
  type JsonValue,
  type LeafKind,
} from '@zhaofa/ledger'
import type { Tx } from '../database.ts'
import { nativeSha256 } from './native-sha256.ts'

export type { JsonValue, LeafKind }

/** A fact to be proved later: what happened to what, when, and the content committed to. */
export type LeafDraft = {
  readonly kind: LeafKind
  /** Random public id of the case, document or notice. Appears in the public log: never a name or 文号. */
  readonly publicId: string
  /** Place in that thing's own gap-free series. Kind, public id and sequence are used once, ever. */
  readonly sequence: number
  /** ISO instant. */
  readonly at: string
  readonly agencyId: string
  /** Kept in ledger.opening and hashed with a random salt; the log shows the hash only. */
  readonly content: JsonValue
  /** The content is public already (a published notice): anyone may see the salt and check it. */
  readonly disclosed?: boolean
}

/**
 * Records facts in the caller's own transaction, in one round trip: the act and its record commit
 * together or not at all. The sequencer puts them in the log within about a second. The transaction
 * must have set `zhaofa.agency_id` to the drafts' agency.
 *
 * @throws RangeError for an id or kind LEAF.md does not allow; TypeError for content that is not
 *   JSON; a unique violation when the same subject was recorded before.
 */
export async function recordLeaves(tx: Tx, leaves: readonly LeafDraft[]): Promise<void> {
  if (leaves.length === 0) return
  const rows = leaves.map(openingOf)
  await sql`
    with opening as (
      insert into ledger.opening (kind, public_id, sequence, agency_id, at, salt, content, disclosed)
      select * from unnest(
        ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.publicId)}::text[],
        ${rows.map((row) => row.sequence)}::bigint[], ${rows.map((row) => row.agencyId)}::uuid[],
        ${rows.map((row) => row.at)}::timestamptz[], ${rows.map((row) => row.salt)}::bytea[],
        ${rows.map((row) => row.content)}::text[], ${rows.map((row) => row.disclosed)}::boolean[])
    )
    insert into ledger.pending (leaf)
    select leaf from unnest(${rows.map((row) => row.leaf)}::text[]) with ordinality as l (leaf, place)
    order by place`.execute(tx)
}

function openingOf(draft: LeafDraft) {
  const { kind, publicId, sequence, at, agencyId, disclosed = false } = draft
  const salt = randomBytes(saltLength)
  const content = canonicalJson(draft.content)
  const commitment = commitToText(content, salt, nativeSha256)
  const leaf = encodeLeaf({ kind, publicId, sequence, at, commitment })
  return { kind, publicId, sequence, at, agencyId, disclosed, salt, content, leaf }
}
