import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { publishListVersion } from '../src/storage/publication/lists/list-versions.ts'
import { inAgency } from '../src/office/desk/in-agency.ts'
import type { World } from '../src/world.ts'

const item = (code: string, name: string) => ({
  code,
  name,
  basis: '《汽车销售管理办法》第七条',
  checkPoints: '合同、明示',
})

/** What may be inspected, and the cap of a year, as the lists that are published say it. */
export async function publishInspectionLists(
  world: World,
  publisher: Actor,
  { cap = '2' }: { cap?: string } = {},
): Promise<void> {
  const lists: Record<string, Row[]> = {
    pre_inspection_item_list: [
      item('JC-001', '单用途商业预付卡检查'),
      item('JC-003', '家庭服务业检查'),
      item('JC-004', '汽车（新车）销售检查'),
    ],
    pre_frequency_cap: [{ field: '各领域', enterpriseClass: '各级', cap }],
  }
  await inAgency(world, publisher, async (tx) => {
    for (const [name, rows] of Object.entries(lists)) {
      await publishListVersion(
        tx,
        { item: name, rows, reason: '公布', publishedOn: plainDate('2026-03-20') },
        { agencyId: publisher.agencyId, at: '2026-03-20T01:00:00.000Z' },
      )
    }
  })
}
