import { expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { tamper } from '../../../test/ledger.ts'
import { withWorld } from '../../../test/world.ts'
import { listRoleHolders } from './lookups.ts'
import { viewMyWork } from './my-work.ts'

test('nobody is warned of a certificate that is not asked of them: who inspects is told of inspecting', () =>
  withWorld(async (world) => {
    const {
      officers: [officer],
    } = await aCast(world)
    const warned = async () =>
      (await viewMyWork(world, officer)).alerts.map(({ text, effect }) => [text, effect])
    const holds = (change: string) =>
      tamper(
        world.db,
        `update identity.certificate set ${change} where person_id = '${officer.personId}'`,
      )
    const note = async (certified: '行政处罚' | '行政检查') =>
      (await listRoleHolders(world, officer, { roles: ['officer'], certified })).find(
        ({ id }) => id === officer.personId,
      )?.note
    expect(await warned()).toEqual([])
    await holds(`categories = '{行政检查}'`)
    expect(await warned()).toEqual([])
    expect([await note('行政检查'), await note('行政处罚')]).toEqual([
      null,
      '陈立新的执法证不含行政处罚，或者不在本执法区域',
    ])
    await tamper(world.db, `update identity.certificate_change set status = 'suspended'`)
    await holds(`status = 'suspended'`)
    expect(await warned()).toEqual([
      ['您的执法证已暂扣，恢复后才能执法', '换证之前不能执法，已办的事不受影响。'],
    ])
    await holds(`categories = '{行政处罚,行政检查}'`)
    expect(await warned()).toHaveLength(1)
  }))
