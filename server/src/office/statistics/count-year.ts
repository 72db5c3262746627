import { sql } from 'kysely'
import { mayStillReview } from '@zhaofa/domain/authority/separation.ts'
import { certificateCovers } from '@zhaofa/domain/authority/certificate.ts'
import { isPlainConsent } from '@zhaofa/domain/old-cases/imported-case.ts'
import type { PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import { evolveCounsel, isEngagedOn, noCounsel } from '@zhaofa/domain/legal-unit/counsel.ts'
import { trainingFigures } from '@zhaofa/domain/legal-unit/training/training-hours.ts'
import type { Fen } from '@zhaofa/domain/shared/money.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type {
  CountedDecision,
  CountedStaff,
  CountedTransfer,
  ToCount,
} from '@zhaofa/domain/statistics/annual-statistics.ts'
import type { Tx } from '../../storage/database.ts'
import { reviewedPenalties } from '@zhaofa/domain/statistics/review-year.ts'
import { loadStaff } from '../../storage/staff-store.ts'
import { registeredCounsel } from '../../storage/streams/counsel-stream.ts'
import { findTraining } from '../../storage/streams/training-stream.ts'
import type { World } from '../../world.ts'
import { countReviews } from './count-reviews.ts'
import { countVisits } from './count-visits.ts'
import { staffOn } from './staff-on.ts'

type YearOf = {
  readonly year: number
  readonly agencyId: string
  readonly agencyName: string
  /** The day people are counted on: the last of the year, or today while it is not over. */
  readonly day: PlainDate
}

/** What the annual statistics of a year count, from the cases of the transaction's agency. */
export async function countYear(tx: Tx, world: World, of: YearOf): Promise<ToCount> {
  const [decisions, reviewed, transfers, staff, old, visits] = await Promise.all([
    decisionsOf(tx, of),
    countReviews(tx, world, of),
    transfersOf(tx, of),
    staffOf(tx, of),
    importedOf(tx, of),
    countVisits(tx, of),
  ])
  const { reviewYear } = reviewed
  return {
    ...{ year: of.year, agencyName: of.agencyName, transfers, staff, visits, ...reviewed },
    decisions: [...decisions, ...old.decisions],
    reviews: [...(reviewYear ? reviewedPenalties(reviewYear.opinions) : []), ...old.reviews],
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

/** People as they stood at the end of the day, not as they stand when they are counted. */
async function staffOf(tx: Tx, { agencyId, day, year }: YearOf): Promise<CountedStaff> {
  const people = await staffOn(tx, agencyId, day)
  const { region_code: region } = await tx
    .selectFrom('identity.agency')
    .select('region_code')
    .where('id', '=', agencyId)
    .executeTakeFirstOrThrow()
  const staff = await loadStaff(tx)
  const officers = people.filter(({ roles }) => roles.includes('officer'))
  const certified = officers.filter(({ id }) => {
    const person = staff.get(id)
    const act = { at: `${day}T04:00:00.000Z`, category: '行政处罚', region } as const
    return person && certificateCovers(person, act).met
  })
  const training = await findTraining(tx, agencyId, year)
  return {
    agencies: 1,
    officers: officers.length,
    certified: certified.length,
    reviewers: people.filter(
      (person) => person.roles.includes('legal-reviewer') && mayStillReview(person, day).met,
    ).length,
    qualified: people.filter(({ legalQualificationNo }) => legalQualificationNo?.trim()).length,
    publicLawyers: await publicLawyersOn(tx, agencyId, day),
    trained: training?.file.plan ? trainingFigures(training.file, people).met : null,
  }
}

/** As the register stood at the end of the day: what was entered later does not count for it. */
async function publicLawyersOn(tx: Tx, agencyId: string, day: PlainDate): Promise<number> {
  const register = await registeredCounsel(tx, agencyId)
  return register
    .map(({ events }) =>
      events.filter(({ at }) => chinaDay(at) <= day).reduce(evolveCounsel, noCounsel),
    )
    .filter((file) => file.engaged?.kind === 'public-lawyer' && isEngagedOn(file, day)).length
}
