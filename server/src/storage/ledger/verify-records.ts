import { sql, type Kysely } from 'kysely'
import type { LeafSubject } from '@zhaofa/ledger'
import type { Database, Tx } from '../database.ts'

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
 * queue. For the owner's role; `checked` counts the records.
 */
export async function verifyRecords(
  tx: Tx,
): Promise<{ checked: number; findings: RecordFinding[] }> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ledger.opening`.execute(
    tx,
  )
  const checked = rows[0]?.n ?? 0
  return withHashing(tx, async () =>
    (await oneEntryEach(tx, checked))
      ? { checked, findings: [] }
      : {
          checked,
          findings: [
            ...(await differingEntries(tx)),
            ...(await repeatedEntries(tx)),
            ...(await entriesWithoutRecord(tx)),
            ...(await pendingWithoutRecord(tx)),
          ],
        },
  )
}

/**
 * PostgreSQL cannot know how many lines will be alike and would look each up by itself, or sort them all: two or five
 * times the work, and memory without a limit. A table of hashes keeps to work_mem.
 */
async function withHashing<T>(tx: Tx, compare: () => Promise<T>): Promise<T> {
  await allowOtherJoins(tx, 'off')
  const found = await compare()
  await allowOtherJoins(tx, 'on')
  return found
}

const allowOtherJoins = (tx: Tx, value: 'on' | 'off') =>
  sql`select set_config(name, ${value}, true)
      from unnest('{enable_nestloop,enable_mergejoin}'::text[]) as name`.execute(tx)

/** The line is put together as encodeLeaf does. */
const subject = sql.raw(`'1 ' || kind || ' ' || public_id || ' ' || sequence`)
const instant = sql.raw(`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
const commitment = sql.raw(`encode(sha256(salt || convert_to(content, 'UTF8')), 'base64')`)

/**
 * Whether every record has the one line that it says, in the log or in the queue, and every line its record. This is so
 * in a sound log, and one pass shows it; only otherwise is it asked what is wrong. Of an erased record the line has to be
 * that of its subject and hour.
 */
async function oneEntryEach(tx: Tx, records: number): Promise<boolean> {
  const { rows } = await sql<{ pairs: number; expected: number; written: number }>`
    select count(*)::int as pairs, count(e.line)::int as expected, count(w.line)::int as written
    from (
      select case when content is not null
        then ${subject} || ' ' || ${instant} || ' ' || ${commitment}
        else (select leaf from ledger.leaf
              where left(leaf, -70) = ${subject} and left(leaf, -44) = ${subject} || ' ' || ${instant} || ' '
              limit 1) end as line
      from ledger.opening
    ) e
    full join (select leaf as line from ledger.leaf union all select leaf from ledger.pending) w
      using (line)`.execute(tx)
  const [counted] = rows
  if (!counted) return false
  const { pairs, expected, written } = counted
  return pairs === expected && pairs === written && pairs === records
}

/**
 * Without what follows from `suspect`, the entries that are known to be changed: they prove nothing about the records
 * they name now, nor about those they named.
 */
export function unsuspected(
  findings: readonly RecordFinding[],
  suspect: ReadonlySet<number>,
): RecordFinding[] {
  return findings.filter((finding) => {
    const follows = finding.fault === 'opening-changed' || finding.fault === 'opening-missing'
    return !(follows && finding.index !== null && suspect.has(finding.index))
  })
}

/** No more of one kind are listed; of the entries a thousand at most are known to be changed, and left out again. */
const maxFindings = 2000

/** Of an erased record only what stands before the commitment is compared. */
async function differingEntries(db: Kysely<Database>): Promise<RecordFinding[]> {
  // Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards.
  const { rows } = await sql<LeafSubject & { index: number | null; missing: boolean }>`
    select kind, public_id as "publicId", sequence, l.idx as index, l.leaf is null and p.leaf is null as missing
    from (select kind, public_id, sequence, ${subject} as subject, ${instant} as at,
                 ${commitment} as commitment
          from ledger.opening) o
    left join ledger.leaf l on left(l.leaf, -70) = o.subject
    left join ledger.pending p on left(p.leaf, -70) = o.subject
    where case
      when coalesce(l.leaf, p.leaf) is null then true
      when commitment is null then left(coalesce(l.leaf, p.leaf), -44) <> subject || ' ' || at || ' '
      else coalesce(l.leaf, p.leaf) <> subject || ' ' || at || ' ' || commitment end
    order by 1, 2, 3, 4 limit ${maxFindings}`.execute(db)
  return rows.map(({ missing, index, ...subject }) =>
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

async function entriesWithoutRecord(db: Kysely<Database>): Promise<RecordFinding[]> {
  // Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards.
  const { rows } = await sql<{ idx: number; leaf: string }>`
    select idx, leaf from ledger.leaf l
    where not exists (
      select from ledger.opening o
      where '1 ' || o.kind || ' ' || o.public_id || ' ' || o.sequence = left(l.leaf, -70))
    order by idx limit ${maxFindings}`.execute(db)
  return rows.map(({ idx: index, leaf }) => ({ fault: 'opening-missing', index, leaf }))
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
