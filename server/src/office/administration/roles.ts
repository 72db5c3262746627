import { fieldsRefused } from '@zhaofa/domain/shared/refusal.ts'
import type { LegalQualificationBody, RolesBody } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { isAdministrator, roleConflicts, roles as titles } from '@zhaofa/domain/authority/roles.ts'
import { accept, refuse } from '@zhaofa/domain/shared/outcome.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { loadRoles } from '../../storage/identity/people-store.ts'
import { revokeSessions } from '../../storage/identity/session-store.ts'
import type { World } from '../../world.ts'
import { administer, recordChange, type Administered } from './administer.ts'
import { getPerson } from './find-person.ts'

/**
 * 授予、收回角色: all roles the person has from now on. Refused where two exclude each other (三员分立);
 * the key of the database refuses it as well. Takes effect at the person's next request.
 */
export function setRoles(
  world: World,
  actor: Actor,
  { personId, roles, reason }: RolesBody & { personId: string },
): Promise<Administered<null>> {
  return administer(world, actor, ['security-admin'], async (administration) => {
    const { tx, at } = administration
    const person = await getPerson(tx, personId)
    const wanted = new Set(roles)
    const conflicts = roleConflicts(roles).map((conflict) => conflict.reason)
    // An administrator's role comes and goes with the account, so both duties stay apart for good.
    const own = person.duty === 'business' ? null : person.duty
    if (own !== null && (wanted.size !== 1 || !wanted.has(own))) {
      conflicts.push(`这是${titles[own]}账号，不能担任其他角色；请另建账号`)
    } else if (own === null && roles.some(isAdministrator)) {
      conflicts.push('业务账号不能担任管理员；请另建管理员账号')
    }
    if (conflicts.length > 0) {
      return refuse(
        fieldsRefused([...new Set(conflicts)].map((message) => ({ field: 'roles', message }))),
      )
    }
    const before = new Set((await loadRoles(tx, [personId])).get(personId) ?? [])
    const granted = [...wanted].filter((role) => !before.has(role))
    const taken = [...before].filter((role) => !wanted.has(role))
    if (granted.length + taken.length === 0) return accept(null)
    if (taken.length > 0) {
      await tx
        .deleteFrom('identity.person_role')
        .where('person_id', '=', personId)
        .where('role', 'in', taken)
        .execute()
    }
    if (granted.length > 0) {
      const row = { person_id: personId, agency_id: actor.agencyId, granted_by: actor.personId }
      await tx
        .insertInto('identity.person_role')
        .values(granted.map((role) => ({ ...row, role, granted_at: at })))
        .execute()
    }
    if (taken.length > 0) {
      // A page that is open shows what may no longer be done; signing in again shows what may.
      await revokeSessions(tx, { personId, at, because: '角色变更' })
    }
    const text = (held: Iterable<keyof typeof titles>) =>
      [...held].map((role) => titles[role]).join('、')
    await recordChange(administration, {
      kind: 'person',
      subjectId: personId,
      action: '变更角色',
      content: {
        ...(granted.length > 0 && { 授予: text(granted) }),
        ...(taken.length > 0 && { 收回: text(taken) }),
        现有角色: text(wanted) || '无',
      },
      reason,
    })
    return accept(null)
  })
}

/** 登记法律职业资格, which people new to legal review must hold (处罚法第58条第2款). */
export function setLegalQualification(
  world: World,
  actor: Actor,
  { personId, legalQualificationNo, firstReviewOn }: LegalQualificationBody & { personId: string },
): Promise<Administered<null>> {
  return administer(world, actor, ['security-admin'], async (administration) => {
    const { tx } = administration
    await getPerson(tx, personId)
    await tx
      .updateTable('identity.person')
      .set({
        legal_qualification_no: legalQualificationNo || null,
        first_review_on: firstReviewOn as PlainDate | null,
      })
      .where('id', '=', personId)
      .execute()
    await recordChange(administration, {
      kind: 'person',
      subjectId: personId,
      action: '登记法律职业资格',
      content: {
        证书编号: legalQualificationNo || '无',
        首次从事法制审核: firstReviewOn ?? '未登记',
      },
    })
    return accept(null)
  })
}
