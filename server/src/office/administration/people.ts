import { fieldsRefused } from '@zhaofa/domain/shared/refusal.ts'
import {
  personStatuses,
  type ChangePersonBody,
  type CreatePersonBody,
  type PersonStatusBody,
} from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles as titles } from '@zhaofa/domain/authority/roles.ts'
import { idCardProblem } from '@zhaofa/domain/identity-codes/id-card.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { accept, refuse } from '@zhaofa/domain/shared/outcome.ts'
import type { Tx } from '../../storage/database.ts'
import { revokeSessions } from '../../storage/identity/session-store.ts'
import type { World } from '../../world.ts'
import { encrypt } from '../../storage/sealed.ts'
import { administer, recordChange, type Administered } from './administer.ts'
import { getDepartment, getPerson } from './find-person.ts'
import { publishOfficerList } from './publish-officer-list.ts'

/**
 * 建立账号. It has no password yet: the first one is given out by two administrators like any later one
 * (account-resets.ts), so that whoever makes an account never signs in with it. An administrator's account
 * begins suspended until the security administrator activates it: nobody makes themselves a second pair of hands.
 */
export function createPerson(
  world: World,
  actor: Actor,
  body: CreatePersonBody,
): Promise<Administered<string>> {
  return administer(world, actor, ['system-admin'], async (administration) => {
    const { tx } = administration
    const { agencyId } = actor
    const problems = idNumberProblems(body.idNumber)
    const department = await getDepartment(tx, body.departmentId)
    if (!department.active) problems.push({ field: 'departmentId', message: '这个机构已经停用' })
    if (problems.length > 0) return refuse(fieldsRefused(problems))
    const { id } = await tx
      .insertInto('identity.person')
      .values({
        agency_id: agencyId,
        department_id: body.departmentId,
        name: body.name,
        account: body.account,
        post: body.post,
        duty: body.duty,
        phone: body.phone ?? null,
        status: body.duty === 'business' ? 'active' : 'suspended',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await saveIdNumber(tx, world, id, body.idNumber)
    if (body.duty !== 'business') {
      await tx
        .insertInto('identity.person_role')
        .values({ person_id: id, agency_id: agencyId, role: body.duty, granted_by: actor.personId })
        .execute()
    }
    await recordChange(administration, {
      kind: 'person',
      subjectId: id,
      action: '建立账号',
      content: {
        姓名: body.name,
        账号: body.account,
        机构: department.name,
        职务: body.post,
        ...(body.duty !== 'business' && { 角色: titles[body.duty] }),
      },
    })
    return accept(id)
  })
}

/** 变更人员: department, post, name, phone. What was true before stays in the history. */
export function changePerson(
  world: World,
  actor: Actor,
  { personId, ...body }: ChangePersonBody & { personId: string },
): Promise<Administered<null>> {
  return administer(world, actor, ['system-admin'], async (administration) => {
    const { tx } = administration
    const before = await getPerson(tx, personId)
    const problems = idNumberProblems(body.idNumber)
    const department = body.departmentId ? await getDepartment(tx, body.departmentId) : null
    if (department?.active === false) {
      problems.push({ field: 'departmentId', message: '这个机构已经停用' })
    }
    if (problems.length > 0) return refuse(fieldsRefused(problems))
    const { name = before.name, post = before.post, phone = before.phone } = body
    const department_id = department?.id ?? before.departmentId
    await tx
      .updateTable('identity.person')
      .set({ name, post, phone, department_id })
      .where('id', '=', personId)
      .execute()
    await saveIdNumber(tx, world, personId, body.idNumber)
    const content = changedWords([
      ['姓名', before.name, name],
      ['机构', before.departmentName, department?.name ?? before.departmentName],
      ['职务', before.post, post],
      ['电话', before.phone === null ? '无' : '有', phone === null ? '无' : '有'],
    ])
    await recordChange(administration, {
      kind: 'person',
      subjectId: personId,
      action: '变更人员信息',
      content: { ...content, ...(body.idNumber && { 身份证号: '已登记' }) },
    })
    await publishOfficerList(tx, actor.agencyId)
    return accept(null)
  })
}

/**
 * 停用、恢复、离任. Ends the person's sessions at once. An administrator's account is switched on by the
 * security administrator only, and nobody switches off themselves.
 */
export function setPersonStatus(
  world: World,
  actor: Actor,
  { personId, status, reason }: PersonStatusBody & { personId: string },
): Promise<Administered<null>> {
  return administer(world, actor, ['system-admin', 'security-admin'], async (administration) => {
    const { tx, at } = administration
    const before = await getPerson(tx, personId)
    if (personId === actor.personId) {
      return refuse(
        fieldsRefused([{ field: 'status', message: '不能停用自己的账号，请另一位管理员办理' }]),
      )
    }
    if (before.status === status) {
      return refuse(
        fieldsRefused([{ field: 'status', message: `已经是${personStatuses[status]}` }]),
      )
    }
    const activates = status === 'active' && before.duty !== 'business'
    if (activates && !actor.roles.includes('security-admin')) {
      return refuse(fieldsRefused([{ field: 'status', message: '管理员账号由安全管理员启用' }]))
    }
    if (status === 'left' && (await holdsCertificate(tx, personId))) {
      return refuse(
        fieldsRefused([
          { field: 'status', message: '名下还有未注销的执法证，请安全管理员注销后再办离任' },
        ]),
      )
    }
    await tx.updateTable('identity.person').set({ status }).where('id', '=', personId).execute()
    if (status !== 'active') {
      await revokeSessions(tx, { personId, at, because: `账号${personStatuses[status]}` })
    }
    await recordChange(administration, {
      kind: 'person',
      subjectId: personId,
      action: `账号${personStatuses[status]}`,
      content: changedWords([['状态', personStatuses[before.status], personStatuses[status]]]),
      reason,
    })
    await publishOfficerList(tx, actor.agencyId)
    return accept(null)
  })
}

async function holdsCertificate(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('identity.certificate')
    .select('id')
    .where('person_id', '=', personId)
    .where('status', '!=', 'revoked')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

function idNumberProblems(idNumber: string | undefined): FieldProblem[] {
  if (!idNumber) return []
  const message = idCardProblem(idNumber)
  return message === null ? [] : [{ field: 'idNumber', message }]
}

/** Encrypted, bound to its row, and never read back by the office. */
async function saveIdNumber(
  tx: Tx,
  { sealingKey }: World,
  personId: string,
  idNumber: string | undefined,
): Promise<void> {
  if (!idNumber) return
  await tx
    .updateTable('identity.person')
    .set({ id_number_sealed: encrypt(idNumber.toUpperCase(), sealingKey, personId) })
    .where('id', '=', personId)
    .execute()
}

/** Lists only what changed: 职务: 科员 → 副大队长. */
function changedWords(
  facts: readonly (readonly [label: string, before: string, after: string])[],
): Record<string, string> {
  return Object.fromEntries(
    facts
      .filter(([, before, after]) => before !== after)
      .map(([label, before, after]) => [label, `${before || '无'} → ${after || '无'}`]),
  )
}
