import { sql } from 'kysely'
import { matterName } from '@zhaofa/domain/reference/matters.ts'
import { agencyRuleDefinitions } from '@zhaofa/domain/rules/agency-rule-values.ts'
import type { AgencyRules } from '@zhaofa/domain/rules/agency-rules.ts'
import { chinaDay, addDays, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { ReviewNames } from '@zhaofa/domain/statistics/review-tables.ts'
import { reviewYear, type ReviewYear } from '@zhaofa/domain/statistics/review-year.ts'
import type { Tx } from '../../storage/database.ts'
import { historyOf } from '../../storage/rule-store.ts'
import { loadCases } from '../../storage/streams/case-stream.ts'
import type { World } from '../../world.ts'
import { unitMembers } from '../legal-unit/unit-people.ts'

type ReviewsOf = {
  readonly year: number
  readonly agencyId: string
  /** The last day that counts: the last of the year, or today while it is not over. */
  readonly day: PlainDate
}

type CountedReviews = {
  /** Null where the agency kept no case here in that year. */
  readonly reviewYear: ReviewYear | null
  readonly names: ReviewNames
}

/** 法制审核 of one year of the transaction's agency: its cases are found, read and folded once. */
export async function countReviews(tx: Tx, world: World, of: ReviewsOf): Promise<CountedReviews> {
  const { year, agencyId, day } = of
  const today = chinaDay(world.clock.now().toISOString())
  const kept = await keptCases(tx, of)
  // An agency that kept no case yet may have had no catalogue either.
  const { catalogue, matterOf } = await world.reference.load(tx, agencyId, kept ? day : today)
  const names = {
    catalogue,
    matterName: (code: string) => matterOf(code)?.name ?? matterName(code),
  }
  if (!kept) return { reviewYear: null, names }
  const cases = await loadCases(tx, await reviewedCases(tx, of))
  const { calendar, rules } = await world.reference.load(tx, agencyId, today)
  const units = new Map(
    (await unitMembers(tx, agencyId)).map(({ id, department }) => [id, department.name]),
  )
  const counted = reviewYear(
    [...cases].map(([id, { events }]) => ({ id, agencyId, events })),
    {
      ...{ year, day, calendar },
      rulesOn: await reviewRules(tx, agencyId, rules),
      unitOf: (person) => units.get(person) ?? '（已离任人员）',
    },
  )
  return { reviewYear: counted, names }
}

/** Whether the agency had any case here up to that day: before, nothing was recorded, which is no zero. */
async function keptCases(tx: Tx, { agencyId, day }: ReviewsOf): Promise<boolean> {
  const row = await tx
    .selectFrom('casework.case_file')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('registered_on', '<=', day)
    .where('inspection', '=', false)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Cases in which something of a review happened within the year, or that waited for an opinion when it began. */
async function reviewedCases(tx: Tx, { year, agencyId, day }: ReviewsOf): Promise<string[]> {
  const from = `${year}-01-01T00:00:00+08:00`
  const to = `${addDays(day, 1)}T00:00:00+08:00`
  // The words of the partial index (0419).
  const ofReview = sql`type in ('ReviewSubmitted', 'ReviewReturned', 'ReviewOpinionIssued', 'SeizureReviewed',
    'ReviewOpinionAccepted', 'ReviewObjected', 'ReviewDisputeSettled')`
  const { rows } = await sql<{ id: string }>`
    select case_id as id from casework.case_event
    where agency_id = ${agencyId} and ${ofReview}
      and at >= ${from}::timestamptz and at < ${to}::timestamptz
    union
    select s.case_id from (
      select distinct on (case_id, body -> 'subject') case_id, type from casework.case_event
      where agency_id = ${agencyId} and ${ofReview} and at < ${from}::timestamptz
      order by case_id, body -> 'subject', version desc) s
    where s.type not in ('ReviewOpinionIssued', 'SeizureReviewed', 'ReviewOpinionAccepted')
    order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The rules with the time for a review (reviewDays) as it was on the day that is asked. */
async function reviewRules(
  tx: Tx,
  agencyId: string,
  rules: AgencyRules,
): Promise<(day: PlainDate) => AgencyRules> {
  const versions = (await historyOf(tx, agencyId, 'agency-rule', 'reviewDays'))
    .map(({ effectiveFrom, version, body }) => ({
      ...{ effectiveFrom, version },
      value: (body as { value: number }).value,
    }))
    .toSorted((a, b) =>
      a.effectiveFrom === b.effectiveFrom
        ? a.version - b.version
        : a.effectiveFrom < b.effectiveFrom
          ? -1
          : 1,
    )
  const { initial } = agencyRuleDefinitions.reviewDays
  return (day) => {
    const reviewDays =
      versions.findLast(({ effectiveFrom }) => effectiveFrom <= day)?.value ?? initial
    return { ...rules, reviewDays }
  }
}
