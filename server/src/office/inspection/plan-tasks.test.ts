import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { drawFirms } from '@zhaofa/domain/inspection/plan/draw.ts'
import { agencyRuleDefinitions } from '@zhaofa/domain/rules/agency-rule-values.ts'
import { tamper } from '../../../test/ledger.ts'
import { fictionalUscc } from '../../demo/fictional-codes.ts'
import { asPerson } from '../../storage/as-person.ts'
import { findChangedDerivations } from '../../storage/ledger/derived-rows.ts'
import { candidatesOf, sha256Of } from '../../storage/plan-store.ts'
import { searchAll } from '../desk/lookups.ts'
import { openVisit } from '@zhaofa/domain/case/procedures/inspection/acts/opening.ts'
import { answerApproval } from '../cases/answer-approval.ts'
import { openCase } from '../cases/open-case.ts'
import { performAct } from '../cases/perform-act.ts'
import { agreeInPlan } from './plan-books.ts'
import { mergeTask, visitBegunFor, visitEndedFor } from './task-visits.ts'
import { viewPlan } from './view-plans.ts'
import { listTasks } from './view-tasks.ts'
import { queriesOf } from '../../../test/queries-of.ts'
import { at, day, reasonsOf, shown, withPlans } from '../../../test/plans.ts'

vi.setConfig({ testTimeout: 120_000 })

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

test('a task whose firm has had its year is marked before anybody travels, by one reading of the visits of all of them', () =>
  withPlans(async ({ world, cast, officer, running }) => {
    const id = await running({ way: 'on-site', onSiteReason: 'premises' })
    const listed = async () => (await listTasks(world, officer, id, shown)).tasks
    const [task, other] = await listed()
    if (!task?.opening || !other) throw new Error('it has tasks')
    expect(task.full).toBeNull()
    // Somebody else of the bureau goes there upon a letter: the cap of 预付卡 is one.
    const party = { ...(task.opening.values['party'] as object), phone: '0434-0000001' }
    const visit = { ...task.opening.values, party, ground: 'report', groundSource: '信件2026-118' }
    const opened = await openCase(world, officer, openVisit, visit)
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal))
    let { version } = opened.value
    const caseId = opened.value.id
    const input = {
      ...{ necessity: '有人举报', plannedOn: day, place: '示例路', exempt: null },
      ...{ officers: cast.officers.map(({ personId }) => personId), helpers: [] },
    }
    const proposed = await performAct(world, officer, {
      ...{ caseId, actId: 'approve-visit', version, input },
    })
    if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusal))
    ;({ version } = proposed.value.file)
    for (const head of [cast.departmentHead, cast.agencyHead]) {
      const agreed = await answerApproval(world, head, {
        ...{ caseId, version, confirmedBy: 'password' as const },
        answer: { kind: 'agree' as const, opinion: '同意' },
      })
      if (!agreed.ok) throw new Error(JSON.stringify(agreed.refusal))
      ;({ version } = agreed.value)
    }
    const [marked, next] = await listed()
    expect(marked?.full?.reason).toMatch(
      /^四平市示例商贸有限公司\S+ 2026 年已经检查 1 次，上限 1 次（同一企业年度检查频次上限（2026-12-01 公布）.*）：2026年12月1日 .+（单用途商业预付卡检查）。计划内的检查今年不能再做$/u,
    )
    expect(marked?.full?.basis[0]?.text).toContain('国办发〔2024〕54号，未见原文')
    // Nobody is sent there; what remains is to drop it, by the act that it had before.
    expect(marked?.opening).toBeNull()
    expect(marked?.kept.offers.map(({ id: act }) => act)).toContain('drop')
    expect([next?.full, next?.opening === null]).toEqual([null, false])
    // As many questions to the database for three tasks as for one.
    const asked = (query: object) =>
      queriesOf(world, (counted) => listTasks(counted, officer, id, { ...shown, ...query }))
    expect(await asked({})).toBe(await asked({ q: task.firmCode }))
  }))
