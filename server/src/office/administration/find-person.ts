import { NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'

/** The person an act of administration is about. @throws NotFoundError outside this agency */
export async function getPerson(tx: Tx, id: string) {
  const person = await tx
    .selectFrom('identity.person as p')
    .innerJoin('identity.department as d', 'd.id', 'p.department_id')
    .select([
      'p.id',
      'p.name',
      'p.account',
      'p.post',
      'p.duty',
      'p.phone',
      'p.status',
      'p.department_id as departmentId',
      'd.name as departmentName',
      'p.legal_qualification_no as legalQualificationNo',
      'p.first_review_on as firstReviewOn',
      'p.legal_qualified_on as qualifiedOn',
      'p.review_from as reviewFrom',
      'p.review_until as reviewUntil',
    ])
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (!person) throw new NotFoundError('没有这个人员')
  return person
}

/** @throws NotFoundError outside this agency */
export async function getDepartment(tx: Tx, id: string) {
  const department = await tx
    .selectFrom('identity.department')
    .select(['id', 'name', 'kind', 'active'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!department) throw new NotFoundError('没有这个内设机构')
  return department
}
