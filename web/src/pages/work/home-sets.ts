import type { CaseSet } from '@zhaofa/contract'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { administrationCountsQuery } from '../../api/administration.ts'
import { openingsQuery, overviewQuery, workQuery } from '../../api/cases.ts'
import { queryClient } from '../../api/query-client.ts'

/** The numbers of whoever looks after cases: what presses for the head, whose overview has the rest. */
const homeSets: readonly [role: Role, sets: readonly CaseSet[]][] = [
  ['agency-head', ['due-soon', 'overdue', 'publication-overdue', 'review-refused']],
  ['archivist', ['to-archive', 'archived', 'retention-due']],
  ['legal-reviewer', ['reviewed', 'review-refused']],
  [
    'supervisor',
    ['open', 'due-soon', 'overdue', 'decided', 'review-refused', 'publication-overdue'],
  ],
]

export const homeSetsOf = (roles: readonly Role[]) =>
  homeSets.find(([role]) => roles.includes(role))?.[1]

const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin']

export const administers = (roles: readonly Role[]) =>
  administrators.some((role) => roles.includes(role))

/**
 * Asks for everything that stands above the list at once, while the page is still being loaded, so that nothing moves
 * when it has come. What does not come leaves its place out, as it does later.
 */
export async function prefetchHome(roles: readonly Role[]): Promise<void> {
  await Promise.all([
    queryClient.prefetchQuery(workQuery),
    queryClient.prefetchQuery(openingsQuery),
    homeSetsOf(roles) && queryClient.prefetchQuery(overviewQuery),
    administers(roles) && queryClient.prefetchQuery(administrationCountsQuery),
  ])
}
