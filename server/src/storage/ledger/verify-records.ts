import { sql, type Kysely } from 'kysely'
import type { LeafSubject } from '@zhaofa/ledger'
import type { Database } from '../database.ts'

export type RecordFinding =
  /** Salt, content or time are not what the entry of the log (or of the queue) commits to. */
  | (LeafSubject & { readonly fault: 'opening-changed'; readonly index: number | null })
  /** Recorded, but neither in the log nor waiting for it. */
  | (LeafSubject & { readonly fault: 'entry-missing' })
  /** The log holds the same record more than once. */
  | (LeafSubject & { readonly fault: 'entry-repeated'; readonly index: number })
  /** Waits for the log, but nothing tells what it is about. */
  | { readonly fault: 'pending-unknown'; readonly leaf: string }
  /** Salt and content are gone, and no `erasure` says who destroyed them and why. */
  | (LeafSubject & { readonly fault: 'erased-silently'; readonly recordedAt: Date })
  /** In the log, but nothing tells what it was about. */
  | { readonly fault: 'opening-missing'; readonly index: number; readonly leaf: string }

/**
 * Works out every leaf again from its salt and content and compares it with the entry of the log, or of the
 * queue. `suspect` are entries already known to be changed: what they say proves nothing about the record.
 * For the owner's role; `checked` counts the records.
 */
export async function verifyRecords(
  db: Kysely<Database>,
  suspect: ReadonlySet<number>,
): Promise<{ checked: number; findings: RecordFinding[] }> {
  const counted = await sql<{ n: number }>`select count(*)::int as n from ledger.opening`.execute(
    db,
  )
  return {
    checked: counted.rows[0]?.n ?? 0,
    findings: [
      ...(await differingEntries(db, suspect)),
      ...(await repeatedEntries(db)),
      ...(await entriesWithoutRecord(db, suspect)),
      ...(await pendingWithoutRecord(db)),
    ],
  }
}

/** No more of one kind are listed. */
const maxFindings = 1000

/** The line is put together as encodeLeaf does; of an erased record only what stands before the commitment. */
async function differingEntries(
  db: Kysely<Database>,
  suspect: ReadonlySet<number>,
): Promise<RecordFinding[]> {
  // Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards.
  const { rows } = await sql<LeafSubject & { index: number | null; missing: boolean }>`
    select kind, public_id as "publicId", sequence, l.idx as index, l.leaf is null and p.leaf is null as missing
    from (select kind, public_id, sequence, '1 ' || kind || ' ' || public_id || ' ' || sequence as subject,
                 to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, salt, content
          from ledger.opening) o
    left join ledger.leaf l on left(l.leaf, -70) = o.subject
    left join ledger.pending p on left(p.leaf, -70) = o.subject
    where case
      when coalesce(l.leaf, p.leaf) is null then true
      when content is null then left(coalesce(l.leaf, p.leaf), -44) <> subject || ' ' || at || ' '
      else coalesce(l.leaf, p.leaf) <> subject || ' ' || at || ' '
        || encode(sha256(salt || convert_to(content, 'UTF8')), 'base64') end
    order by 1, 2, 3, 4 limit ${maxFindings + suspect.size}`.execute(db)
  return rows
    .filter(({ index }) => index === null || !suspect.has(index))
    .map(({ missing, index, ...subject }) =>
      missing
        ? { fault: 'entry-missing', ...subject }
        : { fault: 'opening-changed', ...subject, index },
    )
}

/** Every place after the first of a record that is in the log more than once. */
async function repeatedEntries(db: Kysely<Database>): Promise<RecordFinding[]> {
  // Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards.
  const { rows } = await sql<{ leaf: string; index: number }>`
    select l.leaf, l.idx as index
    from (select left(leaf, -70) as subject, min(idx) as first from ledger.leaf
          group by 1 having count(*) > 1) r
    join ledger.leaf l on left(l.leaf, -70) = r.subject and l.idx > r.first
    order by l.idx limit ${maxFindings}`.execute(db)
  return rows.map(({ leaf, index }) => {
    const [, kind = '', publicId = '', sequence] = leaf.split(' ')
    return { fault: 'entry-repeated', kind, publicId, sequence: Number(sequence), index }
  })
}

async function entriesWithoutRecord(
  db: Kysely<Database>,
  suspect: ReadonlySet<number>,
): Promise<RecordFinding[]> {
  // Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards.
  const { rows } = await sql<{ idx: number; leaf: string }>`
    select idx, leaf from ledger.leaf l
    where not exists (
      select from ledger.opening o
      where '1 ' || o.kind || ' ' || o.public_id || ' ' || o.sequence = left(l.leaf, -70))
    order by idx limit ${maxFindings}`.execute(db)
  return rows
    .filter(({ idx }) => !suspect.has(idx))
    .map(({ idx: index, leaf }) => ({ fault: 'opening-missing', index, leaf }))
}

async function pendingWithoutRecord(db: Kysely<Database>): Promise<RecordFinding[]> {
  // Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards.
  const { rows } = await sql<{ leaf: string }>`
    select leaf from ledger.pending p
    where not exists (
      select from ledger.opening o
      where '1 ' || o.kind || ' ' || o.public_id || ' ' || o.sequence = left(p.leaf, -70))
    order by id limit 1000`.execute(db)
  return rows.map(({ leaf }) => ({ fault: 'pending-unknown', leaf }))
}

/** A record that was destroyed, with what its tombstone says. */
export type Erased = LeafSubject & {
  readonly on: Date
  readonly reason: string
  readonly by: string
}

/** Every record without content: those with a tombstone are listed, those without are findings. */
export async function erasedRecords(
  db: Kysely<Database>,
): Promise<{ erased: Erased[]; findings: RecordFinding[] }> {
  const { rows } = await sql<
    LeafSubject & { at: Date; on: Date | null; reason: string; by: string }
  >`
    select o.kind, o.public_id as "publicId", o.sequence, o.at, t.at as on, t.said ->> 'reason' as reason,
           t.said #>> '{by,name}' as by
    from ledger.opening o
    left join (select at, content::jsonb as said from ledger.opening
               where kind = 'erasure' and content is json) t
      on t.said -> 'erased' = jsonb_build_object('kind', o.kind, 'publicId', o.public_id, 'sequence', o.sequence)
    where o.content is null
    order by 1, 2, 3`.execute(db)
  const erased: Erased[] = []
  const findings: RecordFinding[] = []
  for (const { at, on, reason, by, ...subject } of rows) {
    if (on) erased.push({ ...subject, on, reason, by })
    else findings.push({ fault: 'erased-silently', ...subject, recordedAt: at })
  }
  return { erased, findings }
}
