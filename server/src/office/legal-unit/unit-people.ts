import { sql } from 'kysely'
import type { PersonStatus } from '@zhaofa/domain/authority/person-states.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { UnitPerson } from '@zhaofa/domain/legal-unit/unit-at.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'

/** A person of the agency with what entitles them to review. */
export type UnitMember = UnitPerson & {
  readonly post: string
  readonly status: PersonStatus
  readonly legalQualificationNo: string | null
  readonly qualifiedOn: PlainDate | null
  readonly firstReviewOn: PlainDate | null
  readonly reviewFrom: PlainDate | null
  readonly reviewUntil: PlainDate | null
}

type MemberRow = {
  id: string
  name: string
  account: string
  post: string
  status: PersonStatus
  roles: Role[]
  department_id: string
  department: string
  legal_qualification_no: string | null
  legal_qualified_on: PlainDate | null
  first_review_on: PlainDate | null
  review_from: PlainDate | null
  review_until: PlainDate | null
}

/** Everybody of the agency with a business account, those who left as well, by name: one query. */
export async function unitMembers(tx: Tx, agencyId: string): Promise<UnitMember[]> {
  const { rows } = await sql<MemberRow>`
    select p.id, p.name, p.account, p.post, p.status, d.id as department_id, d.name as department,
      p.legal_qualification_no, p.legal_qualified_on, p.first_review_on, p.review_from, p.review_until,
      coalesce((select json_agg(r.role order by r.role) from identity.person_role r
        where r.person_id = p.id), '[]') as roles
    from identity.person p join identity.department d on d.id = p.department_id
    where p.agency_id = ${agencyId} and p.duty = 'business'
    order by p.id`.execute(tx)
  const members = rows.map((row) => ({
    ...{ id: row.id, name: row.name, account: row.account, post: row.post, status: row.status },
    active: row.status === 'active',
    roles: row.roles,
    department: { id: row.department_id, name: row.department },
    legalQualificationNo: row.legal_qualification_no,
    qualifiedOn: row.legal_qualified_on,
    firstReviewOn: row.first_review_on,
    reviewFrom: row.review_from,
    reviewUntil: row.review_until,
  }))
  return members.toSorted((a, b) => a.name.localeCompare(b.name, 'zh'))
}
