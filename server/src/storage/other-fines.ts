import { sql } from 'kysely'
import type { OtherFine } from '@zhaofa/domain/case/file-review/file-under-review.ts'
import type { Tx } from './database.ts'

/** Fines of the same agency upon the same party in other cases than this one, also in those nobody here may open. */
export async function otherFines(tx: Tx, caseId: string): Promise<OtherFine[]> {
  const { rows } = await sql<{
    number: string
    matter: string
    violation_from: OtherFine['violationFrom']
    violation_until: OtherFine['violationUntil']
    fine_fen: string
  }>`
    select number, matter, violation_from::text, violation_until::text, fine_fen
      from casework.other_fines(${caseId}::uuid)`.execute(tx)
  return rows.map((row) => ({
    number: row.number,
    matterCode: row.matter,
    violationFrom: row.violation_from,
    violationUntil: row.violation_until,
    fineFen: Number(row.fine_fen),
  }))
}
