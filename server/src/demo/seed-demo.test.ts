import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SealUseQuery } from '@zhaofa/contract'
import { reviewOutcomes } from '@zhaofa/domain/case/case-codes.ts'
import { emptyRows } from '@zhaofa/domain/paper/empty-rows.ts'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { aCast } from '../../test/cast.ts'
import { sequence } from '../../test/ledger.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { verified } from '../../test/verified.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { viewFileReview } from '../office/cases/views/file-review-view.ts'
import { listSealUses } from '../office/signing/seal-uses.ts'
import { viewAnnualReport } from '../office/statistics/annual-report.ts'
import type { Cast } from './stage.ts'
import { playStories } from './seed-demo.ts'

/** 案卷评查 of every case of the demo, by the criteria that data answer. */
async function examinersFindings(world: TestWorld, { agencyHead }: Cast) {
  const cases = await world.db.owner
    .selectFrom('casework.case_file')
    .select(['id', 'party_name'])
    .orderBy('id')
    .execute()
  const found: { party: string; criterion: string }[] = []
  for (const { id, party_name: party } of cases) {
    const { findings } = await viewFileReview(world, agencyHead, id)
    found.push(...findings.map(({ criterion }) => ({ party, criterion })))
  }
  return found
}

/** What the annual report says of 法制审核, the heading of each figure apart. */
async function reportedReviews(world: TestWorld, { publisher }: Cast, year: number) {
  const { tables } = await viewAnnualReport(world, publisher, year)
  const cell = (id: string, title: string) =>
    tables.find((table) => table.id === id)?.cells.find((each) => each.title.startsWith(title))
      ?.value
  const outcomes = Object.entries(reviewOutcomes).map(([outcome, title]) => [
    outcome,
    cell('T8', `意见：${title}`),
  ])
  const sum = (id: string) =>
    (tables.find((table) => table.id === id)?.cells ?? []).reduce(
      (all, { value, part }) => all + (part ? 0 : Number(value)),
      0,
    )
  return {
    reviewed: cell('T1', '法制审核数'),
    corrected: cell('T1', '法制审核纠错数'),
    submissions: cell('T8', '送审'),
    returned: cell('T8', '退回补充材料'),
    opinions: cell('T8', '出具审核意见'),
    objections: cell('T8', '承办机构提出异议'),
    second: cell('T8', '复审意见'),
    settled: cell('T8', '负责人集体讨论'),
    outcomes: Object.fromEntries(outcomes) as Record<string, unknown>,
    timed: ['按期', '逾期', '期限无从核定'].reduce(
      (all, each) => all + Number(cell('T8', each)),
      0,
    ),
    byMatter: sum('T10'),
    byUnit: sum('T11'),
  }
}

/** The same, counted from the stored events alone, by their words. */
async function recountedReviews(world: TestWorld, year: number) {
  const events = (
    await world.db.owner
      .selectFrom('casework.case_event')
      .select(['case_id', 'type', 'body', 'at'])
      .execute()
  ).filter(({ at }) => chinaDay(at.toISOString()).startsWith(String(year)))
  const bodies = (type: string) =>
    events
      .filter((each) => each.type === type)
      .map((each) => ({
        caseId: each.case_id,
        body: each.body as { outcome?: string; round?: number; subject?: { kind: string } },
      }))
  const opinions = bodies('ReviewOpinionIssued')
  const penalties = opinions.filter(({ body }) => body.subject?.kind !== 'seizure')
  const casesOf = (of: typeof opinions) => new Set(of.map(({ caseId }) => caseId)).size
  const outcomes = Object.keys(reviewOutcomes).map((outcome) => [
    outcome,
    opinions.filter(({ body }) => body.outcome === outcome).length,
  ])
  return {
    reviewed: casesOf(penalties),
    corrected: casesOf(penalties.filter(({ body }) => body.outcome !== 'pass')),
    submissions: bodies('ReviewSubmitted').length,
    returned: bodies('ReviewReturned').length,
    opinions: opinions.length,
    objections: bodies('ReviewObjected').length,
    second: opinions.filter(({ body }) => body.round === 2).length,
    settled: bodies('ReviewDisputeSettled').length,
    outcomes: Object.fromEntries(outcomes) as Record<string, unknown>,
    timed: opinions.length,
    byMatter: opinions.length,
    byUnit: opinions.length,
  }
}

// The hardest day of those that are known: the Spring Festival lies in the last weeks, and a year ended on the way.
/** 用印登记 page by page, as the archivist turns over. */
async function sealNumbers(world: TestWorld, { archivist }: Cast): Promise<string[]> {
  const numbers: string[] = []
  let after: string | undefined
  do {
    const asked = SealUseQuery.parse(after === undefined ? {} : { after })
    const { rows, next } = await listSealUses(world, archivist, asked)
    numbers.push(...rows.map(({ number }) => number))
    after = next ?? undefined
  } while (after !== undefined)
  return numbers
}

/** Each year from its last number down to one. */
async function countedSealNumbers({ db }: TestWorld): Promise<string[]> {
  const years = await db.owner
    .selectFrom('casework.seal_use')
    .select(['year', ({ fn }) => fn.countAll<string>().as('uses')])
    .groupBy('year')
    .orderBy('year', 'desc')
    .execute()
  expect(years.length).toBeGreaterThan(0)
  return years.flatMap(({ year, uses }) =>
    Array.from({ length: Number(uses) }, (_, i) => `${year}年第${Number(uses) - i}号`),
  )
}

test(
  'started soon after the Spring Festival of 2025, the cases stand in every stage, their numbers without a gap and in the order of their dates',
  () =>
    withWorld(async (world) => {
      world.setTime('2025-02-24T01:00:00.000Z')
      const cast = await aCast(world)

      await playStories({ ...world, printer: plainPrinter }, cast)

      const cases = await world.db.owner
        .selectFrom('casework.case_file')
        .select(['state', 'due_on'])
        .execute()
      expect(cases).toHaveLength(34)
      const late = cases.filter(({ state, due_on: due }) => state === 'open' && due! < '2025-02-24')
      expect(late).toHaveLength(1)
      const events = await world.db.owner.selectFrom('casework.case_event').select('at').execute()
      const days = events.map(({ at }) => chinaDay(at.toISOString())).sort()
      expect(days[0]! > '2024-05').toBe(true)
      expect(days.at(-1)! > '2025-02-19' && days.at(-1)! < '2025-02-24').toBe(true)
      // 2025: 28 January to 4 February.
      expect(days.filter((day) => day >= '2025-01-28' && day <= '2025-02-04')).toEqual([])
      const letters = await world.db.owner
        .selectFrom('casework.document')
        .select(['year', 'serial'])
        .where('word', '=', '罚决')
        // Two may be sealed at the same minute of the simulated clock.
        .orderBy('sealed_at')
        .orderBy('serial')
        .execute()
      for (const year of [2024, 2025]) {
        const serials = letters.filter((letter) => letter.year === year).map(({ serial }) => serial)
        expect(serials.length).toBeGreaterThan(0)
        expect(serials).toEqual(serials.map((_, i) => i + 1))
      }
      const papers = await world.db.owner.selectFrom('casework.document').select('paper').execute()
      const faults = papers.map(({ paper }) => {
        const sealed = paper as Paper
        return [sealed.type, ...emptyRows(sealed)]
      })
      expect(faults.length).toBeGreaterThan(400)
      expect(faults.filter((each) => each.length > 1)).toEqual([])
      const notices = await world.db.owner.selectFrom('casework.notice').select('state').execute()
      expect(notices.filter(({ state }) => state === 'withdrawn')).toHaveLength(2)
      expect(notices.filter(({ state }) => state === 'published')).toHaveLength(12)
      expect(notices.filter(({ state }) => state === 'withheld')).toHaveLength(1)
      const shown = await world.db.owner
        .selectFrom('publication.entry')
        .select('number')
        .where('status', '=', 'published')
        // 届满自动停止公示: these still stand on the portal at the start, and for some weeks.
        .where('expires_on', '>=', '2025-03-24')
        .execute()
      expect(shown).toHaveLength(12)
      for (const year of [2024, 2025]) {
        expect(await reportedReviews(world, cast, year)).toEqual(
          await recountedReviews(world, year),
        )
      }
      expect(await sealNumbers(world, cast)).toEqual(await countedSealNumbers(world))
      await sequence(world.db)
      const objectsFolder = join(world.dataDir, 'objects')
      expect(await verified(world.db, { objectsFolder })).toEqual([])
      expect(await examinersFindings(world, cast)).toEqual([])
    }),
  300_000,
)
