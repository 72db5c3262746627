import { sql } from 'kysely'
import { capsOf } from '@zhaofa/domain/inspection/published-lists.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { VisitYear } from '@zhaofa/domain/statistics/visit-year.ts'
import { listAsOf } from '../../storage/publication/lists/list-versions.ts'
import type { Tx } from '../../storage/database.ts'

type VisitsOf = {
  readonly year: number
  readonly agencyId: string
  /** The last day that counts: the last of the year, or today while it is not over. */
  readonly day: PlainDate
}

/** 行政检查 of one year of the agency; null where it recorded no visit up to that day. */
export async function countVisits(
  tx: Tx,
  { year, agencyId, day }: VisitsOf,
): Promise<VisitYear | null> {
  const { rows } = await sql<Record<Counted, string> & { ever: boolean }>`
    select
      count(*) filter (where ground = 'plan') as daily,
      count(*) filter (where ground = 'special') as special,
      count(*) filter (where ground not in ('plan', 'special')) as single,
      count(distinct firm_code) as firms,
      count(*) filter (where problems > 0) as "withProblems",
      coalesce(sum(orders), 0) as orders,
      count(*) filter (where filed) as filed,
      count(*) filter (where way <> 'on-site') as "notOnSite",
      count(*) filter (where joint) as joint,
      count(*) filter (where before >= cap) as "aboveCap",
      exists (select from casework.visit
        where agency_id = ${agencyId} and visited_on <= ${day}) as ever
    from casework.visit
    where agency_id = ${agencyId} and result is not null
      and visited_on between ${`${year}-01-01`} and ${day}`.execute(tx)
  const [row] = rows
  if (!row?.ever) return null
  const caps = await listAsOf(tx, { agencyId, item: 'pre_frequency_cap' }, day)
  const n = (name: Counted) => Number(row[name])
  return {
    daily: n('daily'),
    special: n('special'),
    single: n('single'),
    firms: n('firms'),
    withProblems: n('withProblems'),
    orders: n('orders'),
    filed: n('filed'),
    notOnSite: n('notOnSite'),
    joint: n('joint'),
    caps: caps ? capsOf(caps) : null,
    aboveCap: n('aboveCap'),
  }
}

type Counted = Exclude<keyof VisitYear, 'caps'>
