import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { AnnualReportEvent } from '@zhaofa/domain/statistics/report-chain.ts'
import { asPerson } from '../src/storage/as-person.ts'
import type { Database } from '../src/storage/database.ts'
import {
  publishAnnualReport,
  type AnnualReport,
} from '../src/storage/publication/annual-reports.ts'
import { append } from '../src/storage/stream.ts'
import {
  annualReportStream,
  type StoredReport,
} from '../src/storage/streams/annual-report-stream.ts'

/** Publishes a report as three people do: one collects, one checks, one publishes. */
export async function aPublishedReport(
  office: Kysely<Database>,
  report: AnnualReport,
  { agencyId, at }: { agencyId: string; at: string },
): Promise<void> {
  const submissionId = randomUUID()
  const { year, countedOn, correction, tables } = report
  const events: AnnualReportEvent[] = [
    { type: 'ReportCollected', year, countedOn, correction, tables },
    { type: 'ReportStepTaken', step: 'check', opinion: '' },
    { type: 'ReportStepTaken', step: 'publish', opinion: '' },
  ]
  let before: StoredReport['file'] | null = null
  for (const event of events) {
    const personId = randomUUID()
    before = await asPerson(office, { agencyId, personId }, async (tx) => {
      const onto = { id: submissionId, before, own: {}, row: null }
      const author = { agencyId, at, by: { id: personId, name: '某人' }, approvals: [] }
      const { file } = await append(tx, annualReportStream, onto, [event], author)
      if (event.type === 'ReportStepTaken' && event.step === 'publish') {
        await publishAnnualReport(tx, report, { agencyId, at, submissionId })
      }
      return file
    })
  }
}
