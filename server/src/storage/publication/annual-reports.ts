import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { StatTable } from '@zhaofa/domain/statistics/annual-tables.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Database, Tx } from '../database.ts'
import { recordLeaves } from '../ledger/record.ts'

/** The annual report of one agency as it was published. Never changed: a correction is a new version. */
export type AnnualReport = {
  readonly year: number
  readonly version: number
  readonly agencyName: string
  /** The day the figures were counted on. */
  readonly countedOn: PlainDate
  readonly correction: string | null
  readonly tables: readonly StatTable[]
}

/** Publishes a report and its leaf in the caller's transaction. */
export async function publishAnnualReport(
  tx: Tx,
  report: AnnualReport,
  { agencyId, at }: { agencyId: string; at: string },
): Promise<void> {
  const id = randomUUID()
  const { year, version, correction, countedOn } = report
  await tx
    .insertInto('publication.annual_report')
    .values({
      id,
      agency_id: agencyId,
      year,
      version,
      body: JSON.stringify(report),
      correction,
      published_on: countedOn,
      published_at: at,
    })
    .execute()
  const content = JSON.parse(JSON.stringify(report)) as Record<string, never>
  await recordLeaves(tx, [
    { kind: 'publication', publicId: id, sequence: 1, at, agencyId, content, disclosed: true },
  ])
}

/** Every version of every year, newest first; of one year with `year`. */
export async function listAnnualReports(
  db: Kysely<Database>,
  year: number | null = null,
): Promise<AnnualReport[]> {
  const rows = await db
    .selectFrom('publication.annual_report')
    .select('body')
    .$if(year !== null, (some) => some.where('year', '=', year ?? 0))
    .orderBy('year', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ body }) => JSON.parse(body) as AnnualReport)
}

/** Years of which a report is published, newest first. */
export async function annualReportYears(db: Kysely<Database>): Promise<number[]> {
  const rows = await db
    .selectFrom('publication.annual_report')
    .select('year')
    .distinct()
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}
