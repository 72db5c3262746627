import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyRows } from '@zhaofa/domain/paper/empty-rows.ts'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { aCast } from '../../test/cast.ts'
import { sequence } from '../../test/ledger.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { verified } from '../../test/verified.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { viewFileReview } from '../office/cases/views/file-review-view.ts'
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

// The hardest day of those that are known: the Spring Festival lies in the last weeks, and a year ended on the way.
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
      await sequence(world.db)
      const objectsFolder = join(world.dataDir, 'objects')
      expect(await verified(world.db, { objectsFolder })).toEqual([])
      expect(await examinersFindings(world, cast)).toEqual([])
    }),
  300_000,
)
