import { expect, test } from 'vitest'
import { granted } from '../../../test/an-office.ts'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { playCase } from '../../demo/play-case.ts'
import { Stage, type Cast } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { findChangedSources } from '../../storage/ledger/source-rows.ts'
import { viewMyWork } from '../desk/my-work.ts'
import { publishReport, viewAnnualReport } from './annual-report.ts'

async function withDecision(work: (world: TestWorld, cast: Cast) => Promise<void>): Promise<void> {
  const story = stories.find(({ until }) => until === 'served')
  if (!story) throw new Error('no story that ends with service')
  await withWorld(async (world) => {
    const cast = await aCast(world)
    await playCase(new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn), story)
    await work(world, cast)
  })
}

const first = { year: 2026, correction: null }

test('the statistics are counted from the cases, and only of a year that is over', () =>
  withDecision(async (world, { publisher, collector }) => {
    const { draft, published } = await viewAnnualReport(world, publisher, 2026)
    expect(published).toBeNull()
    const cells = Object.fromEntries(
      draft.tables.flatMap((table) => table.cells.map(({ title, value }) => [title, value])),
    )
    expect(cells).toMatchObject({
      '合计（宗）': 1,
      普通程序数: 1,
      简易程序数: 0,
      在岗执法人员: 2,
      持证人数: 2,
      持证率: '100.00%',
      法制审核人员数: 1,
      申请数量: null,
    })
    expect(await publishReport(world, publisher, first)).toMatchObject({ ok: false })
    await expect(publishReport(world, collector, first)).rejects.toThrow('公示发布人员')
  }))

test('are frozen as a version with its leaf; a further version says what it corrects', () =>
  withDecision(async (world, { publisher }) => {
    world.setTime('2027-01-10T01:00:00.000Z')
    expect(granted(await publishReport(world, publisher, first)).version).toBe(1)
    expect(await publishReport(world, publisher, first)).toMatchObject({ ok: false })
    const correction = '更正法制审核数'
    const second = granted(await publishReport(world, publisher, { year: 2026, correction }))
    expect(second).toMatchObject({ version: 2, correction })
    const faults = await findChangedSources(world.db.owner)
    expect(faults.filter(({ kind }) => kind === 'publication')).toEqual([])
    const changing = world.office.updateTable('publication.annual_report').set({ version: 9 })
    await expect(changing.execute()).rejects.toThrow(/permission denied/)
  }))

test.each([
  ['2026-12-31', []],
  ['2027-01-01', ['2026 年行政执法统计年报还没有公布']],
  ['2027-02-01', ['2026 年行政执法统计年报已经逾期']],
])('我的工作 of the publisher on %s says %j', (day, said) =>
  withDecision(async (world, { publisher }) => {
    world.setTime(`${day}T01:00:00.000Z`)
    const alerts = async () =>
      (await viewMyWork(world, publisher)).alerts
        .map(({ text }) => text)
        .filter((text) => text.includes('统计年报'))
    expect(await alerts()).toEqual(said)
    if (said.length === 0) return
    granted(await publishReport(world, publisher, first))
    expect(await alerts()).toEqual([])
  }),
)
