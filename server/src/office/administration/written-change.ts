import { randomUUID } from 'node:crypto'
import type { JoinBody, PersonnelChangeBody } from '@zhaofa/contract'
import type { PersonStanding } from '@zhaofa/domain/authority/person-standing.ts'
import type { PersonnelChange } from '@zhaofa/domain/authority/personnel-change.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { loadRoles } from '../../storage/identity/people-store.ts'
import { getDepartment, getPerson } from './find-person.ts'

/** What an administrator asks for, as it was typed; a new account is one more kind. */
export type PersonnelWish = PersonnelChangeBody | ({ readonly kind: 'join' } & JoinBody)

/** How the person stands now. @throws NotFoundError outside this agency */
export async function personStanding(tx: Tx, personId: string): Promise<PersonStanding> {
  const person = await getPerson(tx, personId)
  const roles = await loadRoles(tx, [personId])
  const certificates = await tx
    .selectFrom('identity.certificate')
    .select(['id', 'number', 'status', 'valid_from', 'valid_to'])
    .where('person_id', '=', personId)
    .orderBy('number')
    .execute()
  return {
    duty: person.duty,
    status: person.status,
    details: {
      name: person.name,
      department: { id: person.departmentId, name: person.departmentName },
      post: person.post,
    },
    roles: (roles.get(personId) ?? []).toSorted(),
    qualification: {
      legalQualificationNo: person.legalQualificationNo,
      firstReviewOn: person.firstReviewOn,
      qualifiedOn: person.qualifiedOn,
      reviewFrom: person.reviewFrom,
      reviewUntil: person.reviewUntil,
    },
    certificates: certificates.map(({ id, number, status, valid_from, valid_to }) => ({
      ...{ id, number, status },
      validFrom: valid_from,
      validTo: valid_to,
    })),
  }
}

/** The wish as a change against what is true now. Days were checked by the contract. @throws NotFoundError */
export async function writeChange(
  tx: Tx,
  wish: PersonnelWish,
  standing: PersonStanding | null,
): Promise<PersonnelChange> {
  if (wish.kind === 'join') {
    const { name, account, post, duty } = wish
    const { id, name: called } = await getDepartment(tx, wish.departmentId)
    const roles = duty === 'business' ? sorted(wish.roles) : [duty]
    return { kind: 'join', name, account, department: { id, name: called }, post, duty, roles }
  }
  if (!standing) throw new NotFoundError('没有这个人员')
  switch (wish.kind) {
    case 'details': {
      const { details: before } = standing
      const { name = before.name, post = before.post, departmentId } = wish
      const department = departmentId
        ? await getDepartment(tx, departmentId).then(({ id, name: called }) => ({
            id,
            name: called,
          }))
        : before.department
      return { kind: 'details', before, after: { name, department, post } }
    }
    case 'state':
      return { kind: 'state', before: standing.status, after: wish.status }
    case 'roles':
      return { kind: 'roles', before: standing.roles, after: sorted(wish.roles) }
    case 'qualification':
      return {
        kind: 'qualification',
        before: standing.qualification,
        after: {
          legalQualificationNo: wish.legalQualificationNo || null,
          firstReviewOn: wish.firstReviewOn as PlainDate | null,
          ...appointmentOf(wish, standing.qualification),
        },
      }
    case 'certificate': {
      const { number, categories, region, issuer } = wish
      const validFrom = wish.validFrom as PlainDate
      const validTo = wish.validTo as PlainDate
      return {
        ...{ kind: 'certificate', certificateId: randomUUID(), number, categories, region, issuer },
        ...{ validFrom, validTo },
      }
    }
    case 'certificate-change': {
      const { certificateId, status } = wish
      const held = standing.certificates.find(({ id }) => id === certificateId)
      if (!held) throw new NotFoundError('没有这个执法证件')
      return {
        kind: 'certificate-change',
        certificateId,
        number: held.number,
        before: { status: held.status, validTo: held.validTo },
        after: { status, validTo: (wish.validTo as PlainDate | undefined) ?? held.validTo },
      }
    }
    case 'reset':
      return { kind: 'reset', what: wish.what }
  }
}

/** What the wish does not name stays as it is. */
function appointmentOf(
  wish: Extract<PersonnelWish, { kind: 'qualification' }>,
  now: PersonStanding['qualification'],
) {
  const asked = (day: string | null | undefined, known: PlainDate | null) =>
    day === undefined ? known : (day as PlainDate | null)
  return {
    qualifiedOn: asked(wish.qualifiedOn, now.qualifiedOn),
    reviewFrom: asked(wish.reviewFrom, now.reviewFrom),
    reviewUntil: asked(wish.reviewUntil, now.reviewUntil),
  }
}

const sorted = (roles: readonly Role[]): Role[] => [...new Set(roles)].toSorted()

/** Whether the person is given a password, of which two administrators each know one half. */
export const givesPassword = (change: PersonnelChange): boolean =>
  change.kind === 'join' || (change.kind === 'reset' && change.what === 'password')
