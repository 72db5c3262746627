import type { PlanBookName, TaskLine } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { planLists } from '@zhaofa/domain/inspection/plan/published-plans.ts'
import { plainDate, yearOf, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { addFirm } from '../office/inspection/firm-changes.ts'
import { agreeInPlan, performPlanAct } from '../office/inspection/plan-books.ts'
import { listTasks } from '../office/inspection/view-tasks.ts'
import { viewList } from '../office/publicity/lists/list-views.ts'
import type { World } from '../world.ts'
import { granted } from './granted.ts'
import type { DemoDays } from './demo-days.ts'
import { goThrough } from './play-lists.ts'
import { demoActor } from './seed-people.ts'
import type { Cast } from './stage.ts'
import { registeredFirms } from './visit-stories.ts'

const prepaid = '《单用途商业预付卡管理办法（试行）》'
const item = 'JC-001'

/** 一表通查清单 of the item that the plan is about, from the articles of server/src/laws. */
const checklist = [
  {
    rule: `${prepaid}第七条`,
    lookAt:
      '看备案登记：开展单用途卡业务之日起 30 日内是否已经备案，备案的卡种和实际发行的是否一致。',
  },
  {
    rule: `${prepaid}第十四条第一款`,
    lookAt:
      '看收银台和售卡记录：是否公示或者提供章程，抽查 10 笔售卡，应购卡人要求的是否签订协议。',
  },
]

/** What 登记检查 begins with, by the credit code of the firm of a task. */
export type DemoTasks = ReadonlyMap<string, NonNullable<TaskLine['opening']>['values']>

/**
 * The register gets its first firms, the item of the plan its checklist, and the year its plan: agreed to by both heads,
 * filed, published through its list, and drawn.
 * @returns what a visit begins with, by the credit code of the firm.
 */
export async function playPlan(world: World, cast: Cast, days: DemoDays): Promise<DemoTasks> {
  const on = (written: string): World => ({
    ...world,
    clock: { now: () => days.at(`${written}T02:00:00.000Z`) },
  })
  const [officer] = cast.officers
  for (const firm of registeredFirms) granted(await addFirm(on('2026-03-23'), officer, firm))
  await agreedBy(on('2026-03-24'), officer, [cast.reviewer], {
    ...{ book: 'checklist', of: item, act: 'set-checklist', version: 0 },
    input: { lines: checklist, reason: null },
  })
  const planId = await filedPlan(on, cast, planned(officer, days))
  const list = planLists.yearly
  const now = on('2026-03-27')
  const { rows } = await viewList(now, cast.collector, list)
  await goThrough(now, cast, list, { rows, reason: '年度检查计划已经备案，编入抽查工作计划' })
  const draw = on('2026-03-30')
  const lot = { book: 'plan', of: planId.of, input: {} } as const
  const committed = granted(
    await performPlanAct(draw, officer, { ...lot, act: 'commit-lot', version: planId.version }),
  )
  granted(
    await performPlanAct(draw, officer, { ...lot, act: 'make-tasks', version: committed.version }),
  )
  const { tasks } = await listTasks(draw, officer, planId.of, { shown: 50 })
  return new Map(
    tasks.flatMap(({ firmCode, opening }) => (opening ? [[firmCode, opening.values]] : [])),
  )
}

type Kept = { readonly of: string; readonly version: number }

async function filedPlan(on: (written: string) => World, cast: Cast, input: Input): Promise<Kept> {
  const [officer] = cast.officers
  const place = { book: 'plan', of: 'new', version: 0, input } as const
  const drafted = granted(
    await performPlanAct(on('2026-03-24'), officer, { ...place, act: 'draft-plan' }),
  )
  const { of } = drafted
  const approved = await agreedBy(
    on('2026-03-25'),
    officer,
    [cast.departmentHead, cast.agencyHead],
    { ...place, of, version: drafted.version, act: 'submit-plan', input: {} },
  )
  const supervisor = await demoActor(on('2026-03-26'), 'qianfeng')
  return agreedBy(on('2026-03-26'), officer, [supervisor], {
    ...{ ...place, of, version: approved.version, act: 'file-plan', input: {} },
  })
}

/** Within one year, that of the visits, wherever the demo moved to: a plan may be drawn up in the year before. */
function planned({ departmentId: lead }: Actor, days: DemoDays): Input {
  const year = yearOf(days.on('2026-09-14'))
  const begins = days.on('2026-04-01')
  const from: PlainDate = yearOf(begins) === year ? begins : plainDate(`${year}-01-01`)
  return {
    ...{ kind: 'yearly', year, name: `${year} 年居民服务业预付卡检查`, items: [item] },
    ...{ industries: ['居民服务业'], districts: [], risks: [], named: null },
    ...{ take: 'all', drawOfficers: true, from, until: `${year}-12-31`, lead },
    ...{ joint: [], otherAgencies: null, way: 'on-site', onSiteReason: 'originals' },
    necessity:
      '上一年预付消费退卡难的投诉集中在家政、美容美发和洗染，报送的数据和投诉对不上，须到店核对发卡台账原件。',
    basis: `${prepaid}第三十三条`,
  }
}

type Input = Readonly<Record<string, unknown>>

/** What is proposed by one and agreed to by others, one after the other. */
async function agreedBy(
  world: World,
  proposing: Actor,
  agreeing: readonly Actor[],
  { book, ...asked }: Kept & { readonly book: PlanBookName; readonly act: string; input: Input },
): Promise<Kept> {
  let kept = granted(await performPlanAct(world, proposing, { book, ...asked }))
  for (const actor of agreeing) {
    kept = granted(
      await agreeInPlan(world, actor, { book, ...kept, confirmedBy: 'password' as const }),
    )
  }
  return kept
}
