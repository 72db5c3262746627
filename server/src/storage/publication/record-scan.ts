import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'

type OfficerScan = {
  readonly certificateNumber: string
  readonly shownAt: Date
  readonly scannedAt: Date
  readonly outcome: 'shown' | 'expired'
}

/** 亮证、扫码记录: adds a row, for the office's role: the portal's can write nothing. Unknown numbers leave nothing. */
export async function recordOfficerScan(
  office: Kysely<Database>,
  scan: OfficerScan,
): Promise<void> {
  const { certificateNumber, shownAt, scannedAt, outcome } = scan
  await sql`select publication.record_officer_scan(
    ${certificateNumber}, ${shownAt}::timestamptz, ${scannedAt}::timestamptz, ${outcome})`.execute(
    office,
  )
}
