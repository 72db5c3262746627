import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { playCase } from '../../demo/play-case.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { withDesk } from '../../../test/desk.ts'
import { renewReviewFacts } from './renew-review-facts.ts'

const kept = sql<{
  version: number
  proposal: string
  on: string
  required: boolean
  facts: object
}>`
  select version, proposal, on_day as "on", required, facts from casework.review_facts
  order by case_id, version`

test('every proposal leaves its facts as it is made, and cases of before get the same at an upgrade', () =>
  withDesk(async ({ world, cast }) => {
    const story = stories[0]
    if (!story) throw new Error('the demo has no story')
    await playCase(new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn), {
      ...story,
      until: 'reviewed',
    })
    const { owner, superuser } = world.db
    const { rows: written } = await kept.execute(owner)

    expect(written.map(({ proposal }) => proposal)).toEqual(['decision', 'decision'])
    expect(written.at(-1)?.facts).toMatchObject({ matters: [story.matter] })
    await sql`alter table casework.review_facts disable trigger append_only`.execute(superuser)
    await sql`delete from casework.review_facts`.execute(superuser)
    expect(await renewReviewFacts(owner)).toBe(2)
    expect(await renewReviewFacts(owner)).toBe(0)
    expect((await kept.execute(owner)).rows).toEqual(written)
  }))
