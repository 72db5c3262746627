import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'

/** How far the log is behind what was recorded. */
export type LedgerLag = {
  /** Seconds for which the oldest waiting leaf waits; 0 when nothing waits. */
  readonly waitingSeconds: number
  /** Entries covered by the newest checkpoint; null until the sequencer first ran. */
  readonly size: number | null
}

/** The office role may see how long leaves wait, but not which ones. */
export async function ledgerLag(office: Kysely<Database>): Promise<LedgerLag> {
  const { rows } = await sql<{ waiting: number | null; size: number | null }>`
    select ledger.waiting_seconds() as waiting,
           (select size from ledger.checkpoint order by size desc limit 1) as size`.execute(office)
  const [row] = rows
  return { waitingSeconds: Math.floor(row?.waiting ?? 0), size: row?.size ?? null }
}
