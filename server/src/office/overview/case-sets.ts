import { sql, type RawBuilder } from 'kysely'
import type { CaseSet } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { addDays, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'

type At = { readonly today: PlainDate; readonly actor: Actor }

/** "In seven days" begins with today. */
export const soonDays = 6

const yearOf = (today: PlainDate) => today.slice(0, 4)

const decidedThisYear = (today: PlainDate) =>
  sql`decided_on between ${`${yearOf(today)}-01-01`} and ${`${yearOf(today)}-12-31`}`

const unpublished = (today: PlainDate) =>
  sql`${decidedThisYear(today)} and published_on is null and withheld_on is null`

/** A penalty that is published by itself (处罚法第48条). Its last day may still wait for a calendar. */
const oneByOne = sql`exists (select from casework.decision d
  where d.case_id = case_file.id and d.one_by_one and d.outcome = 'penalty')`

const reviewedThisYear = (today: PlainDate, which: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from casework.review_opinion o
    where o.case_id = case_file.id and ${which}
      and extract(year from o.at at time zone 'Asia/Shanghai') = ${Number(yearOf(today))})`

/**
 * Which cases each number counts, as a condition on the row of the case. The overview counts by it and the case
 * list finds by it, so a number and its list cannot differ.
 */
export const caseSets: Record<CaseSet, (at: At) => RawBuilder<boolean>> = {
  open: () => sql`state = 'open' and not inspection`,
  inspecting: () => sql`state = 'open' and inspection`,
  inspected: ({ today }) => sql<boolean>`exists (select from casework.visit v
    where v.case_id = case_file.id and v.result is not null
      and v.visited_on between ${`${yearOf(today)}-01-01`} and ${`${yearOf(today)}-12-31`})`,
  'awaits-me': ({ actor }) => sql`pending_role = any (${[...actor.roles]}::text[])`,
  'due-soon': ({ today }) => sql`agency_due_on between ${today} and ${addDays(today, soonDays)}`,
  overdue: ({ today }) => sql`agency_due_on < ${today}`,
  'party-overdue': ({ today }) => sql`party_due_on < ${today}`,
  undated: () => sql`undated and state = 'open'`,
  reviewed: ({ today }) => reviewedThisYear(today, sql`true`),
  'review-refused': ({ today }) => reviewedThisYear(today, sql`o.outcome <> 'pass'`),
  decided: ({ today }) => sql`${decidedThisYear(today)}`,
  'published-in-time': ({ today }) =>
    sql`${decidedThisYear(today)} and published_on <= coalesce(publish_by, published_on)`,
  'published-late': ({ today }) => sql`${decidedThisYear(today)} and published_on > publish_by`,
  'publication-overdue': ({ today }) =>
    sql`${unpublished(today)} and ${oneByOne} and publish_by < ${today}`,
  'publication-waiting': ({ today }) =>
    sql`${unpublished(today)} and ${oneByOne} and coalesce(publish_by >= ${today}, true)`,
  withheld: ({ today }) =>
    sql`${decidedThisYear(today)} and published_on is null and withheld_on is not null`,
  'not-one-by-one': ({ today }) => sql`${unpublished(today)} and not ${oneByOne}`,
  fined: ({ today }) => sql`${decidedThisYear(today)} and fined_fen > 0`,
  paid: ({ today }) => sql`${decidedThisYear(today)} and fined_fen > 0 and unpaid_fen = 0`,
  unpaid: ({ today }) => sql`${decidedThisYear(today)} and unpaid_fen > 0`,
  'to-archive': () =>
    sql`state = 'closed' and (filed_on is not null or inspection) and archived_on is null`,
  archived: () => sql`archived_on is not null`,
  'retention-due': ({ today }) =>
    sql`archived_on + case retention when '10-years' then interval '10 years'
      when '30-years' then interval '30 years' end <= ${today}::date + interval '1 year'`,
}
