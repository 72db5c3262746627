import { expect, test } from 'vitest'
import { aCast } from '../../test/cast.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { withWorld } from '../../test/world.ts'
import { playStories } from './seed-demo.ts'

test(
  'thirty cases stand in every stage, their numbers without a gap and in the order of their dates',
  () =>
    withWorld(async (world) => {
      const cast = await aCast(world)

      await playStories({ ...world, printer: plainPrinter }, cast)

      const cases = await world.db.owner
        .selectFrom('casework.case_file')
        .select(['step', 'state'])
        .execute()
      expect(cases).toHaveLength(30)
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
      const notices = await world.db.owner.selectFrom('casework.notice').select('state').execute()
      expect(notices.filter(({ state }) => state === 'withdrawn')).toHaveLength(2)
      expect(notices.filter(({ state }) => state === 'published')).toHaveLength(11)
      expect(notices.filter(({ state }) => state === 'withheld')).toHaveLength(1)
      const shown = await world.db.owner
        .selectFrom('publication.entry')
        .select('number')
        .where('status', '=', 'published')
        // 届满自动停止公示: these still stand on the portal at the start, and for some weeks.
        .where('expires_on', '>=', '2026-12-20')
        .execute()
      expect(shown).toHaveLength(11)
    }),
  120_000,
)
