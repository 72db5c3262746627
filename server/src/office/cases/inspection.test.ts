import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { partyCode } from '@zhaofa/domain/case/party.ts'
import { openVisit } from '@zhaofa/domain/case/procedures/inspection/acts/opening.ts'
import type { PlanContent } from '@zhaofa/domain/inspection/plan/plan-content.ts'
import type { GroundOutsidePlans } from '@zhaofa/domain/inspection/visit-codes.ts'
import { agencyRuleDefinitions } from '@zhaofa/domain/rules/agency-rule-values.ts'
import type { FrequencyRule } from '@zhaofa/domain/rules/agency-rules.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { granted } from '../../../test/an-office.ts'
import { aCast } from '../../../test/cast.ts'
import { sampleAgency } from '../../../test/notices.ts'
import { publishInspectionLists } from '../../../test/published-lists.ts'
import { verified } from '../../../test/verified.ts'
import { sequence } from '../../../test/ledger.ts'
import { clean, corrected, filed, withVisits } from '../../../test/visits.ts'
import { withWorld } from '../../../test/world.ts'
import { goThrough } from '../../demo/play-lists.ts'
import { playVisit } from '../../demo/play-visit.ts'
import type { VisitStory } from '../../demo/visit-story.ts'
import { publishAgency } from '../../storage/publication/lists/publish-lists.ts'
import { candidatesOf } from '../../storage/plan-store.ts'
import { findKnownFirm } from '../../storage/known-firms.ts'
import { inAgency } from '../desk/in-agency.ts'
import { viewMyWork } from '../desk/my-work.ts'
import { searchAll } from '../desk/lookups.ts'
import { viewOverview } from '../overview/view-overview.ts'
import { viewList } from '../publicity/lists/list-views.ts'
import { viewAnnualReport } from '../statistics/annual-report.ts'
import { approveRuleChange, proposeRuleChange } from '../reference/rule-proposals.ts'
import { openCase } from './open-case.ts'
import { viewCase } from './views/case-view.ts'
import { viewActForm } from './views/act-form.ts'
import { listCases } from './views/case-list.ts'
import { viewFileReview } from './views/file-review-view.ts'
import { listOpenings, viewOpeningForm } from './views/openings.ts'

const inputOf = ({ firm, item }: VisitStory) => ({
  ground: 'plan',
  groundSource: '第 9 号任务',
  party: firm,
  items: [{ code: item }],
  departments: null,
  way: 'on-site',
  onSiteReason: 'premises',
})

describe('行政检查', () => {
  test('is begun by whoever may, from the items that are published, and not without them', async () => {
    await withWorld(async (world) => {
      const cast = await aCast(world)
      const [officer] = cast.officers
      const offered = async () =>
        (await listOpenings(world, officer)).find(({ id }) => id === 'open-visit')
      expect((await offered())?.unmet.map(({ reason }) => reason)).toEqual([
        '涉企行政检查事项清单还没有公布，不能检查',
      ])
      await publishInspectionLists(world, cast.publisher)
      expect((await offered())?.unmet).toEqual([])
      const { narrowed } = await viewOpeningForm(world, officer, 'open-visit')
      expect(narrowed['items']?.offered.map(({ value }) => value)).toEqual([
        'JC-001',
        'JC-003',
        'JC-004',
      ])
      const input = { ...inputOf(clean), items: [{ code: 'JC-999' }] }
      const refused = await openCase(world, officer, openVisit, input)
      expect(JSON.stringify(refused)).toContain('没有公布的事项不得检查')
    })
  })

  test('goes from its registration to the archive, with order and recheck, and every row follows from its leaves', () =>
    withVisits(async ({ world, cast, stage }) => {
      const caseId = await playVisit(stage('2026-10-12'), corrected)
      const view = await viewCase(world, cast.agencyHead, caseId)
      expect(view.title).toBe(`对${corrected.firm.name}的行政检查`)
      expect(view.number).toMatch(/检审字〔2026〕1号$/)
      expect(view.procedure).toBe('行政检查')
      expect(view.investigators.every(({ valid }) => valid)).toBe(true)
      const row = await world.db.owner
        .selectFrom('casework.visit')
        .selectAll()
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow()
      expect(row).toMatchObject({
        ...{ firm_code: corrected.firm.uscc, visited_on: '2026-10-12', items: ['JC-001'] },
        ...{ ground: 'report', way: 'on-site', result: '06', told_on: '2026-10-12' },
        ...{ problems: 1, orders: 1, filed: false, joint: false, before: 0, cap: 2 },
      })
      const known = await inAgency(world, cast.officers[1], (tx) =>
        findKnownFirm(tx, corrected.firm.uscc, { apart: null }),
      )
      expect(known).toMatchObject({ name: corrected.firm.name, cases: 0 })
      const file = await world.db.owner
        .selectFrom('casework.case_file')
        .select(['party_name', 'party_code', 'firm', 'inspection', 'state', 'retention'])
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow()
      expect(file).toMatchObject({
        ...{ party_name: corrected.firm.name, party_code: corrected.firm.uscc },
        ...{ inspection: true, state: 'closed', retention: '10-years' },
      })
      await sequence(world.db)
      const objectsFolder = join(world.dataDir, 'objects')
      expect(await verified(world.db, { objectsFolder })).toEqual([])
    }))

  test('the year of a firm is counted over all officers, also of cases they may not open', () =>
    withVisits(async ({ cast, stage }) => {
      await playVisit(stage('2026-09-14'), clean)
      const later = stage('2026-11-02')
      const [, other] = cast.officers
      // Upon a plan nothing lets it go on, so it is said where the visit is registered.
      await expect(later.open(other, openVisit, inputOf(clean))).rejects.toThrow(
        /2026 年已经检查 1 次，达到上限 1 次.*计划内的检查今年不能再做/,
      )
      const id = await later.open(other, openVisit, { ...inputOf(clean), ground: 'special' })
      const { known } = await viewActForm(later.world, other, {
        caseId: id,
        actId: 'approve-visit',
      })
      expect(known.find(({ label }) => label === '本年度已检查')).toMatchObject({
        value: '1 次，上限 1 次',
        source: '同一企业年度检查频次上限（2026-03-20 公布）',
      })
      const necessity = '专项任务，须到场。'
      const officers = cast.officers.map(({ personId }) => personId)
      await expect(
        later.act(id, other, 'approve-visit', { necessity, officers, plannedOn: later.today }),
      ).rejects.toThrow(/2026 年已经检查 1 次，达到上限 1 次/)
      // What a stranger of the agency asks the table itself stays shut; the function names no case's content.
      const { rows } = await inAgency(
        later.world,
        { ...other, personId: cast.counsel.personId },
        (tx) => sql`select case_id from casework.visit`.execute(tx),
      )
      expect(rows).toEqual([])
    }, '1'))

  test('a plan counts the visits of a firm by the rule of the day, as the cap does', () =>
    withVisits(async ({ world, cast, stage }) => {
      const [officer] = cast.officers
      await playVisit(stage('2026-09-14'), clean)
      const { initial } = agencyRuleDefinitions.visitFrequency
      const codes = [partyCode(clean.firm)]
      const ofYear = { from: plainDate('2026-12-01'), until: plainDate('2026-12-31') }
      const range = { industries: [], districts: [], risks: [], named: codes }
      const taken = (counts: FrequencyRule) =>
        inAgency(world, officer, async (tx) => {
          const asked = { agencyId: officer.agencyId, planId: randomUUID(), counts }
          const content = { ...ofYear, range } as unknown as PlanContent
          const firms = await candidatesOf(tx, { ...asked, content })
          return firms.map((firm) => firm.taken)
        })
      expect(await taken(initial)).toEqual([1])
      expect(await taken({ ...initial, ways: ['written'] })).toEqual([0])
    }))

  test('a ground counts until the day on which the agency takes it away, and its source is named', () =>
    withVisits(async ({ world, cast, stage }) => {
      const [officer] = cast.officers
      const value: GroundOutsidePlans[] = ['report', 'assigned', 'data']
      const change = { kind: 'agency-rule', rule: { name: 'visitGrounds', value } } as const
      const said = { source: '四商发〔2026〕9号', reason: '收紧' }
      const proposal = granted(
        await proposeRuleChange(world, cast.reviewer, {
          ...{ after: 1, effectiveFrom: '2026-12-02', change },
          ...said,
        }),
      )
      const agreed = { opinion: '同意', confirmedBy: 'password' } as const
      granted(
        await approveRuleChange(world, cast.agencyHead, { ...proposal, version: 1, ...agreed }),
      )
      const asked = { ...inputOf(clean), ground: 'application', groundSource: '企业申请 3 号' }
      const before = stage('2026-12-01')
      await expect(before.open(officer, openVisit, asked)).resolves.toMatch(/-/)
      await expect(stage('2026-12-02').open(officer, openVisit, asked)).rejects.toThrow(
        /计划以外的检查，现行规则不允许以此为由/,
      )
    }))

  test('nobody is in two records at one hour, over all files', () =>
    withVisits(async ({ cast, stage }) => {
      await playVisit(stage('2026-10-12'), { ...corrected, order: null, code: '09', until: 'told' })
      await expect(
        playVisit(stage('2026-10-12'), { ...clean, startsOn: corrected.startsOn }),
      ).rejects.toThrow(
        `${cast.officers[0].name}在这段时间已有另一份笔录（另一案卷的现场检查笔录）`,
      )
    }))
})

describe('a visit is no penalty case', () => {
  test('lists, search, numbers and machine review tell them apart, until a case begins in its file', () =>
    withVisits(async ({ world, cast, stage }) => {
      const [officer] = cast.officers
      const told = await playVisit(stage('2026-11-16'), { ...clean, until: 'told' })
      const of = async (about: 'cases' | 'visits') =>
        (await listCases(world, cast.agencyHead, { about, state: 'all' })).rows.map(({ id }) => id)
      expect([await of('cases'), await of('visits')]).toEqual([[], [told]])
      const { counts, stages } = await viewOverview(world, cast.agencyHead)
      expect(counts).toMatchObject({ open: 0, inspecting: 1, inspected: 1 })
      expect(stages.reduce((sum, { cases }) => sum + cases, 0)).toBe(0)
      const { findings, ...review } = await viewFileReview(world, cast.agencyHead, told)
      expect(findings).toEqual([])
      expect(JSON.stringify(review)).toContain('不按处罚案卷评查')
      const work = await viewMyWork(world, officer)
      expect(work.items.map(({ act, caseTitle }) => [act, caseTitle])).toEqual([
        ['close-visit', `对${clean.firm.name}的行政检查`],
      ])
      const hits = await searchAll(world, officer, '安居家政')
      expect(hits.filter(({ kind }) => kind === 'case').map(({ title }) => title)).toEqual([
        `对${clean.firm.name}的行政检查`,
      ])

      const both = await playVisit(stage('2026-11-23'), filed)
      expect([await of('cases'), await of('visits')]).toEqual([[both], [told]])
      const after = await viewOverview(world, cast.agencyHead)
      expect(after.counts).toMatchObject({ open: 1, inspecting: 1, inspected: 2 })
      const view = await viewCase(world, cast.agencyHead, both)
      expect(view.number).toMatch(/商立字〔2026〕1号$/)
      const { tables } = await viewAnnualReport(world, cast.publisher, 2026)
      const cells = (id: string) =>
        Object.fromEntries(
          tables.flatMap((table) =>
            table.id === id ? table.cells.map(({ title, value }) => [title, value]) : [],
          ),
        )
      expect(cells('T1')).toMatchObject({ '合计（宗）': 0 })
      expect(cells('T4')).toEqual({
        ...{ 日常检查次数: 1, 专项检查次数: 1, 个案检查次数: 0, 检查对象数: 2, 发现问题数: 1 },
        ...{ 责令改正数: 0, 转立案数: 1, 非现场检查次数: 0, 联合检查次数: 0 },
        ...{ 频次上限: 2, 超频次预警数: 0 },
      })
      // The same from the events alone.
      const { rows } = await sql<{ type: string; n: number }>`
        select type, count(distinct case_id)::int as n from casework.case_event
        where type in ('VisitResultFound', 'CaseFiled', 'CorrectionOrdered') group by type order by type`.execute(
        world.db.owner,
      )
      expect(rows).toEqual([
        { type: 'CaseFiled', n: 1 },
        { type: 'VisitResultFound', n: 2 },
      ])
    }))

  test('its result goes to the public list by itself, and the visit says so', () =>
    withVisits(async ({ world, cast, stage }) => {
      const caseId = await playVisit(stage('2026-11-16'), { ...corrected, until: 'told' })
      const { agencyId } = cast.publisher
      await inAgency(world, cast.publisher, (tx) =>
        publishAgency(tx, { ...sampleAgency, agency_id: agencyId }),
      )
      const item = 'post_inspection'
      const { rows } = await viewList(world, cast.collector, item)
      expect(rows).toEqual([
        {
          inspectionNo: expect.stringMatching(/检通字〔2026〕1号$/) as string,
          taskType: '个案检查',
          object: corrected.firm.name,
          uscc: corrected.firm.uscc,
          items: '单用途商业预付卡检查',
          date: '2026-11-16',
          resultCode: '发现问题已责令改正',
          handling: '责令改正',
          officers: '陈立新、王晓雯',
          agency: '四平市商务局',
        },
      ])
      await goThrough(world, cast, item, { rows, reason: '按期公示' })
      const { timeline, limits } = await viewCase(world, cast.agencyHead, caseId)
      expect(timeline[0]?.title).toBe('公示检查结果')
      expect(limits.find(({ title }) => title === '公示检查结果')?.state).toBe('met')
      expect((await viewList(world, cast.collector, item)).rows).toEqual([])
    }))

  test('what an objection changes after the publication goes through the chain again, and not before it is told', () =>
    withVisits(async ({ world, cast, stage }) => {
      const at = stage('2026-11-16')
      const caseId = await playVisit(at, { ...clean, until: 'told' })
      const { agencyId } = cast.publisher
      await inAgency(world, cast.publisher, (tx) =>
        publishAgency(tx, { ...sampleAgency, agency_id: agencyId }),
      )
      const item = 'post_inspection'
      const proposed = async () => (await viewList(world, cast.collector, item)).rows
      await goThrough(world, cast, item, { rows: await proposed(), reason: '按期公示' })
      at.notBefore(plainDate('2026-12-01'))
      await at.act(caseId, cast.officers[0], 'register-objection', { reasons: '没有经营这一项。' })
      await at.act(caseId, cast.departmentHead, 'answer-objection', {
        ...{ outcome: 'changed', words: '确实没有经营，重新认定。' },
      })
      const found = { code: '08', explanation: '没有经营这一项。' }
      await at.act(caseId, cast.officers[0], 'find-result', found)
      expect(await proposed()).toEqual([])
      await at.act(caseId, cast.officers[0], 'tell-result', { toldTo: '佟安' })
      world.setTime('2026-12-02T01:00:00.000Z')
      const rows = await proposed()
      expect(rows.map(({ resultCode }) => resultCode)).toEqual(['未发现开展本次抽查涉及的经营活动'])
      await goThrough(world, cast, item, { rows, reason: '异议成立，更正' })
      expect(await proposed()).toEqual([])
      const visit = await world.db.owner
        .selectFrom('casework.visit')
        .select(['published_on', 'outdated', 'result'])
        .executeTakeFirstOrThrow()
      expect(visit).toEqual({ published_on: '2026-11-30', outdated: false, result: '08' })
    }))
})
