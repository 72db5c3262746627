import { randomUUID } from 'node:crypto'
import type { Scan, Sheet } from '@zhaofa/domain/case/scan.ts'
import type { Tx } from './database.ts'

/** The uploads of a case that were read as scans, by the id of the upload. */
export async function scansOf(tx: Tx, caseId: string): Promise<Map<string, Scan>> {
  const rows = await tx
    .selectFrom('casework.scan as s')
    .innerJoin('casework.upload as u', 'u.id', 's.upload_id')
    .select(['u.id', 'u.sha256', 'u.bytes', 'u.media_type', 'u.original_name'])
    .select(['s.sheets', 's.problem'])
    .where('s.case_id', '=', caseId)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        file: {
          sha256: row.sha256,
          bytes: Number(row.bytes),
          mediaType: row.media_type,
          originalName: row.original_name,
        },
        sheets: row.sheets,
        problem: row.problem,
      },
    ]),
  )
}

type NewScan = {
  readonly upload: string
  readonly caseId: string
  readonly agencyId: string
  readonly sheets: readonly Sheet[]
  readonly problem: string | null
  readonly at: string
}

/** Whoever reads the same upload a second time finds it read. */
export async function insertScan(
  tx: Tx,
  { upload, caseId, agencyId, sheets, problem, at }: NewScan,
): Promise<void> {
  await tx
    .insertInto('casework.scan')
    .values({
      id: randomUUID(),
      upload_id: upload,
      case_id: caseId,
      agency_id: agencyId,
      sheets: JSON.stringify(sheets),
      problem,
      at,
    })
    .onConflict((conflict) => conflict.column('upload_id').doNothing())
    .execute()
}
