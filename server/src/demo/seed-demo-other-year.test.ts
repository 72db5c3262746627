import { expect, test } from 'vitest'
import { aCast } from '../../test/cast.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { withWorld } from '../../test/world.ts'
import { playStories } from './seed-demo.ts'

// A file of its own: the whole demo takes a minute, and files run side by side.
test(
  'started soon after the Spring Festival of 2025, the demo ends the day before, and one case is late',
  () =>
    withWorld(async (world) => {
      world.setTime('2025-02-24T01:00:00.000Z')
      const cast = await aCast(world)

      await playStories({ ...world, printer: plainPrinter }, cast)

      const events = await world.db.owner
        .selectFrom('casework.case_event')
        .select((row) => [row.fn.min('at').as('first'), row.fn.max('at').as('last')])
        .executeTakeFirstOrThrow()
      expect(events.first.toISOString() > '2024-05').toBe(true)
      expect(events.last.toISOString() > '2025-02-19').toBe(true)
      expect(events.last.toISOString() < '2025-02-24').toBe(true)
      // 2025: 28 January to 4 February.
      const inHolidays = await world.db.owner
        .selectFrom('casework.case_event')
        .select('type')
        .where('at', '>=', new Date('2025-01-28T00:00:00Z'))
        .where('at', '<', new Date('2025-02-05T00:00:00Z'))
        .execute()
      expect(inHolidays).toEqual([])
      const late = await world.db.owner
        .selectFrom('casework.case_file')
        .select('id')
        .where('state', '=', 'open')
        .where('due_on', '<', '2025-02-24')
        .execute()
      expect(late).toHaveLength(1)
    }),
  300_000,
)
