import { sql, type Kysely, type Selectable } from 'kysely'
import type { Fen } from '@zhaofa/domain/shared/money.ts'
import type { Database } from '../database.ts'
import type { PublicationTables } from '../tables/publication.ts'

/** What is counted by; `all` has one value, ''. */
export type FigureFacet = Selectable<PublicationTables['publication.figure']>['facet']

/** How many published decisions and results have one value of a facet, and the sums of money in them. */
export type Figure = {
  readonly agencyId: string | null
  /** The month (2026-05) or the year (2026) of the decisions. */
  readonly period: string
  readonly value: string
  /** What the value is called where only the publications know: the name of a matter. */
  readonly label: string
  readonly count: number
  /** Null where nothing counted could have a fine: licences, inspections, a warning. */
  readonly fineFen: Fen | null
  readonly confiscatedFen: Fen | null
}

type Asked = {
  readonly facet: FigureFacet
  /** Periods from and to, both counted: 2025 to 2026, or 2026-05 to 2026-05. */
  readonly from: string
  readonly to: string
  readonly by: 'month' | 'year'
  readonly today: string
  /** Null for all agencies together. */
  readonly agencyId: string | null
  /** Keeps the agencies apart. */
  readonly eachAgency?: boolean
}

/**
 * The figures of what is shown on `today`, in the order of their periods. The table holds what is listed; a
 * notice whose last day is over is listed until the next hour and is taken off here, as the list itself does.
 */
export async function figuresBy(
  db: Kysely<Database>,
  { facet, from, to, by, today, agencyId, eachAgency = false }: Asked,
): Promise<Figure[]> {
  const period = by === 'year' ? sql`left(month, 4)` : sql`month`
  const agency = eachAgency ? sql`agency_id::text` : sql`null::text`
  const { rows } = await sql<Figure>`
    with over as (
      select l.* from publication.entry e
      join publication.listing l on l.id = e.listing_id and l.year = e.year
      where e.status = 'published' and e.expires_on < ${today}
    ), counted as (
      select agency_id, month, value, label, count, fine_fen, confiscated_fen from publication.figure
      where facet = ${facet} and month >= ${from} and month <= ${`${to}~`}
        and (${agencyId}::uuid is null or agency_id = ${agencyId})
      union all
      select o.agency_id, to_char(o.decided_on, 'YYYY-MM'), f.value, f.label, -1, -f.fine, -f.confiscated
      from over o, lateral publication.counts_towards(
        o.kind, o.matter_code, o.matter_name, o.penalty_kinds, o.fine_fen, o.confiscated_fen) f
      where f.facet = ${facet} and to_char(o.decided_on, 'YYYY-MM') between ${from} and ${`${to}~`}
        and (${agencyId}::uuid is null or o.agency_id = ${agencyId})
    )
    select ${agency} as "agencyId", ${period} as period, value, max(label) as label, sum(count)::int as count,
      sum(fine_fen)::bigint as "fineFen", sum(confiscated_fen)::bigint as "confiscatedFen"
    from counted group by 1, 2, 3 having sum(count) > 0 order by 2, count desc, 3`.execute(db)
  return rows
}

/** 撤回 by the year in which they were announced, the newest first. */
export async function withdrawalsByYear(
  db: Kysely<Database>,
  agencyId: string | null,
): Promise<{ readonly year: string; readonly count: number }[]> {
  const { rows } = await sql<{ year: string; count: number }>`
    select to_char(withdrawn_on, 'YYYY') as year, count(*)::int as count from publication.withdrawal
    where ${agencyId}::uuid is null or agency_id = ${agencyId}
    group by 1 order by 1 desc`.execute(db)
  return rows
}
