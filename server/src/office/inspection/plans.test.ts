import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import type { PlanBookName } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { drawFirms } from '@zhaofa/domain/inspection/plan/draw.ts'
import { agencyRuleDefinitions } from '@zhaofa/domain/rules/agency-rule-values.ts'
import type { FirmEvent } from '@zhaofa/domain/inspection/register/firm-event.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay, plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { aCast } from '../../../test/cast.ts'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import { tamper } from '../../../test/ledger.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { fictionalUscc } from '../../demo/fictional-codes.ts'
import type { Cast } from '../../demo/stage.ts'
import { asPerson } from '../../storage/as-person.ts'
import { appendToFirm } from '../../storage/firm-store.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { findChangedDerivations } from '../../storage/ledger/derived-rows.ts'
import { candidatesOf, sha256Of } from '../../storage/plan-store.ts'
import { publishListVersion } from '../../storage/publication/lists/list-versions.ts'
import { checklistReader } from '../../storage/streams/checklist-stream.ts'
import { searchAll } from '../desk/lookups.ts'
import { viewMyWork } from '../desk/my-work.ts'
import { inAgency } from '../desk/in-agency.ts'
import { deriveRows } from '../publicity/lists/derive-rows.ts'
import { openVisit } from '@zhaofa/domain/case/procedures/inspection/acts/opening.ts'
import { answerApproval } from '../cases/answer-approval.ts'
import { openCase } from '../cases/open-case.ts'
import { performAct } from '../cases/perform-act.ts'
import { agreeInPlan, performPlanAct, returnInPlan, viewPlanActForm } from './plan-books.ts'
import { mergeTask, visitBegunFor, visitEndedFor } from './task-visits.ts'
import { listChecklists, listPlans, viewPlan } from './view-plans.ts'
import { listTasks } from './view-tasks.ts'

vi.setConfig({ testTimeout: 120_000 })

const day = '2026-12-01'
const at = `${day}T02:00:00.000Z`

const reasonsOf = (outcome: Outcome<unknown, readonly Refusal[]>): string[] =>
  outcome.ok
    ? []
    : outcome.refusal.flatMap(({ reason, fields }) =>
        fields ? fields.map(({ message }) => message) : [reason],
      )

type Office = {
  readonly world: TestWorld
  readonly cast: Cast
  readonly officer: Actor
  readonly supervisor: Actor
  does(who: Actor, of: string, act: string, input?: object, book?: PlanBookName): Promise<string[]>
  agrees(who: Actor, of: string, book?: PlanBookName): Promise<string[]>
  /** A plan that was drafted; its id. */
  drafted(more?: object): Promise<string>
  /** A plan that stands and is public. */
  published(more?: object): Promise<string>
  publish(item: string, rows: readonly Record<string, string>[]): Promise<void>
  /** A plan with its tasks. */
  running(more?: object): Promise<string>
}

const items = [
  ['JC-001', '单用途商业预付卡检查'],
  ['JC-002', '成品油流通检查'],
] as const

const itemRows = items.map(([code, name]) => ({
  ...{ code, name, basis: '《单用途商业预付卡管理办法（试行）》第三十三条', object: '发卡企业' },
  ...{ checkPoints: '查看备案、协议、资金存管', mode: '书面', frequencyCap: '每年 1 次' },
  ...{ subject: '四平市商务局', level: '县级以上' },
}))

const planInput = (department: string, more: object = {}) => ({
  ...{ kind: 'yearly', year: 2026, name: '预付卡检查', items: ['JC-001'], districts: ['铁西区'] },
  ...{ industries: [], risks: [], named: null, take: 'number', number: 3, drawOfficers: true },
  ...{ from: day, until: '2026-12-31', lead: department, joint: [], otherAgencies: null },
  ...{ way: 'written', basis: '《单用途商业预付卡管理办法（试行）》第三十三条' },
  necessity: '三季度退卡难的投诉比去年多一倍，集中在铁西区新开的门店，日常巡查没有覆盖到。',
  ...more,
})

/** Ten firms: six in 铁西区 of the grades D to A, four in 铁东区. */
const firmsOf = Array.from({ length: 10 }, (_, i) => ({
  code: fictionalUscc(i + 1),
  district: i < 6 ? '铁西区' : '铁东区',
  risk: (['D', 'C', 'C', 'B', 'A', null] as const)[i % 6] ?? null,
}))

function withPlans(work: (office: Office) => Promise<void>): Promise<void> {
  return withWorld(async (world) => {
    world.setTime(at)
    const cast = await aCast(world)
    const [officer] = cast.officers
    const { agencyId, departmentId } = officer
    const justice = await anAgency(world.db, '四平市司法局')
    const qian = { account: 'qianfeng', name: '钱峰', roles: ['supervisor' as const] }
    const { personId } = await aPerson(world.db, justice, qian)
    await world.db.owner
      .insertInto('identity.supervision')
      .values({
        ...{ supervisor_agency_id: justice.id, agency_id: agencyId, basis: '行政执法监督' },
        ...{ registered_by: cast.agencyHead.personId, at: new Date(at) },
      })
      .execute()
    const supervisor: Actor = {
      ...{ personId, name: '钱峰', agencyId: justice.id, departmentId: justice.departmentId },
      roles: ['supervisor'],
    }
    for (const { code, district, risk } of firmsOf) {
      const firm = {
        ...{ code, name: `四平市示例商贸有限公司${code.slice(-3)}`, kind: 'organisation' as const },
        ...{ representative: '张三', address: '示例路', position: null, industry: '零售' },
        ...{ district, risk, status: 'open' as const, statusReason: '', since: plainDate(day) },
      }
      const event: FirmEvent = {
        ...{ type: 'FirmAdded', revision: 1, firm, source: 'officer', caseId: null },
      }
      await asPerson(world.office, officer, (tx) =>
        appendToFirm(tx, code, event, {
          ...{ agencyId, at, by: { id: officer.personId, name: officer.name }, approvals: [] },
        }),
      )
    }
    const publish = async (item: string, rows: readonly Record<string, string>[]) => {
      const now = world.clock.now().toISOString()
      const list = { item, rows, reason: '公布', publishedOn: chinaDay(now) }
      await asPerson(world.office, cast.publisher, (tx) =>
        publishListVersion(tx, list, { agencyId, at: now }),
      )
    }
    await publish('pre_inspection_item_list', itemRows)
    await publish('pre_frequency_cap', [
      { field: '商贸', enterpriseClass: '各级', cap: '2', basis: '公布', announcedAt: day },
      { field: '预付卡', enterpriseClass: 'A、B 级', cap: '1', basis: '公布', announcedAt: day },
    ])
    const versionOf = async (who: Actor, book: PlanBookName, of: string, act?: string) => {
      if (of === 'new') return 0
      if (book === 'plan') return (await viewPlan(world, who, of)).kept.version
      if (act === undefined) throw new Error('name the act')
      return (await viewPlanActForm(world, who, { book, of, act })).version
    }
    const office: Office = {
      ...{ world, cast, officer, supervisor, publish },
      does: async (who, of, act, input = {}, book = 'plan') => {
        const version = await versionOf(who, book, of, act)
        return reasonsOf(await performPlanAct(world, who, { book, of, act, version, input }))
      },
      agrees: async (who, of, book = 'plan') => {
        const version = await versionOf(who, book, of)
        const answer = { book, of, version, confirmedBy: 'password' as const }
        return reasonsOf(await agreeInPlan(world, who, answer))
      },
      drafted: async (more = {}) => {
        const input = planInput(departmentId, more)
        const done = await performPlanAct(world, officer, {
          ...{ book: 'plan', of: 'new', act: 'draft-plan', version: 0, input },
        })
        expect(reasonsOf(done)).toEqual([])
        return done.ok ? done.value.of : ''
      },
      published: async (more = {}) => {
        const id = await office.drafted(more)
        expect(await office.does(officer, id, 'submit-plan')).toEqual([])
        expect(await office.agrees(cast.departmentHead, id)).toEqual([])
        expect(await office.agrees(cast.agencyHead, id)).toEqual([])
        expect(await office.does(officer, id, 'file-plan')).toEqual([])
        expect(await office.agrees(supervisor, id)).toEqual([])
        const { list } = await viewPlan(world, officer, id)
        const rows = await inAgency(world, cast.collector, async (tx) => {
          const reference = await world.reference.load(tx, agencyId, plainDate(day))
          return deriveRows(list, { tx, agencyId, reference, today: plainDate(day) })
        })
        await publish(list, rows ?? [])
        return id
      },
      running: async (more = {}) => {
        const id = await office.published(more)
        expect(await office.does(officer, id, 'commit-lot')).toEqual([])
        expect(await office.does(officer, id, 'make-tasks')).toEqual([])
        return id
      },
    }
    await work(office)
  })
}

const shown = { shown: 50 } as const

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

test('tasks are drawn with the seed of the log, the highest risk first, and anybody can repeat it', () =>
  withPlans(async ({ world, cast, officer, published, does }) => {
    const id = await published()
    expect(await does(officer, id, 'make-tasks')).toEqual(['先把随机种子写入存证账本，再抽取'])
    expect(await does(officer, id, 'commit-lot')).toEqual([])
    expect(await does(officer, id, 'commit-lot')).toEqual(['种子已经写入账本，不能换；请生成任务'])
    const before = await asPerson(world.office, officer, async (tx) => {
      const { rows } = await sql<{ body: { seed: string } }>`
        select body from inspection.plan_event where type = 'LotCommitted'`.execute(tx)
      const content = {
        ...{ range: { industries: [], districts: ['铁西区'], risks: [], named: [] } },
        ...{ from: day, until: '2026-12-31' },
      }
      const candidates = await candidatesOf(tx, {
        ...{ agencyId: officer.agencyId, planId: id, content: content as never },
        counts: agencyRuleDefinitions.visitFrequency.initial,
      })
      const lot = (key: string) => sha256Of(`${rows[0]?.body.seed ?? ''} ${key}`)
      return drawFirms(candidates, { take: 'number', number: 3, ratio: null }, 1, lot).drawn
    })
    expect(await does(officer, id, 'make-tasks')).toEqual([])
    const { tasks, left, counts } = await listTasks(world, officer, id, shown)
    expect(tasks.map(({ firmCode }) => firmCode)).toEqual(before.map(({ code }) => code))
    // One of D, two of C: the higher risk goes first.
    expect(tasks.map(({ firmCode }) => firmCode).toSorted()).toEqual(
      [1, 2, 3].map((n) => fictionalUscc(n)).toSorted(),
    )
    expect([left, counts.open]).toEqual([0, 3])
    expect(tasks[0]).toMatchObject({
      ...{ officers: expect.arrayContaining(['陈立新', '王晓雯']), way: '书面核查' },
      number: expect.stringMatching(/检计〔2026〕1号-0001$/),
      opening: { values: { ground: 'plan', way: 'written', items: [{ code: 'JC-001' }] } },
    })
    expect(await world.db.owner.transaction().execute(findChangedDerivations)).toEqual([])
    expect((await viewPlan(world, cast.agencyHead, id)).line).toMatchObject({
      ...{ state: 'running', tasks: { open: 3 } },
    })
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

test('a task whose visit is called off by two people is to be done again', () =>
  withPlans(async ({ world, officer, cast, running }) => {
    const id = await running()
    const [task] = (await listTasks(world, officer, id, shown)).tasks
    const party = { ...(task?.opening?.values['party'] as object), phone: '0434-0000001' }
    const opened = await openCase(world, officer, openVisit, { ...task?.opening?.values, party })
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal))
    const { id: caseId, version } = opened.value
    const input = { reason: '企业已经停业' }
    const asked = { caseId, actId: 'call-off-visit', version, input }
    const proposed = await performAct(world, officer, asked)
    if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusal))
    const answer = {
      ...{ caseId, version: proposed.value.file.version, confirmedBy: 'password' as const },
      answer: { kind: 'agree' as const, opinion: '同意' },
    }
    expect((await answerApproval(world, cast.departmentHead, answer)).ok).toBe(true)
    expect((await listTasks(world, officer, id, shown)).counts).toMatchObject({ open: 3, begun: 0 })
  }))

test('a visit upon a task is of its firm and does the whole of it; whose number nobody has is refused', () =>
  withPlans(async ({ world, officer, running }) => {
    const id = await running()
    const [one, two] = (await listTasks(world, officer, id, shown)).tasks
    if (!one?.opening || !two?.opening) throw new Error('it has tasks')
    const opens = async (more: object) => {
      const party = { ...(one.opening?.values['party'] as object), phone: '0434-0000001' }
      return reasonsOf(
        await openCase(world, officer, openVisit, { ...one.opening?.values, party, ...more }),
      )
    }
    expect(await opens({ groundSource: two.number })).toEqual([
      `这个任务检查的是${two.firmName}（${two.firmCode}），不是这一家`,
    ])
    expect(await opens({ groundSource: `${one.number}9` })).toEqual([
      '检查计划里没有这个任务号，请从计划的任务里登记',
    ])
    expect(await opens({ items: [{ code: 'JC-002' }] })).toEqual([
      '任务里的 JC-001 没有列入；一次检查做完任务的全部事项',
    ])
    expect(await opens({})).toEqual([])
    expect(await opens({})).toEqual(['这个任务检查中，不能再据以登记检查'])
    const found = await searchAll(world, officer, two.firmName)
    expect(found.filter(({ kind }) => kind === 'firm')).toMatchObject([
      { title: two.firmName, href: `/firms/${two.firmCode}` },
    ])
  }))

test('whose year is full is not drawn again, and an overlapping visit is joined', () =>
  withPlans(async ({ world, officer, running, published, publish, does }) => {
    await running()
    const full = await published({
      name: '成品油检查',
      items: ['JC-002'],
      take: 'all',
      number: undefined,
    })
    expect(await does(officer, full, 'commit-lot')).toEqual([])
    expect(await does(officer, full, 'make-tasks')).toEqual([])
    expect((await viewPlan(world, officer, full)).draws[0]?.words).toContain(
      '范围内 6 户，上限每年 1 次、今年已满不抽的 3 户，生成 3 个任务',
    )
    await publish('pre_frequency_cap', [
      { field: '各', enterpriseClass: '各级', cap: '2', basis: '公布', announcedAt: day },
    ])
    const both = await running({ name: '第三个', items: ['JC-002'], number: 6 })
    const [first] = (await listTasks(world, officer, both, shown)).tasks
    if (!first) throw new Error('it has tasks')
    expect(first.overlaps).toContain('检计〔2026〕')
    const joined = await mergeTask(world, officer, { task: first.id, version: 0 })
    expect(joined.ok).toBe(true)
    const again = await listTasks(world, officer, both, shown)
    expect(again.counts).toMatchObject({ open: 5, merged: 1 })
  }))

test('a task is given to two with certificates, begun by its visit and done with it; dropping takes two people', () =>
  withPlans(async ({ world, cast, officer, running, does }) => {
    const id = await running({ drawOfficers: false })
    const { tasks } = await listTasks(world, officer, id, shown)
    const [one, two] = tasks
    if (!one || !two) throw new Error('it has tasks')
    const both = cast.officers.map(({ personId }) => personId)
    expect(await does(officer, one.id, 'assign', { officers: [both[0]] }, 'task')).toEqual([
      '至少选 2 项，现在 1 项',
    ])
    const holds = (categories: string) =>
      tamper(
        world.db,
        `update identity.certificate set categories = '{${categories}}' where person_id = '${both[1] ?? ''}'`,
      )
    await holds('行政处罚')
    expect(await does(officer, one.id, 'assign', { officers: both }, 'task')).toEqual([
      '王晓雯没有到任务结束时还有效的行政检查执法证',
    ])
    await holds('行政检查')
    expect(await does(officer, one.id, 'assign', { officers: both }, 'task')).toEqual([])
    expect(await does(officer, two.id, 'drop', { reason: '已经停业' }, 'task')).toEqual([])
    const answer = { book: 'task', of: two.id, version: 1, confirmedBy: 'password' } as const
    expect(reasonsOf(await agreeInPlan(world, officer, answer))[0]).toContain('自己提请的')
    expect(reasonsOf(await agreeInPlan(world, cast.departmentHead, answer))).toEqual([])
    const caseId = '00000000-0000-4000-8000-000000000001'
    const author = {
      ...{ agencyId: officer.agencyId, at, approvals: [] },
      by: { id: officer.personId, name: officer.name },
    }
    await asPerson(world.office, officer, async (tx) => {
      await visitBegunFor(tx, one.number, caseId, author)
      await visitBegunFor(tx, two.number, caseId, author)
      await visitBegunFor(tx, '某信件 12 号', caseId, author)
    })
    const ended = (type: 'VisitDone' | 'VisitCalledOff') =>
      asPerson(world.office, officer, (tx) => visitEndedFor(tx, { type, caseId }, author))
    await ended('VisitCalledOff')
    const again = await listTasks(world, officer, id, shown)
    expect(again.counts).toMatchObject({ open: 2, done: 0, dropped: 1, begun: 0 })
    await asPerson(world.office, officer, (tx) => visitBegunFor(tx, one.number, caseId, author))
    await ended('VisitDone')
    const after = await listTasks(world, officer, id, shown)
    expect(after.counts).toMatchObject({ open: 1, done: 1, dropped: 1, begun: 0 })
    expect(after.tasks.find(({ id: task }) => task === one.id)).toMatchObject({
      caseId,
      opening: null,
    })
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

test('nobody goes past the program: not a filing by the agency, a task without its act, an answer of one person, a changed row', () =>
  withPlans(async ({ world, cast, officer, supervisor, running, does }) => {
    const id = await running()
    const attack = (who: Actor, statement: string) =>
      expect(inAgency(world, who, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow()
    const event = (type: string, who: Actor, body = '{}') => `
      insert into inspection.plan_event
      select plan_id, max(version) + 1, agency_id, '${type}', '${body}', now(), '${who.personId}', '${who.name}', number
      from inspection.plan_event where plan_id = '${id}' group by plan_id, agency_id, number`
    await attack(officer, event('PlanFiled', officer))
    await attack(cast.archivist, event('PlanEnded', cast.archivist))
    await attack(
      officer,
      event('TasksMade', officer, '{"planVersion": 2, "tasks": 1, "digest": "0"}'),
    )
    await attack(supervisor, event('PlanEnded', supervisor))
    await attack(
      officer,
      `insert into inspection.drawn_task (plan_id, place, plan_version, agency_id, number, firm_code, firm_name, items,
         way, starts_on, ends_on, department_id, officers)
       select plan_id, 99, plan_version, agency_id, 'x', '${fictionalUscc(9)}', 'x', items, way, starts_on, ends_on,
         department_id, officers from inspection.drawn_task limit 1`,
    )
    await attack(officer, `update inspection.drawn_task set firm_name = 'x'`)
    expect(await does(officer, id, 'end-plan', { reason: '做完了' })).toEqual([])
    await attack(officer, event('ActAgreed', officer, '{"act": "end-plan"}'))

    const foundIn = async (table: string) =>
      [
        ...(await world.db.owner.transaction().execute(findChangedFacts)),
        ...(await world.db.owner.transaction().execute(findChangedDerivations)),
      ].filter((each) => 'table' in each && each.table.includes(table))
    expect(await foundIn('inspection.')).toEqual([])
    const columns = `firm_name, items, way, ends_on, starts_on, officers, overlapping, number, department_id, agency_id,
      plan_version, place`
    await tamper(
      world.db,
      `create table public.kept as select ${columns} from inspection.drawn_task where place = 1`,
    )
    for (const change of [
      `firm_name = '他人'`,
      `items = '{JC-002}'`,
      `way = 'remote'`,
      `ends_on = ends_on + 1`,
      `starts_on = starts_on - 1`,
      `officers = '{}'`,
      `overlapping = 'x'`,
      `number = number || 'x'`,
      `department_id = gen_random_uuid()`,
      `agency_id = gen_random_uuid()`,
      `plan_version = 7`,
      `place = 77`,
    ]) {
      await tamper(world.db, `update inspection.drawn_task set ${change} where place = 1`)
      expect(await foundIn('inspection.drawn_task'), change).not.toEqual([])
      await tamper(
        world.db,
        `update inspection.drawn_task set (${columns}) = (select ${columns} from public.kept) where place in (1, 77)`,
      )
      expect(await foundIn('inspection.')).toEqual([])
    }
    await tamper(world.db, `update inspection.plan_event set by_name = '他人' where version = 1`)
    expect(await foundIn('inspection.plan_event')).not.toEqual([])
  }))
