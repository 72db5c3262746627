import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { StatTable } from '@zhaofa/domain/statistics/annual-tables.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
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
  { agencyId, at, submissionId }: { agencyId: string; at: string; submissionId: string },
): Promise<void> {
  const id = randomUUID()
  const { year, version, correction } = report
  await tx
    .insertInto('publication.annual_report')
    .values({
      id,
      agency_id: agencyId,
      year,
      version,
      body: JSON.stringify(report),
      correction,
      published_on: chinaDay(at),
      published_at: at,
      submission_id: submissionId,
    })
    .execute()
  const content = JSON.parse(JSON.stringify(report)) as Record<string, never>
  await recordLeaves(tx, [
    { kind: 'publication', publicId: id, sequence: 1, at, agencyId, content, disclosed: true },
  ])
}

/** A report as the portal reads it: with the agency it is of. */
type PublishedReport = AnnualReport & { readonly agencyId: string }

/** Every version of every year of every agency, newest first; narrowed to a year, an agency or both. */
export async function listAnnualReports(
  db: Kysely<Database>,
  { year, agencyId }: { readonly year?: number; readonly agencyId?: string | undefined } = {},
): Promise<PublishedReport[]> {
  const rows = await db
    .selectFrom('publication.annual_report')
    .select(['body', 'agency_id'])
    .$if(year !== undefined, (some) => some.where('year', '=', year ?? 0))
    .$if(agencyId !== undefined, (some) => some.where('agency_id', '=', agencyId ?? ''))
    .orderBy('year', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ body, agency_id: agencyId }) => ({
    ...(JSON.parse(body) as AnnualReport),
    agencyId,
  }))
}

/** Which agency has published the report of which year, newest year first. */
export async function annualReportYears(
  db: Kysely<Database>,
): Promise<{ readonly year: number; readonly agencyId: string }[]> {
  const rows = await db
    .selectFrom('publication.annual_report')
    .select(['year', 'agency_id'])
    .distinct()
    .orderBy('year', 'desc')
    .orderBy('agency_id')
    .execute()
  return rows.map(({ year, agency_id: agencyId }) => ({ year, agencyId }))
}
