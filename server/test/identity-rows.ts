import { randomUUID } from 'node:crypto'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { Acting } from '../src/storage/as-person.ts'
import type { TestDatabase } from './database.ts'

/** An agency with one department, arranged by the owner. */
export async function anAgency(db: TestDatabase, name = '四平市商务局') {
  const id = randomUUID()
  const departmentId = randomUUID()
  await db.owner
    .insertInto('identity.agency')
    .values({
      id,
      name,
      uscc: `11220300${String(agencies++).padStart(10, '0')}`,
      region_code: '220300',
      number_word: '四商',
      address: '四平市铁西区',
      phone: '0434-0000000',
      supervision_phone: '0434-0000001',
      review_authority: '四平市人民政府',
      court: '四平市铁西区人民法院',
    })
    .execute()
  await db.owner
    .insertInto('identity.department')
    .values({ id: departmentId, agency_id: id, name: '市商务综合执法大队', kind: 'handling' })
    .execute()
  return { id, departmentId }
}

let agencies = 1

/** A person with these roles (all of one duty), arranged by the owner. */
export async function aPerson(
  db: TestDatabase,
  agency: { id: string; departmentId: string },
  {
    account,
    name = '陈立新',
    roles = ['officer'],
  }: { account: string; name?: string; roles?: Role[] },
): Promise<Acting> {
  const personId = randomUUID()
  const [first] = roles
  const administrator =
    first === 'system-admin' || first === 'security-admin' || first === 'audit-admin'
  await db.owner
    .insertInto('identity.person')
    .values({
      id: personId,
      agency_id: agency.id,
      department_id: agency.departmentId,
      name,
      account,
      duty: administrator ? first : 'business',
      ...(roles.includes('legal-reviewer') && { legal_qualification_no: 'A20150000000001' }),
    })
    .execute()
  for (const role of roles) {
    await db.owner
      .insertInto('identity.person_role')
      .values({ person_id: personId, agency_id: agency.id, role })
      .execute()
  }
  return { agencyId: agency.id, personId }
}
