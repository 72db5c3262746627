import { sql, type Kysely } from 'kysely'
import { commitToText, encodeLeaf, subjectText, toBase64, type LeafSubject } from '@zhaofa/ledger'
import type { Database } from '../database.ts'
import { nativeSha256 } from './native-sha256.ts'

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

type Row = {
  kind: string
  public_id: string
  sequence: number
  at: Date
  salt: Buffer | null
  content: string | null
  idx: number | null
  leaf: string | null
}

const pageSize = 2000

/**
 * Works out every leaf again from its salt and content and compares it with the entry of the log.
 * `suspect` are entries already known to be changed: what they say proves nothing about the record.
 * For the owner's role; `checked` counts the records.
 */
export async function verifyRecords(
  db: Kysely<Database>,
  suspect: ReadonlySet<number>,
): Promise<{ checked: number; findings: RecordFinding[] }> {
  const waiting = await waitingLeaves(db)
  const findings: RecordFinding[] = []
  let checked = 0
  let last: Row | undefined
  for (let page = await readPage(db); page.length > 0; page = await readPage(db, last)) {
    for (const row of page) {
      const repeated = last && subjectOf(last) === subjectOf(row)
      const finding = repeated ? repetition(row) : verdict(row, waiting, suspect)
      if (finding) findings.push(finding)
      if (!repeated) checked++
      last = row
    }
  }
  findings.push(...(await entriesWithoutRecord(db, suspect)), ...(await pendingWithoutRecord(db)))
  return { checked, findings }
}

const subjectOf = ({ kind, public_id: publicId, sequence }: Row) =>
  subjectText({ kind, publicId, sequence })

async function readPage(db: Kysely<Database>, after?: Row): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select o.kind, o.public_id, o.sequence, o.at, o.salt, o.content, l.idx, l.leaf
    from (select * from ledger.opening
          where (kind, public_id, sequence) >
                (${after?.kind ?? ''}, ${after?.public_id ?? ''}, ${after?.sequence ?? 0}::bigint)
          order by kind, public_id, sequence limit ${pageSize}) o
    left join ledger.leaf l
      on left(l.leaf, -70) = '1 ' || o.kind || ' ' || o.public_id || ' ' || o.sequence
    order by o.kind, o.public_id, o.sequence, l.idx`.execute(db)
  return rows
}

async function waitingLeaves(db: Kysely<Database>): Promise<Map<string, string>> {
  const rows = await db.selectFrom('ledger.pending').select('leaf').execute()
  return new Map(rows.map(({ leaf }) => [leaf.slice(0, -70), leaf]))
}

function verdict(
  row: Row,
  waiting: ReadonlyMap<string, string>,
  suspect: ReadonlySet<number>,
): RecordFinding | undefined {
  const { kind, public_id: publicId, sequence, idx: index } = row
  const subject = { kind, publicId, sequence }
  const leaf = row.leaf ?? waiting.get(subjectOf(row))
  if (leaf === undefined) return { fault: 'entry-missing', ...subject }
  if (index !== null && suspect.has(index)) return undefined
  return leaf === expectedLeaf(row, leaf)
    ? undefined
    : { fault: 'opening-changed', ...subject, index }
}

/** An erased record has only its subject and time left to compare. */
function expectedLeaf({ salt, content, at, ...row }: Row, leaf: string): string {
  const { kind, public_id: publicId, sequence } = row
  const erased = salt === null || content === null
  const commitment = erased ? new Uint8Array(32) : commitToText(content, salt, nativeSha256)
  const expected = encodeLeaf({ kind, publicId, sequence, at: at.toISOString(), commitment })
  return erased ? expected.slice(0, -toBase64(commitment).length) + leaf.slice(-44) : expected
}

function repetition({ kind, public_id: publicId, sequence, idx }: Row): RecordFinding {
  return { fault: 'entry-repeated', kind, publicId, sequence, index: idx ?? -1 }
}

async function entriesWithoutRecord(
  db: Kysely<Database>,
  suspect: ReadonlySet<number>,
): Promise<RecordFinding[]> {
  const { rows } = await sql<{ idx: number; leaf: string }>`
    select idx, leaf from ledger.leaf l
    where not exists (
      select from ledger.opening o
      where '1 ' || o.kind || ' ' || o.public_id || ' ' || o.sequence = left(l.leaf, -70))
    order by idx limit 1000`.execute(db)
  return rows
    .filter(({ idx }) => !suspect.has(idx))
    .map(({ idx: index, leaf }) => ({ fault: 'opening-missing', index, leaf }))
}

async function pendingWithoutRecord(db: Kysely<Database>): Promise<RecordFinding[]> {
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
  const { rows } = await sql<LeafSubject & { at: Date; on: Date | null; reason: string; by: string }>`
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
