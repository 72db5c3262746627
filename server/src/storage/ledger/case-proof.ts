import { sql } from 'kysely'
import type { Tx } from '../database.ts'

/** How much of a case is in the public log already, and up to where the log is signed. */
type CaseProof = {
  readonly entries: number
  readonly inLog: number
  readonly lastIndex: number | null
  readonly treeSize: number
  readonly root: string | null
}

export async function caseProof(tx: Tx, caseId: string, entries: number): Promise<CaseProof> {
  // The index holds the subjects of one case side by side: kind, case, then the number of the event.
  const prefix = `1 case-event ${caseId} `
  const { rows } = await sql<{
    n: string
    last: string | null
    size: string | null
    root: string | null
  }>`
    select count(*)::text as n, max(idx)::text as last,
           (select c.size::text from ledger.checkpoint c order by c.size desc limit 1) as size,
           (select encode(c.root, 'hex') from ledger.checkpoint c order by c.size desc limit 1) as root
      from ledger.leaf
     where left(leaf, -70) >= ${prefix} and left(leaf, -70) < ${`${prefix}~`}`.execute(tx)
  const [row] = rows
  return {
    entries,
    inLog: Number(row?.n ?? 0),
    lastIndex: row?.last == null ? null : Number(row.last),
    treeSize: Number(row?.size ?? 0),
    root: row?.root ?? null,
  }
}
