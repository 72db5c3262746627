import { expect, test, vi } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { fictionalUscc } from '../../demo/fictional-codes.ts'
import { asPerson } from '../../storage/as-person.ts'
import { checklistReader } from '../../storage/streams/checklist-stream.ts'
import { viewMyWork } from '../desk/my-work.ts'
import { agreeInPlan, returnInPlan } from './plan-books.ts'
import { listChecklists, listPlans, viewPlan } from './view-plans.ts'
import { listTasks } from './view-tasks.ts'
import { day, planInput, reasonsOf, shown, withPlans } from '../../../test/plans.ts'

vi.setConfig({ testTimeout: 120_000 })

test('a plan goes from the draft through both heads and the supervisor to its list and its tasks', () =>
  withPlans(async ({ world, cast, officer, supervisor, drafted, does, agrees, published }) => {
    const id = await drafted()
    expect((await viewPlan(world, officer, id)).line).toMatchObject({
      ...{ number: expect.stringMatching(/检计〔2026〕1号$/), state: 'draft', awaits: null },
    })
    expect(await does(officer, id, 'submit-plan')).toEqual([])
    const alerts = async (who: Actor) =>
      (await viewMyWork(world, who)).alerts.map(({ text }) => text)
    expect(await alerts(cast.departmentHead)).toContain('预付卡检查：陈立新提请，等您同意')
    expect(await agrees(officer, id)).toEqual(['自己提请的，须由另一人同意；要改的，先撤回再提请'])
    expect(await agrees(cast.agencyHead, id)).toEqual(['没有同意这一项的岗位'])
    expect(await agrees(cast.departmentHead, id)).toEqual([])
    expect(await agrees(cast.agencyHead, id)).toEqual([])
    expect((await listPlans(world, supervisor)).plans).toEqual([])
    expect(await does(officer, id, 'file-plan')).toEqual([])
    expect((await listPlans(world, supervisor)).plans).toMatchObject([
      { id, mine: true, state: 'filing', agency: '四平市商务局' },
    ])
    expect(await alerts(supervisor)).toEqual(['预付卡检查：陈立新提请，等您同意'])
    const { version } = (await viewPlan(world, supervisor, id)).kept
    const place = { book: 'plan', of: id, version } as const
    const back = await returnInPlan(world, supervisor, { ...place, reason: '范围不清' })
    expect(reasonsOf(back)).toEqual([])
    expect((await viewPlan(world, officer, id)).history[0]).toMatchObject({
      ...{ by: '钱峰', title: '退回计划备案', words: '范围不清' },
    })
    expect(await does(officer, id, 'file-plan')).toEqual([])
    expect(await agrees(supervisor, id)).toEqual([])
    expect(await does(officer, id, 'commit-lot')).toEqual([
      '计划还没有公布：由公示采集在“清单”里采集这一计划，发布以后才能生成任务',
    ])
    const second = await published({ name: '第二个' })
    expect((await viewPlan(world, officer, second)).line.state).toBe('published')
    // Both plans stand in the list that was published with the second.
    expect((await viewPlan(world, officer, id)).publishedOn).toBe(day)
  }))

test.each([
  [{ necessity: ' ' }, ['请填写“必要性”']],
  [
    { necessity: '对单用途商业预付卡检查开展检查，有必要。' },
    ['只重复了事项和计划的名称，没有说明为什么要检查；请写明发现了什么问题、日常监管为什么不够'],
  ],
  [{ items: ['JC-099'] }, ['JC-099 不在公布的涉企行政检查事项清单里，没有公布的事项不得检查']],
  [{ districts: [] }, ['没有写检查对象的范围：区域、行业、风险等级、点名的企业，至少选一样']],
  [
    { districts: ['铁东区'], risks: ['A'], take: 'all', number: undefined },
    ['名录里没有一户在营的企业符合这个范围'],
  ],
  [
    { districts: ['铁东区'], industries: ['零售'], risks: ['D'], take: 'all', number: undefined },
    [],
  ],
  [
    { industries: ['零售'], districts: [], take: 'all', number: undefined },
    ['这个范围是名录里的全部 10 户，等于没有范围；请缩小范围，或者定数、按比例抽取'],
  ],
  [{ number: 7 }, ['这个范围只有 6 户']],
  [{ named: fictionalUscc(77) }, [`检查对象名录里没有 ${fictionalUscc(77)}，先登记到名录`]],
  [{ until: '2027-01-05' }, ['年度计划应在 2026 年内做完']],
  [{ way: 'on-site' }, ['请填写“为什么须到现场”']],
])('a draft with %j: %j', (more, reasons) =>
  withPlans(async ({ officer, does }) => {
    const input = planInput(officer.departmentId, more)
    const told = await does(officer, 'new', 'draft-plan', input)
    expect(told).toEqual(reasons)
  }),
)

test('a plan is public since its own day, however often its list comes out again', () =>
  withPlans(async ({ world, officer, published }) => {
    const id = await published()
    world.setTime('2026-12-03T02:00:00.000Z')
    const second = await published({ name: '第二个' })
    const since = async (plan: string) => (await viewPlan(world, officer, plan)).publishedOn
    expect([await since(id), await since(second)]).toEqual([day, '2026-12-03'])
  }))

test('a change on its way hides neither the plan from whoever supervises nor shows itself, and tasks go by what was filed', () =>
  withPlans(async ({ world, officer, cast, supervisor, running, does, agrees }) => {
    const id = await running()
    const changed = {
      ...planInput(officer.departmentId, { name: '改后的名称', otherAgencies: '市场监管局' }),
      reason: '扩大范围',
    }
    expect(await does(officer, id, 'change-plan', changed)).toEqual([])
    const seen = async () => {
      const { line, versions, history, kept } = await viewPlan(world, supervisor, id)
      const titles = history.map(({ title }) => title)
      return [line.name, line.state, versions.length, titles.includes('变更计划'), kept.proposal]
    }
    expect(await seen()).toEqual(['预付卡检查', 'running', 1, false, null])
    const [task] = (await listTasks(world, officer, id, shown)).tasks
    expect(task?.opening?.values).toMatchObject({ departments: [] })
    expect(await does(officer, id, 'submit-plan')).toEqual([])
    expect(await seen()).toEqual(['预付卡检查', 'running', 1, false, null])
    expect((await listPlans(world, supervisor)).plans).toMatchObject([{ id, state: 'running' }])
    const theirs = await listTasks(world, supervisor, id, shown)
    expect(theirs.tasks).toEqual(
      (await listTasks(world, officer, id, shown)).tasks.map((each) => ({
        ...{ ...each, opening: null },
        kept: { ...each.kept, offers: [] },
      })),
    )
    expect(await agrees(cast.departmentHead, id)).toEqual([])
    expect(await agrees(cast.agencyHead, id)).toEqual([])
    expect(await does(officer, id, 'file-plan')).toEqual([])
    const reported = await viewPlan(world, supervisor, id)
    expect([reported.line.name, reported.versions.length]).toEqual(['改后的名称', 2])
  }))

test('a special plan waits for the government, and a change is a version with its reason', () =>
  withPlans(async ({ world, cast, officer, supervisor, drafted, does, agrees }) => {
    const id = await drafted({ kind: 'special' })
    await does(officer, id, 'submit-plan')
    await agrees(cast.departmentHead, id)
    await agrees(cast.agencyHead, id)
    expect((await viewPlan(world, officer, id)).line.state).toBe('government')
    expect(await does(officer, id, 'file-plan')).toEqual([
      '专项检查计划须先经县级以上人民政府批准，登记批准机关和文号',
    ])
    const approval = { authority: '四平市人民政府', document: '四政函〔2026〕9号', on: day }
    expect(await does(officer, id, 'government-approval', approval)).toEqual([])
    expect(await does(officer, id, 'file-plan')).toEqual([])
    expect(await agrees(supervisor, id)).toEqual([])
    const input = planInput(officer.departmentId, { kind: 'special', number: 2 })
    expect(await does(officer, id, 'change-plan', input)).toEqual(['请填写“变更的理由”'])
    expect(await does(officer, id, 'change-plan', { ...input, reason: '人手不够' })).toEqual([])
    const { changes, versions, line } = await viewPlan(world, officer, id)
    expect(changes).toContainEqual({
      ...{ label: '数量', before: '3 户，风险高的先，同级的随机' },
      after: '2 户，风险高的先，同级的随机',
    })
    expect([versions.length, versions[0]?.reason, line.state]).toEqual([2, '人手不够', 'draft'])
  }))

test('an item nobody was inspected for in five years is shown, but not to an officer, and not while a plan is about it', () =>
  withPlans(async ({ world, officer, cast, published }) => {
    const idleFor = async (who: typeof officer) => (await listPlans(world, who)).idle
    expect(await idleFor(officer)).toBeNull()
    const before = await idleFor(cast.departmentHead)
    expect(before?.years).toBe(5)
    const codes = before?.items.map(({ code }) => code) ?? []
    expect(codes).toContain('JC-002')
    await published({ items: ['JC-002'] })
    const after = await idleFor(cast.departmentHead)
    expect(after?.items.map(({ code }) => code)).toEqual(codes.filter((code) => code !== 'JC-002'))
  }))

test('a checklist is set by two people, keeps the ids of its lines and is read by visits', () =>
  withPlans(async ({ world, cast, officer, does }) => {
    const rule = '《单用途商业预付卡管理办法（试行）》第七条'
    const lines = [
      { rule, lookAt: '查看备案编号' },
      { rule, lookAt: '查看协议文本' },
    ]
    const agree = (version: number) =>
      agreeInPlan(world, cast.reviewer, {
        ...{ book: 'checklist', of: 'JC-001', version, confirmedBy: 'password' },
      })
    const set = (input: object, of = 'JC-001') =>
      does(officer, of, 'set-checklist', input, 'checklist')
    expect(await set({ lines: [lines[0], lines[0]], reason: null })).toEqual(['和上面的一行相同'])
    expect(await set({ lines, reason: null }, 'JC-099')).toEqual([
      '这一事项不在公布的涉企行政检查事项清单里，没有公布的事项不得检查',
    ])
    expect(await set({ lines, reason: null })).toEqual([])
    expect(reasonsOf(await agree(1))).toEqual([])
    expect(await set({ lines: [lines[1], { rule, lookAt: '查看存管' }], reason: null })).toEqual([
      '修改已有的清单，请写明理由',
    ])
    expect(await set({ lines: [lines[1], { rule, lookAt: '查看存管' }], reason: '补充' })).toEqual(
      [],
    )
    expect(reasonsOf(await agree(4))).toEqual([])
    const of = await asPerson(world.office, officer, (tx) => checklistReader(tx, officer.agencyId))
    expect(of('JC-001')).toMatchObject({
      ...{ version: 2, lines: [{ id: 'JC-001-2' }, { id: 'JC-001-3' }] },
    })
    expect(of('JC-002')).toBeNull()
    expect((await listChecklists(world, officer)).checklists.map(({ version }) => version)).toEqual(
      [2, null],
    )
  }))
