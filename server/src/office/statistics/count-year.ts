import { sql } from 'kysely'
import { certificateCovers } from '@zhaofa/domain/authority/certificate.ts'
import { isPlainConsent } from '@zhaofa/domain/old-cases/imported-case.ts'
import type { PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import type { Fen } from '@zhaofa/domain/shared/money.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type {
  CountedDecision,
  CountedStaff,
  CountedTransfer,
  ToCount,
} from '@zhaofa/domain/statistics/annual-statistics.ts'
import type { Tx } from '../../storage/database.ts'
import { loadStaff } from '../../storage/staff-store.ts'

type YearOf = {
  readonly year: number
  readonly agencyId: string
  readonly agencyName: string
  /** The day people are counted on: the last of the year, or today while it is not over. */
  readonly day: PlainDate
}

/** What the annual statistics of a year count, from the cases of the transaction's agency. */
export async function countYear(tx: Tx, of: YearOf): Promise<ToCount> {
  const [decisions, reviews, transfers, staff, old] = await Promise.all([
    decisionsOf(tx, of),
    reviewsOf(tx, of),
    transfersOf(tx, of),
    staffOf(tx, of),
    importedOf(tx, of),
  ])
  return {
    ...{ year: of.year, agencyName: of.agencyName, transfers, staff },
    decisions: [...decisions, ...old.decisions],
    reviews: [...reviews, ...old.reviews],
  }
}

type DecisionRow = {
  decidedOn: PlainDate
  procedure: 'ordinary-penalty' | 'summary-penalty'
  outcome: 'penalty' | 'no-penalty'
  kinds: PenaltyKind[]
  fineFen: Fen
  confiscatedFen: Fen
}

/** As the 决定书 says, also where it was revoked or changed since: only what was voided was never made. */
async function decisionsOf(tx: Tx, { year, agencyId }: YearOf): Promise<CountedDecision[]> {
  const { rows } = await sql<DecisionRow>`
    select d.decided_on as "decidedOn", d.procedure, d.outcome, d.kinds, d.fine_fen as "fineFen",
      coalesce((e.body #>> '{draft,penalty,confiscatedFen}')::bigint, 0) as "confiscatedFen"
    from casework.decision d
    join reference.outcome o on o.procedure = d.procedure and o.outcome = d.outcome and o.ends_case
    left join casework.case_event e on e.case_id = d.case_id and e.version = d.version
    where not exists (select from casework.void_number v
        join casework.decision_paper p on p.document_id = v.document_id
        where p.case_id = d.case_id and p.decision_version = d.version)
      and d.agency_id = ${agencyId}
      and d.decided_on between ${`${year}-01-01`} and ${`${year}-12-31`}`.execute(tx)
  return rows.map((row) => ({
    ...row,
    fineFen: Number(row.fineFen),
    confiscatedFen: Number(row.confiscatedFen),
    procedure: row.procedure === 'summary-penalty' ? 'summary' : 'ordinary',
  }))
}

/** A case that was reviewed counts once, on the day of its last opinion of the year. */
async function reviewsOf(tx: Tx, { year, agencyId }: YearOf): Promise<ToCount['reviews']> {
  const { rows } = await sql<{ on: PlainDate; corrected: boolean }>`
    select max((at at time zone 'Asia/Shanghai')::date) as "on", bool_or(outcome <> 'pass') as corrected
    from casework.review_opinion
    where agency_id = ${agencyId}
      and extract(year from at at time zone 'Asia/Shanghai') = ${year}
    group by case_id`.execute(tx)
  return rows
}

/** Old cases that were imported: decisions as their table says, and the reviews on the day of the decision. */
async function importedOf(
  tx: Tx,
  { year, agencyId }: YearOf,
): Promise<Pick<ToCount, 'decisions' | 'reviews'>> {
  const rows = await tx
    .selectFrom('casework.standing_imported_case')
    .select(['decided_on', 'outcome', 'kinds', 'fine_fen', 'confiscated_fen', 'procedure'])
    .select(['reviewed', 'review_outcome'])
    .where('agency_id', '=', agencyId)
    .where('outcome', '<>', 'ended')
    .where('decided_on', '>=', `${year}-01-01`)
    .where('decided_on', '<=', `${year}-12-31`)
    .execute()
  return {
    decisions: rows.map((row) => ({
      decidedOn: row.decided_on as PlainDate,
      outcome: row.outcome === 'penalty' ? 'penalty' : 'no-penalty',
      kinds: row.kinds,
      fineFen: Number(row.fine_fen),
      confiscatedFen: Number(row.confiscated_fen),
      procedure: row.procedure,
      imported: true,
    })),
    reviews: rows
      .filter(({ reviewed }) => reviewed === true)
      .map(({ decided_on, review_outcome }) => ({
        on: decided_on as PlainDate,
        corrected: !isPlainConsent(review_outcome),
      })),
  }
}

async function transfersOf(tx: Tx, { year, agencyId }: YearOf): Promise<CountedTransfer[]> {
  const { rows } = await sql<CountedTransfer>`
    select body ->> 'sentOn' as "sentOn", body ->> 'ground' as ground
    from casework.case_event
    where agency_id = ${agencyId} and type = 'CaseTransferred'
      and body ->> 'sentOn' between ${`${year}-01-01`} and ${`${year}-12-31`}`.execute(tx)
  return rows
}

async function staffOf(tx: Tx, { agencyId, day }: YearOf): Promise<CountedStaff> {
  const people = await tx
    .selectFrom('identity.person_role as r')
    .innerJoin('identity.person as p', 'p.id', 'r.person_id')
    .innerJoin('identity.agency as a', 'a.id', 'r.agency_id')
    .select(['r.person_id', 'r.role', 'a.region_code'])
    .where('r.agency_id', '=', agencyId)
    .where('p.status', '=', 'active')
    .where('r.role', 'in', ['officer', 'legal-reviewer'])
    .execute()
  const staff = await loadStaff(tx)
  const officers = people.filter(({ role }) => role === 'officer')
  const certified = officers.filter(({ person_id, region_code: region }) => {
    const person = staff.get(person_id)
    const act = { at: `${day}T04:00:00.000Z`, category: '行政处罚', region } as const
    return person && certificateCovers(person, act).met
  })
  return {
    agencies: 1,
    officers: officers.length,
    certified: certified.length,
    reviewers: people.length - officers.length,
  }
}
