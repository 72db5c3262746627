import { changeProblems, type PersonStanding } from '@zhaofa/domain/authority/person-standing.ts'
import { personStatuses } from '@zhaofa/domain/authority/person-states.ts'
import { resettable, type PersonnelChange } from '@zhaofa/domain/authority/personnel-change.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import type { Tx } from '../../storage/database.ts'
import { findAccount, setMustEnrol } from '../../storage/identity/credential-store.ts'
import { revokeSessions } from '../../storage/identity/session-store.ts'
import { revokeOfPerson } from '../signing/person-certificates.ts'
import type { Administration } from './administer.ts'
import { getDepartment } from './find-person.ts'
import { publishOfficerList } from './publish-officer-list.ts'

type Change<K extends PersonnelChange['kind']> = Extract<PersonnelChange, { kind: K }>

/** Every reason against the change, field by field: those of the law and those that only the tables know. */
export async function problemsWithChange(
  tx: Tx,
  change: PersonnelChange,
  standing: PersonStanding | null,
): Promise<FieldProblem[]> {
  const problems = changeProblems(change, standing)
  if (change.kind === 'join' && (await findAccount(tx, change.account))) {
    problems.push({ field: 'account', message: '这个账号已经有人使用，请换一个' })
  }
  const moves =
    change.kind === 'join' ||
    (change.kind === 'details' && change.after.department.id !== change.before.department.id)
  if (moves) {
    const { id } = change.kind === 'join' ? change.department : change.after.department
    const { active } = await getDepartment(tx, id)
    if (!active) problems.push({ field: 'departmentId', message: '这个机构已经停用' })
  }
  if (change.kind === 'certificate') {
    const used = await tx
      .selectFrom('identity.certificate')
      .select('id')
      .where('number', '=', change.number)
      .executeTakeFirst()
    if (used) problems.push({ field: 'number', message: '这个证号已经登记' })
  }
  return problems
}

/** Makes it true, in the transaction of whoever did or agreed to it. Passwords are given out by the caller. */
export async function effectOfChange(
  administration: Administration,
  { personId, change, reason }: { personId: string; change: PersonnelChange; reason: string },
): Promise<void> {
  const { tx, at, actor } = administration
  switch (change.kind) {
    case 'join':
      return join(administration, personId, change)
    case 'details': {
      const { name, post, department } = change.after
      await tx
        .updateTable('identity.person')
        .set({ name, post, department_id: department.id })
        .where('id', '=', personId)
        .execute()
      return publishOfficerList(tx, actor.agencyId)
    }
    case 'state':
      await tx
        .updateTable('identity.person')
        .set({ status: change.after })
        .where('id', '=', personId)
        .execute()
      if (change.after !== 'active') {
        await revokeSessions(tx, {
          ...{ personId, at, because: `账号${personStatuses[change.after]}` },
        })
      }
      if (change.after === 'left') {
        const because = '离任'
        await revokeOfPerson(administration, { personId, reason: 'affiliationChanged', because })
      }
      return publishOfficerList(tx, actor.agencyId)
    case 'roles':
      return changeRoles(administration, personId, change)
    case 'qualification': {
      const { legalQualificationNo, firstReviewOn, ...appointed } = change.after
      await tx
        .updateTable('identity.person')
        .set({
          legal_qualification_no: legalQualificationNo,
          first_review_on: firstReviewOn,
          // Left as they are by a proposal of before there were these days.
          ...(appointed.qualifiedOn !== undefined && { legal_qualified_on: appointed.qualifiedOn }),
          ...(appointed.reviewFrom !== undefined && { review_from: appointed.reviewFrom }),
          ...(appointed.reviewUntil !== undefined && { review_until: appointed.reviewUntil }),
        })
        .where('id', '=', personId)
        .execute()
      return
    }
    case 'certificate':
      return issueCertificate(administration, personId, change)
    case 'certificate-change':
      return changeCertificate(administration, { change, reason })
    case 'reset':
      if (change.what === 'second-factor') {
        await tx.deleteFrom('identity.totp').where('person_id', '=', personId).execute()
        await setMustEnrol(tx, personId, true)
      }
      await revokeSessions(tx, { personId, at, because: `重设${resettable[change.what]}` })
  }
}

async function join(
  { tx, at, actor }: Administration,
  personId: string,
  { name, account, department, post, duty, roles }: Change<'join'>,
): Promise<void> {
  const { agencyId } = actor
  await tx
    .insertInto('identity.person')
    .values({
      ...{ id: personId, agency_id: agencyId, department_id: department.id },
      ...{ name, account, post, duty },
    })
    .execute()
  if (roles.length === 0) return
  const row = { person_id: personId, agency_id: agencyId, granted_by: actor.personId }
  await tx
    .insertInto('identity.person_role')
    .values(roles.map((role) => ({ ...row, role, granted_at: at })))
    .execute()
}

async function changeRoles(
  { tx, at, actor }: Administration,
  personId: string,
  { before, after }: Change<'roles'>,
): Promise<void> {
  const granted = after.filter((role) => !before.includes(role))
  const taken = before.filter((role) => !after.includes(role))
  if (granted.length > 0) {
    const row = { person_id: personId, agency_id: actor.agencyId, granted_by: actor.personId }
    await tx
      .insertInto('identity.person_role')
      .values(granted.map((role) => ({ ...row, role, granted_at: at })))
      .execute()
  }
  if (taken.length === 0) return
  await tx
    .deleteFrom('identity.person_role')
    .where('person_id', '=', personId)
    .where('role', 'in', taken)
    .execute()
  // A page that is open shows what may no longer be done; signing in again shows what may.
  await revokeSessions(tx, { personId, at, because: '角色变更' })
}

async function issueCertificate(
  administration: Administration,
  personId: string,
  change: Change<'certificate'>,
): Promise<void> {
  const { tx, at, actor } = administration
  const { certificateId, number, categories, region, issuer, validFrom, validTo } = change
  const { agencyId } = actor
  await tx
    .insertInto('identity.certificate')
    .values({
      ...{ id: certificateId, agency_id: agencyId, person_id: personId, number, region, issuer },
      ...{ categories: [...categories], valid_from: validFrom, valid_to: validTo },
    })
    .execute()
  await tx
    .insertInto('identity.certificate_change')
    .values({
      ...{ certificate_id: certificateId, sequence: 1, agency_id: agencyId, status: 'active' },
      ...{ valid_to: validTo, reason: '登记', at, by_person: actor.personId },
    })
    .execute()
  await publishOfficerList(tx, agencyId)
}

/** The change counts from now on; acts done earlier stay lawful. */
async function changeCertificate(
  { tx, at, actor }: Administration,
  { change, reason }: { change: Change<'certificate-change'>; reason: string },
): Promise<void> {
  const { certificateId, after } = change
  const { last } = await tx
    .selectFrom('identity.certificate_change')
    .select(({ fn }) => fn.max('sequence').as('last'))
    .where('certificate_id', '=', certificateId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('identity.certificate_change')
    .values({
      certificate_id: certificateId,
      sequence: (last ?? 0) + 1,
      agency_id: actor.agencyId,
      status: after.status,
      valid_to: after.validTo,
      reason,
      at,
      by_person: actor.personId,
    })
    .execute()
  await publishOfficerList(tx, actor.agencyId)
}
