import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { Stage, type Cast } from '../src/demo/stage.ts'
import type { VisitStory } from '../src/demo/visit-story.ts'
import { visitStories } from '../src/demo/visit-stories.ts'
import { aCast } from './cast.ts'
import { anAgency, aPerson } from './identity-rows.ts'
import { plainPrinter } from './plain-printer.ts'
import { publishInspectionLists } from './published-lists.ts'
import { withWorld, type TestWorld } from './world.ts'

export type VisitScene = { world: TestWorld; cast: Cast; stage: (day: string) => Stage }

/** An agency with its cast and published lists, so that visits can be played. */
export async function withVisits(
  work: (scene: VisitScene) => Promise<void>,
  cap = '2',
): Promise<void> {
  await withWorld(
    async (bare) => {
      const world = { ...bare, printer: plainPrinter }
      const cast = await aCast(bare)
      await publishInspectionLists(world, cast.publisher, { cap })
      const stage = (day: string) => new Stage(world, cast, plainDate(day))
      await work({ world, cast, stage })
    },
    { now: '2026-11-30T01:00:00.000Z' },
  )
}

/** The agency of these tests has no plan from which a visit could begin. */
const grounds = [
  { ground: 'plan', groundSource: '年度抽查工作计划第 4 号任务' },
  { ground: 'report', groundSource: '12345 工单 1187 号' },
  { ground: 'special', groundSource: '汽车销售专项检查第 7 号任务' },
] as const

/** The stories of the demo without their publication: the agency of these tests is not on the portal. */
export const [clean, corrected, filed] = visitStories.map((story, i) => ({
  ...{ ...story, ...grounds[i] },
  published: false,
})) as [VisitStory, VisitStory, VisitStory]

/** 钱峰 of 四平市司法局, who supervises this agency. */
export async function aSupervisorOf(world: TestWorld, agencyId: string): Promise<Actor> {
  const justice = await anAgency(world.db, '四平市司法局')
  const roles = ['supervisor' as const]
  const ids = await aPerson(world.db, justice, { account: 'qianfeng', name: '钱峰', roles })
  await world.db.owner
    .insertInto('identity.supervision')
    .values({
      agency_id: agencyId,
      supervisor_agency_id: justice.id,
      basis: '同级司法行政机关',
      at: '2026-01-05T01:00:00.000Z',
      registered_by: ids.personId,
    } as never)
    .execute()
  return { ...ids, name: '钱峰', departmentId: justice.departmentId, roles }
}
