import { sql, type Kysely } from 'kysely'
import {
  proveInclusion,
  subjectText,
  toBase64,
  treeHasher,
  type LeafSubject,
  type RecordProof,
} from '@zhaofa/ledger'
import type { Database } from '../database.ts'
import { nativeSha256 } from './native-sha256.ts'
import { tileReader } from './read-log.ts'

const hasher = treeHasher(nativeSha256)

type Found = {
  idx: number
  leaf: string
  size: number
  note: string
  salt: Buffer | null
}

/** Whether a record is in the log, for callers that need no proof of it. */
export async function isInLog(db: Kysely<Database>, subject: LeafSubject): Promise<boolean> {
  const { rows } = await sql`
    select from ledger.leaf where left(leaf, -70) = ${subjectText(subject)} limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Proof that a record is in the log, against the newest checkpoint; what `verifyRecord` of
 * @zhaofa/ledger checks. Undefined while the record is not in the log yet (about a second), or if it
 * was never recorded. The salt is there only when the role of `db` may see it: the portal for
 * disclosed records, the office for its own agency's.
 */
export async function findProof(
  db: Kysely<Database>,
  subject: LeafSubject,
): Promise<RecordProof | undefined> {
  const { rows } = await sql<Found>`
    select l.idx, l.leaf, c.size, c.note, o.salt
    from ledger.leaf l
    cross join (select size, note from ledger.cosigned_checkpoint order by size desc limit 1) c
    left join ledger.opening o
      on o.kind = ${subject.kind} and o.public_id = ${subject.publicId}
      and o.sequence = ${subject.sequence}::bigint
    where left(l.leaf, -70) = ${subjectText(subject)}
    order by l.idx limit 1`.execute(db)
  const [found] = rows
  if (!found) return undefined
  const { idx, size, leaf, note, salt } = found
  const { path } = await proveInclusion(idx, size, tileReader(db), hasher)
  return {
    leaf,
    index: idx,
    size,
    path: path.map(toBase64),
    checkpoint: note,
    ...(salt && { salt: toBase64(salt) }),
  }
}
