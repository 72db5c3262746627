import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { granted } from '../../../test/an-office.ts'
import { withPlayedCase } from '../../../test/played-case.ts'
import type { TestWorld } from '../../../test/world.ts'
import type { Cast } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { asPerson } from '../../storage/as-person.ts'
import { publishAnnualReport } from '../../storage/publication/annual-reports.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { viewMyWork } from '../desk/my-work.ts'
import { viewAnnualReport } from './annual-report.ts'
import { collectReport, returnReport, takeReportStep } from './submit-report.ts'

async function withDecision(work: (world: TestWorld, cast: Cast) => Promise<void>): Promise<void> {
  const story = stories.find(({ until }) => until === 'served')
  if (!story) throw new Error('no story that ends with service')
  await withPlayedCase(story, ({ world, cast }) => work(world, cast))
}

const first = { year: 2026, correction: null }
const reasonOf = (outcome: { ok: boolean; refusal?: { reason: string } }) =>
  outcome.refusal?.reason ?? ''

/** Collected, checked and published by the three. */
async function published(world: TestWorld, { collector, checker, publisher }: Cast, asked = first) {
  const { id, version } = granted(await collectReport(world, collector, asked))
  const step = { submissionId: id, opinion: '' }
  granted(await takeReportStep(world, checker, { ...step, version }))
  const done = await takeReportStep(world, publisher, { ...step, version: version + 1 })
  return granted(done).published
}

test('the statistics are counted from the cases, and only of a year that is over', () =>
  withDecision(async (world, { publisher, collector }) => {
    const view = await viewAnnualReport(world, publisher, 2026)
    expect(view).toMatchObject({ published: null, submission: null })
    const cells = Object.fromEntries(
      view.tables.flatMap((table) => table.cells.map(({ title, value }) => [title, value])),
    )
    expect(cells).toMatchObject({
      '合计（宗）': 1,
      普通程序数: 1,
      简易程序数: 0,
      在岗执法人员: 2,
      持证人数: 2,
      持证率: '100.00%',
      法制审核人员数: 2,
      申请数量: null,
    })
    expect(reasonOf(await collectReport(world, collector, first))).toContain('还没有结束')
    await expect(collectReport(world, publisher, first)).rejects.toThrow('公示采集人员')
  }))

test('are frozen as a version with its leaf; a further version says what it corrects', () =>
  withDecision(async (world, cast) => {
    world.setTime('2027-01-10T01:00:00.000Z')
    expect(await published(world, cast)).toBe(1)
    expect(reasonOf(await collectReport(world, cast.collector, first))).toContain('更正的理由')
    const corrected = { year: 2026, correction: '更正法制审核数' as string | null }
    expect(await published(world, cast, corrected as typeof first)).toBe(2)
    const faults = await world.db.owner.transaction().execute(findChangedFacts)
    expect(faults).toEqual([])
    const changing = world.office.updateTable('publication.annual_report').set({ version: 9 })
    await expect(changing.execute()).rejects.toThrow(/permission denied/)
  }))

test('take three people: nobody takes two of the steps, and what comes back goes to its collector', () =>
  withDecision(async (world, { collector, checker, publisher }) => {
    world.setTime('2027-01-10T01:00:00.000Z')
    const everything = [...collector.roles, ...checker.roles, ...publisher.roles]
    const all = { ...collector, roles: everything }
    const { id, version } = granted(await collectReport(world, all, first))
    const step = { submissionId: id, version, opinion: '' }
    expect(reasonOf(await takeReportStep(world, all, step))).toContain('不能办理两个环节')
    expect(reasonOf(await takeReportStep(world, publisher, step))).toContain('没有这个岗位')
    expect(reasonOf(await collectReport(world, collector, first))).toBe('')

    const again = { ...step, version: version + 1 }
    expect(reasonOf(await returnReport(world, checker, again))).toContain('须写明理由')
    granted(await returnReport(world, checker, { ...again, opinion: '漏了一件' }))
    expect((await viewAnnualReport(world, publisher, 2026)).submission).toMatchObject({
      state: '退回采集',
      collectsAgain: true,
    })
  }))

test('that count otherwise by now are not published: what was checked is what goes out', () =>
  withDecision(async (world, { collector, checker, publisher }) => {
    world.setTime('2027-01-10T01:00:00.000Z')
    const { id, version } = granted(await collectReport(world, collector, first))
    const step = { submissionId: id, opinion: '' }
    granted(await takeReportStep(world, checker, { ...step, version }))
    await world.db.owner
      .insertInto('identity.person')
      .values({
        agency_id: publisher.agencyId,
        department_id: publisher.departmentId,
        name: '新来的审核人员',
        account: 'new-reviewer',
      })
      .execute()
    await sql`insert into identity.person_role (person_id, agency_id, role)
      select id, agency_id, 'legal-reviewer' from identity.person
       where account = 'new-reviewer'`.execute(world.db.owner)
    const late = await takeReportStep(world, publisher, { ...step, version: version + 1 })
    expect(reasonOf(late)).toContain('的数字已经不同')
    expect((await viewAnnualReport(world, publisher, 2026)).submission?.changed).toHaveLength(1)
  }))

test('are asked for by the database: no report comes in without its three hands', () =>
  withDecision(async (world, { publisher }) => {
    const alone = asPerson(world.office, publisher, (tx) =>
      publishAnnualReport(
        tx,
        {
          ...{ year: 2026, version: 1, agencyName: '四平市商务局', correction: null, tables: [] },
          countedOn: '2027-01-10' as never,
        },
        {
          agencyId: publisher.agencyId,
          at: '2027-01-10T01:00:00.000Z',
          submissionId: randomUUID(),
        },
      ),
    )
    await expect(alone).rejects.toThrow('by three people')
  }))

test.each([
  ['2026-12-31', []],
  ['2027-01-01', ['2026 年行政执法统计年报还没有公布']],
  ['2027-02-01', ['2026 年行政执法统计年报已经逾期']],
])('我的工作 of the publisher on %s says %j', (day, said) =>
  withDecision(async (world, cast) => {
    const { publisher } = cast
    world.setTime(`${day}T01:00:00.000Z`)
    const alerts = async () =>
      (await viewMyWork(world, publisher)).alerts
        .map(({ text }) => text)
        .filter((text) => text.includes('统计年报'))
    expect(await alerts()).toEqual(said)
    if (said.length === 0) return
    await published(world, cast)
    expect(await alerts()).toEqual([])
  }),
)
