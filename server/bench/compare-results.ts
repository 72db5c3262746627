import type { Kysely } from 'kysely'
import type { PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import type { Database } from '../src/storage/database.ts'
import {
  maxCounted,
  listNotices,
  pageLength,
  type NoticeQuery,
} from '../src/storage/publication/list-notices.ts'
import type { BruteResult, BruteSearch } from './brute-force.ts'

export const everything: NoticeQuery = {
  text: null,
  year: null,
  matter: null,
  penalty: null,
  before: null,
  today: '2026-11-23',
}

type Difference = { readonly search: BruteSearch; readonly what: string }

/** Searches whose first page, count or facets are not what reading every notice found. */
export async function differencesFrom(
  portal: Kysely<Database>,
  searches: readonly BruteSearch[],
  expected: readonly BruteResult[],
): Promise<Difference[]> {
  const differences: Difference[] = []
  for (const [i, search] of searches.entries()) {
    const brute = expected[i]
    const query = { ...everything, ...queryOf(search) }
    const page = await listNotices(portal, query)
    const counted = await listNotices(portal, { ...query, facets: true })
    const wrong = (what: string) => differences.push({ search, what })
    const newest = brute?.newest.slice(0, pageLength) ?? []
    for (const { rows } of [page, counted]) {
      if (String(rows.map(({ id }) => id)) !== String(newest)) wrong('the rows')
    }
    if (!countAgrees(page.total, brute?.count ?? 0))
      wrong(`the count: ${page.total?.count} for ${brute?.count}`)
    const { facets } = counted
    const years = facets?.counts.year.reduce((sum, { count }) => sum + count, 0)
    if (!facets || years !== facets.counted) wrong('the facets')
    if (facets?.whole && facets.counted !== brute?.count)
      wrong('the facets are not of everything found')
    if (brute && brute.newest.length > pageLength) {
      const next = await listNotices(portal, { ...query, before: page.next })
      if (next.rows[0]?.id !== brute.newest[pageLength]) wrong('the second page')
    }
  }
  return differences
}

function queryOf({ text, number, matter, penalty, year }: BruteSearch): Partial<NoticeQuery> {
  return { text: number ?? text, matter, penalty: penalty as PenaltyKind | null, year }
}

/** Capped counts say “at least so many”. */
function countAgrees(total: { count: number; exact: boolean } | null, count: number): boolean {
  if (!total) return false
  return total.exact ? total.count === count : total.count <= count && total.count <= maxCounted
}
