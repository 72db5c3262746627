import { sql } from 'kysely'
import {
  evolveReport,
  foldReport,
  type AnnualReportEvent,
  type AnnualReportFile,
} from '@zhaofa/domain/statistics/report-chain.ts'
import type { Tx } from '../database.ts'
import { find, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** 统计年报 on its way to publication, or published. */
export const annualReportStream: Stream<AnnualReportFile, AnnualReportEvent, NoOwn> = {
  called: '年报',
  leaf: 'notice-change',
  table: {
    name: 'casework.annual_report_event',
    key: 'submission_id',
    own: [],
    approvals: false,
  },
  ownOf: () => ({}),
  fold: (_head, events) => foldReport(events),
  evolve: evolveReport,
}

export type StoredReport = Stored<AnnualReportFile, AnnualReportEvent>

/** The newest submission of the statistics of a year, or undefined when nobody has begun. */
export async function newestReport(
  tx: Tx,
  agencyId: string,
  year: number,
): Promise<StoredReport | undefined> {
  const { rows } = await sql<{ id: string }>`
    select submission_id as id from casework.annual_report_event
     where agency_id = ${agencyId} and type = 'ReportCollected' and body ->> 'year' = ${String(year)}
     order by at desc, version desc limit 1`.execute(tx)
  const [newest] = rows
  return newest && find(tx, annualReportStream, newest.id)
}
