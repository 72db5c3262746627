import { sql } from 'kysely'
import type { PersonStatus } from '@zhaofa/domain/authority/person-states.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { addDays, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import { unitMembers, type UnitMember } from '../legal-unit/unit-people.ts'

type Undone =
  | { readonly kind: 'join'; readonly before: null }
  | { readonly kind: 'state'; readonly before: PersonStatus }
  | { readonly kind: 'roles'; readonly before: readonly Role[] }
  | {
      readonly kind: 'qualification'
      readonly before: Partial<
        Pick<
          UnitMember,
          'legalQualificationNo' | 'firstReviewOn' | 'qualifiedOn' | 'reviewFrom' | 'reviewUntil'
        >
      >
    }

/**
 * Who worked here at the end of a day in China, with the roles and qualifications of then: how they stand now, less
 * every change that was made after it. Changes of before they were recorded one by one count as made before the day.
 */
export async function staffOn(tx: Tx, agencyId: string, day: PlainDate): Promise<UnitMember[]> {
  const endOfDay = `${addDays(day, 1)}T00:00:00+08:00`
  const { rows } = await sql<Undone & { person: string }>`
    select person::text, kind, before from identity.staff_changes_after(${endOfDay}::timestamptz - interval '1 microsecond')
    `.execute(tx)
  const byPerson = Map.groupBy(rows, ({ person }) => person)
  return (await unitMembers(tx, agencyId)).flatMap((member) => {
    const changes = byPerson.get(member.id) ?? []
    const then = changes.reduce<UnitMember | null>(
      (later, change) => later && before(later, change),
      member,
    )
    return then?.active ? [then] : []
  })
}

function before(member: UnitMember, change: Undone): UnitMember | null {
  switch (change.kind) {
    case 'join':
      return null
    case 'state':
      return { ...member, status: change.before, active: change.before === 'active' }
    case 'roles':
      return { ...member, roles: change.before }
    case 'qualification':
      return { ...member, ...change.before }
  }
}
