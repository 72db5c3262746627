import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Party } from '@zhaofa/domain/case/party.ts'
import type { ReportProblem } from '@zhaofa/domain/publicity/double-publicity/check-fields.ts'
import { penaltyReport } from '@zhaofa/domain/publicity/double-publicity/penalty-report.ts'
import { reportKinds } from '@zhaofa/domain/publicity/double-publicity/report-kinds.ts'
import type { ReportRecord } from '@zhaofa/domain/publicity/double-publicity/report-field.ts'
import type { PublicNotice } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../../storage/database.ts'
import { loadCases } from '../../../storage/streams/case-stream.ts'
import { licencesOf } from './read-licences.ts'
import { partOf, type ShownPart } from '../../../storage/shown-part.ts'
import { openFirst, type Reportable, type Reporting, type ReportsAsked } from './reportable.ts'

/** A penalty or a licence that is or was public, and the record that reports it. */
export type ReportedDecision = Reportable & {
  readonly problems: readonly ReportProblem[]
  /** The record holds the number of somebody's papers. */
  readonly personal: boolean
}

/**
 * The decisions of one kind of the transaction's agency that were published, what is not reported yet before the rest where
 * not all are asked for, newest first, each with
 * the record made from its notice and what is wrong with it.
 */
export async function readReports(
  tx: Tx,
  asked: ReportsAsked,
  sealingKey: Uint8Array,
): Promise<ShownPart<ReportedDecision>> {
  const agency = await tx
    .selectFrom('identity.agency')
    .select(['name', 'uscc'])
    .where('id', '=', asked.agencyId)
    .executeTakeFirstOrThrow()
  const found =
    asked.kind === 'penalty'
      ? await penaltiesOf(tx, asked, agency)
      : await licencesOf(tx, asked, { agency, sealingKey })
  const { problems, personal } = reportKinds[asked.kind]
  const rows = found.rows
    .map((each) => ({
      ...each,
      problems: each.record ? problems(each.record, asked.today) : [],
      personal: personal.some((code) => (each.record?.[code] ?? '') !== ''),
    }))
    .sort((a, b) => b.decidedOn.localeCompare(a.decidedOn) || b.number.localeCompare(a.number))
  return { rows, left: found.left }
}

type PenaltyRow = {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly party: string
  readonly decidedOn: PlainDate
  readonly state: string
  readonly body: string | null
  readonly whole: number
}

async function penaltiesOf(
  tx: Tx,
  { agencyId, ids, most }: ReportsAsked,
  agency: Reporting,
): Promise<ShownPart<Reportable>> {
  const only = ids ? sql`and n.id = any(${[...ids]}::uuid[])` : sql``
  const { rows } = await sql<PenaltyRow>`
    select n.id, n.case_id as "caseId", n.number, n.party_name as party, n.decided_on as "decidedOn",
      n.state, p.body, (count(*) over ())::int as whole
    from casework.notice n
    left join publication.entry e on e.public_id = n.id::text and e.status = 'published'
    left join publication.notice p
      on p.public_id = e.public_id and p.version = e.version and p.year = e.year
    where n.agency_id = ${agencyId} and n.published_on is not null ${only}
      -- Also one that was revoked since: what was reported has to be recalled.
      and exists (select from casework.decision d where d.case_id = n.case_id
        and d.outcome = 'penalty' and d.procedure = 'ordinary-penalty')
    order by ${openFirst(sql`n.id::text`, sql`n.state = 'withdrawn'`)},
      n.decided_on desc, n.number desc limit ${most ?? null}`.execute(tx)
  // As the filing reads now: the party may have been put right (更正) since.
  const cases = await loadCases(
    tx,
    rows.map(({ caseId }) => caseId),
  )
  const found = rows.map(({ body, state, whole: _whole, ...known }) => ({
    ...known,
    hasParty: false,
    withdrawn: state === 'withdrawn',
    record: reportOf(body, cases.get(known.caseId)?.file.filing?.party, agency),
  }))
  return { rows: found, left: partOf(rows).left }
}

function reportOf(
  body: string | null,
  party: Party | undefined,
  agency: Parameters<typeof penaltyReport>[0]['agency'],
): ReportRecord | null {
  if (body === null || party === undefined) return null
  return penaltyReport({ notice: JSON.parse(body) as PublicNotice, party, agency })
}

/** Names exactly what was handed over, without keeping it a second time. */
export function recordDigest(record: ReportRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex')
}
