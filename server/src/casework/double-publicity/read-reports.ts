import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { CaseEvent } from '@zhaofa/domain/case/case-event.ts'
import {
  penaltyReportProblems,
  type ReportProblem,
} from '@zhaofa/domain/disclosure/double-publicity/check-report.ts'
import { penaltyReport } from '@zhaofa/domain/disclosure/double-publicity/penalty-report.ts'
import type { ReportRecord } from '@zhaofa/domain/disclosure/double-publicity/report-field.ts'
import type { PublicNotice } from '@zhaofa/domain/disclosure/public-notice.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'

/** A penalty decision that is or was public, and the record that reports it. */
export type ReportedCase = {
  readonly caseId: string
  readonly number: string
  readonly party: string
  readonly decidedOn: PlainDate
  /** Null when it is not public any more: there is nothing to report. */
  readonly record: ReportRecord | null
  readonly problems: readonly ReportProblem[]
  /** The record holds the number of somebody's identity card. */
  readonly personal: boolean
}

type Row = {
  readonly caseId: string
  readonly number: string
  readonly party: string
  readonly decidedOn: PlainDate
  readonly state: string
  readonly body: string | null
  readonly filed: Extract<CaseEvent, { type: 'CaseFiled' }> | null
}

/** Decisions the desk shows; older ones were reported long ago. */
const most = 500

/**
 * The penalty decisions of the transaction's agency that were published, newest first, each with the
 * record made from its notice and its file. `caseIds` narrows them.
 */
export async function readReports(
  tx: Tx,
  { agencyId, today, caseIds }: { agencyId: string; today: PlainDate; caseIds?: readonly string[] },
): Promise<ReportedCase[]> {
  const only = caseIds ? sql`and n.case_id = any(${[...caseIds]}::uuid[])` : sql``
  const [{ rows }, agency] = await Promise.all([
    sql<Row>`
      select n.case_id as "caseId", n.number, n.party_name as party, n.decided_on as "decidedOn",
        n.state, p.body, f.body as filed
      from casework.notice n
      join casework.decision d on d.case_id = n.case_id and d.outcome = 'penalty'
      left join publication.entry e on e.public_id = n.id::text and e.status = 'published'
      left join publication.notice p
        on p.public_id = e.public_id and p.version = e.version and p.year = e.year
      left join casework.case_event f on f.case_id = n.case_id and f.type = 'CaseFiled'
      where n.agency_id = ${agencyId} and n.state in ('published', 'withdrawn', 'expired') ${only}
      order by n.decided_on desc, n.number desc limit ${most}`.execute(tx),
    tx
      .selectFrom('identity.agency')
      .select(['name', 'uscc'])
      .where('id', '=', agencyId)
      .executeTakeFirstOrThrow(),
  ])
  return rows.map((row) => reportOf(row, agency, today))
}

function reportOf(
  { body, filed, caseId, number, party, decidedOn }: Row,
  agency: { name: string; uscc: string },
  today: PlainDate,
): ReportedCase {
  const known = { caseId, number, party, decidedOn }
  if (body === null || filed === null) {
    return { ...known, record: null, problems: [], personal: false }
  }
  const notice = JSON.parse(body) as PublicNotice
  const record = penaltyReport({ notice, party: filed.party, agency })
  return {
    ...known,
    record,
    problems: penaltyReportProblems(record, today),
    personal: record['CF_XDR_ZJHM'] !== '' || record['CF_FR_ZJHM'] !== '',
  }
}

/** Names exactly what was handed over, without keeping it a second time. */
export function recordDigest(record: ReportRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex')
}
