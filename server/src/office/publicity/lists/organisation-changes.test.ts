import { describe, expect, test } from 'vitest'
import type { DepartmentBody } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { withDesk, type Desk } from '../../../../test/desk.ts'
import { aPerson } from '../../../../test/identity-rows.ts'
import { sampleAgency } from '../../../../test/notices.ts'
import { goThrough } from '../../../demo/play-lists.ts'
import { asPerson } from '../../../storage/as-person.ts'
import { publishAgency } from '../../../storage/publication/lists/publish-lists.ts'
import type { World } from '../../../world.ts'
import { changeDepartment, createDepartment } from '../../administration/departments.ts'
import { viewMyWork } from '../../desk/my-work.ts'
import { viewList } from './list-views.ts'
import { keepList } from './review-tasks.ts'

const on = (world: World, day: string): World => ({
  ...world,
  clock: { now: () => new Date(`${day}T02:00:00.000Z`) },
})

async function admin({ world, cast }: Desk): Promise<Actor> {
  const { agencyId, departmentId } = cast.agencyHead
  const roles = ['system-admin'] as const
  const person = { account: 'xuming', name: '许明', roles: ['system-admin' as const] }
  const made = await aPerson(world.db, { id: agencyId, departmentId }, person)
  return { ...made, name: '许明', departmentId, roles }
}

const department = (name: string, active = true): DepartmentBody => ({
  name,
  kind: 'handling',
  active,
})

async function made(world: World, actor: Actor, name: string): Promise<string> {
  const outcome = await createDepartment(world, actor, department(name))
  if (!outcome.ok) throw new Error('not made')
  return outcome.value
}

const equipment = (dept: string) => ({
  rows: [
    { type: '照相机', quantity: '2', dept, rules: '原始文件不得修饰' },
    { type: '执法记录仪', quantity: '8', dept: '市商务综合执法大队', rules: '全程开启' },
  ],
  reason: '首次公布',
})

const reasonsOf = async ({ world, cast }: Desk) =>
  (await viewMyWork(world, cast.collector)).lists.map(({ item, reasons }) => [item, reasons])

describe('动态调整 of lists that people write, when the organisation changes', () => {
  test('a department renamed, and later abolished: each line that names it, until it was looked at', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const actor = await admin(desk)
      const departmentId = await made(on(world, '2026-01-05'), actor, '市场秩序科')
      await goThrough(on(world, '2026-01-12'), cast, 'pre_av_equipment', equipment('市场秩序科'))
      expect(await reasonsOf(desk)).toEqual([])

      const renamed = department('市场秩序和执法监督科')
      await changeDepartment(world, actor, { departmentId, ...renamed })
      const moved = '内设机构“市场秩序科”已变更为“市场秩序和执法监督科”，第 1 行写的还是原来的'
      expect(await reasonsOf(desk)).toEqual([['pre_av_equipment', [moved]]])

      const { triggers } = await viewList(world, cast.collector, 'pre_av_equipment')
      await keepList(world, cast.collector, {
        item: 'pre_av_equipment',
        trigger: triggers[0]?.key ?? '',
        opinion: '年内设备更新时一并调整',
      })
      expect(await reasonsOf(desk)).toEqual([])
    }))

  test('a department out of use, and a new one', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const actor = await admin(desk)
      const departmentId = await made(on(world, '2026-01-05'), actor, '市场秩序科')
      await goThrough(on(world, '2026-01-12'), cast, 'pre_av_equipment', equipment('市场秩序科'))
      await changeDepartment(world, actor, { departmentId, ...department('市场秩序科', false) })
      await made(world, actor, '消费促进科')
      expect(await reasonsOf(desk)).toEqual([
        [
          'pre_av_equipment',
          [
            '内设机构“市场秩序科”已经撤销或者停用，第 1 行写的还是原来的',
            '2026-11-23 新设内设机构“消费促进科”，须核对承担的机构',
          ],
        ],
      ])
    }))

  test('what the portal says of the agency: address and telephone, and not when changed back', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const { agencyId, personId } = cast.agencyHead
      const say = (facts: Partial<typeof sampleAgency>) =>
        asPerson(world.office, { agencyId, personId }, (tx) =>
          publishAgency(tx, { ...sampleAgency, agency_id: agencyId, ...facts }),
        )
      const hearing = {
        case: '某公司涉嫌违法从事特许经营案',
        time: '2026年5月22日 9 时',
        place: `${sampleAgency.address}三楼听证室`,
        applyToAttend: `凭身份证明登记，电话 ${sampleAgency.phone}`,
      }
      await goThrough(on(world, '2026-05-06'), cast, 'in_hearing', {
        rows: [hearing],
        reason: '听证公告',
      })
      await say({ phone: '0434-0009999', court: '四平市铁东区人民法院' })
      expect(await reasonsOf(desk)).toEqual([
        [
          'in_hearing',
          [`联系电话“${sampleAgency.phone}”已变更为“0434-0009999”，第 1 行写的还是原来的`],
        ],
      ])
      await say({})
      expect(await reasonsOf(desk)).toEqual([])
    }))
})
