import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'

/** How the log stands, for people who look at it from outside. */
export type LogStanding = {
  /** When the first entry was signed for. */
  readonly since: Date
  readonly size: number
  readonly signedAt: Date
  /** The newest checkpoint as it is served, with the signatures of others. */
  readonly note: string
  /** Entries of each of the last weeks, from Monday on, the newest first; of the newest only what has come. */
  readonly weeks: readonly { readonly from: string; readonly entries: number }[]
  readonly cosigners: readonly LogCosigner[]
}

/** Somebody outside who signed for the log at least once. */
export type LogCosigner = {
  readonly name: string
  readonly vkey: string
  /** The newest checkpoint it signed for, and when it says that it saw it. */
  readonly size: number
  readonly signedAt: Date
}

const weeksShown = 12

/** Null while there is no entry. @param today in China */
export async function logStanding(
  db: Kysely<Database>,
  today: string,
): Promise<LogStanding | null> {
  const { rows } = await sql<{ since: Date; size: number; signedAt: Date; note: string }>`
    select (select signed_at from ledger.checkpoint where size > 0 order by size limit 1) as since,
      size, signed_at as "signedAt", note
    from ledger.cosigned_checkpoint where size > 0 order by size desc limit 1`.execute(db)
  const [head] = rows
  if (!head) return null
  const [weeks, cosigners] = await Promise.all([weeksOf(db, today), cosignersOf(db)])
  return { ...head, weeks, cosigners }
}

async function weeksOf(db: Kysely<Database>, today: string): Promise<LogStanding['weeks']> {
  const { rows } = await sql<{ from: string; entries: number }>`
    with week as (
      select n, (date_trunc('week', ${today}::date)::date - 7 * n) as first
      from generate_series(0, ${weeksShown}::int) as n),
    grown as (
      select n, first, coalesce((
        select size from ledger.checkpoint
        where signed_at < (first + 7)::timestamp at time zone 'Asia/Shanghai'
        order by signed_at desc, size desc limit 1), 0) as size
      from week)
    select w.first::text as from, (w.size - b.size)::int as entries
    from grown w join grown b on b.n = w.n + 1 order by w.n`.execute(db)
  return rows
}

/** Names are few and lines are millions: each name is looked for behind the one before it. */
async function cosignersOf(db: Kysely<Database>): Promise<LogCosigner[]> {
  const { rows } = await sql<Omit<LogCosigner, 'name'>>`
    with recursive key as (
      select min(vkey) as vkey from ledger.cosignature
      union all
      select (select min(vkey) from ledger.cosignature s where s.vkey > key.vkey) from key where vkey is not null)
    select key.vkey, s.size, s.signed_at as "signedAt"
    from key, lateral (
      select size, signed_at from ledger.cosignature s where s.vkey = key.vkey order by size desc limit 1) s
    order by key.vkey`.execute(db)
  return rows.map((row) => ({ ...row, name: row.vkey.split('+')[0] ?? '' }))
}
