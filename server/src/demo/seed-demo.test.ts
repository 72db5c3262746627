import { expect, test } from 'vitest'
import { emptyRows } from '@zhaofa/domain/paper/empty-rows.ts'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { aCast } from '../../test/cast.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
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

test(
  'the cases stand in every stage, their numbers without a gap and in the order of their dates',
  () =>
    withWorld(async (world) => {
      const cast = await aCast(world)

      await playStories({ ...world, printer: plainPrinter }, cast)

      const cases = await world.db.owner
        .selectFrom('casework.case_file')
        .select(['step', 'state'])
        .execute()
      expect(cases).toHaveLength(34)
      const lastEvent = await world.db.owner
        .selectFrom('casework.case_event')
        .select((row) => row.fn.max('at').as('at'))
        .executeTakeFirstOrThrow()
      expect(lastEvent.at.toISOString() < '2026-11-23').toBe(true)
      const letters = await world.db.owner
        .selectFrom('casework.document')
        .select(['serial', 'sealed_at'])
        .where('word', '=', '罚决')
        // Two may be sealed at the same minute of the simulated clock.
        .orderBy('sealed_at')
        .orderBy('serial')
        .execute()
      expect(letters.map(({ serial }) => serial)).toEqual(letters.map((_, i) => i + 1))
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
        .where('expires_on', '>=', '2026-12-20')
        .execute()
      expect(shown).toHaveLength(12)
      expect(await examinersFindings(world, cast)).toEqual([])
    }),
  300_000,
)
