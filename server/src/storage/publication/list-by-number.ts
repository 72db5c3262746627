import type { NumberSpelling } from '@zhaofa/domain/identity-codes/number-spelling.ts'
import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { numberedSo } from './search/number-condition.ts'
import { hitGroups, type HitGroup } from './search/search-facets.ts'

type NumberFilters = {
  readonly year: number | null
  readonly matter: string | null
  readonly penalty: string | null
  readonly kind: string | null
  readonly agencyId: string | null
  readonly decided: string | null
}

type Shown = {
  readonly before: number | null
  readonly pageLength: number
  readonly facets: boolean
}

export type NumberHits = {
  /** The newest: a page and one more, if there are so many. */
  readonly ids: readonly number[]
  readonly count: number
  /** Empty unless asked for. */
  readonly groups: readonly HitGroup[]
}

/**
 * The newest of everything whose 文号 reads so and passes the filters, and how many there are; null when more than
 * `limit` read so.
 */
export async function findByNumberSpelling(
  db: Kysely<Database>,
  { spelling, today, limit }: { spelling: NumberSpelling; today: string; limit: number },
  { year, matter, penalty, kind, agencyId, decided }: NumberFilters,
  { before, pageLength, facets }: Shown,
): Promise<NumberHits | null> {
  // Groups cost more than everything else here.
  const groups = facets ? hitGroups : sql`null`
  const { rows } = await sql<Answer>`
    with begun as materialized (
      select id, year, kind, matter_code, agency_id, penalty_kinds, decided_on from publication.listing
      where ${numberedSo(spelling)} and expires_on >= ${today}
      limit ${limit + 1}
    ), hit as materialized (
      select * from begun
      where (${year}::int is null or year = ${year}) and (${matter}::text is null or matter_code = ${matter})
        and (${penalty}::text is null or ${penalty} = any(penalty_kinds))
        and (${kind}::text is null or kind = ${kind}) and (${agencyId}::uuid is null or agency_id = ${agencyId})
        and (${decided}::text is null or starts_with(to_char(decided_on, 'YYYY-MM'), ${decided}))
    )
    select (select count(*)::int from begun) as read, (select count(*)::int from hit) as count,
           ${groups} as groups,
           (select array_agg(id::float8) from (select id from hit
             where id < ${before ?? Number.MAX_SAFE_INTEGER}
             order by id desc limit ${pageLength + 1}) newest) as ids`.execute(db)
  const [row] = rows
  if (!row || row.read > limit) return null
  return { ids: row.ids ?? [], count: row.count, groups: row.groups ?? [] }
}

type Answer = {
  readonly read: number
  readonly count: number
  readonly ids: number[] | null
  readonly groups: HitGroup[] | null
}
