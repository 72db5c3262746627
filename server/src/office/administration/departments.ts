import { fieldsRefused } from '@zhaofa/domain/shared/refusal.ts'
import { departmentKinds, type DepartmentBody } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { accept, refuse } from '@zhaofa/domain/shared/outcome.ts'
import type { World } from '../../world.ts'
import { administer, recordChange, type Administered } from './administer.ts'
import { getDepartment } from './find-person.ts'

const words = ({ name, kind, active }: DepartmentBody) => ({
  机构名称: name,
  机构类型: departmentKinds[kind],
  状态: active ? '使用' : '停用',
})

/** 设立内设机构. Returns its id. */
export function createDepartment(
  world: World,
  actor: Actor,
  body: DepartmentBody,
): Promise<Administered<string>> {
  return administer(world, actor, ['system-admin'], async (administration) => {
    const { id } = await administration.tx
      .insertInto('identity.department')
      .values({ agency_id: actor.agencyId, ...body })
      .returning('id')
      .executeTakeFirstOrThrow()
    const change = { kind: 'department', subjectId: id, action: '设立机构' } as const
    await recordChange(administration, { ...change, content: words(body) })
    return accept(id)
  })
}

/** 变更内设机构. One that still has people in office stays in use. */
export function changeDepartment(
  world: World,
  actor: Actor,
  { departmentId, ...body }: DepartmentBody & { departmentId: string },
): Promise<Administered<null>> {
  return administer(world, actor, ['system-admin'], async (administration) => {
    const { tx } = administration
    await getDepartment(tx, departmentId)
    if (!body.active) {
      const staffed = await tx
        .selectFrom('identity.person')
        .select('id')
        .where('department_id', '=', departmentId)
        .where('status', '=', 'active')
        .limit(1)
        .executeTakeFirst()
      if (staffed)
        return refuse(fieldsRefused([{ field: 'active', message: '机构里还有在岗人员，不能停用' }]))
    }
    await tx.updateTable('identity.department').set(body).where('id', '=', departmentId).execute()
    const change = { kind: 'department', subjectId: departmentId, action: '变更机构' } as const
    await recordChange(administration, { ...change, content: words(body) })
    return accept(null)
  })
}
