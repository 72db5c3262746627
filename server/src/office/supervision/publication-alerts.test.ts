import { expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { withPlayedCase } from '../../../test/played-case.ts'
import type { TestWorld } from '../../../test/world.ts'
import { playPublicity } from '../../demo/play-publicity.ts'
import type { Cast, Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { viewMyWork } from '../desk/my-work.ts'

type Decided = { world: TestWorld; cast: Cast; stage: Stage; caseId: string }

async function withDecision(work: (decided: Decided) => Promise<void>): Promise<void> {
  const story = stories.find(({ until }) => until === 'served')
  if (!story) throw new Error('no story that ends with service')
  await withPlayedCase(story, work, plainDate('2026-09-29'))
}

/** What the case's alert says on a day, as this person sees it in 我的工作. */
async function alertOn({ world }: Decided, actor: Actor, day: string) {
  world.setTime(`${day}T01:00:00.000Z`)
  const { alerts } = await viewMyWork(world, actor)
  return alerts.filter(({ text }) => text.includes('公示'))
}

// Decided on Tuesday 3 November. Working days after it: 4, 5, 6, 9, 10, 11, 12 November.
test.each([
  ['2026-11-06', null],
  ['2026-11-08', null],
  ['2026-11-09', '决定作出已满四个工作日仍未公示，请按期公示'],
  ['2026-11-12', '决定作出已满四个工作日仍未公示，请按期公示'],
  ['2026-11-13', '已超过决定作出之日起七个工作日的公示期限'],
])('a decision of 3 November that is not published: on %s %s (国办发〔2018〕118号)', (day, said) =>
  withDecision(async (decided) => {
    const { collector, checker, publisher, officers, archivist } = decided.cast
    const alerts = await alertOn(decided, collector, day)
    expect(alerts.map(({ text }) => text.split('：')[1])).toEqual(said === null ? [] : [said])
    expect(alerts.every(({ effect }) => effect === '公示期限到 2026-11-12 止。')).toBe(true)
    // It was not collected yet, so it is nothing that the two who come after could act on.
    for (const actor of [checker, publisher]) expect(await alertOn(decided, actor, day)).toEqual([])
    expect(await alertOn(decided, officers[0], day)).toHaveLength(said === null ? 0 : 1)
    expect(await alertOn(decided, archivist, day)).toEqual([])
  }),
)

test('leads the publicity staff to the desk and the officer to the case', () =>
  withDecision(async (decided) => {
    const { cast, caseId } = decided
    const hrefOf = async (actor: Actor) => (await alertOn(decided, actor, '2026-11-10'))[0]?.href

    expect(await hrefOf(cast.collector)).toBe(`/office/publicity/${caseId}`)
    expect(await hrefOf(cast.officers[0])).toBe(`/office/cases/${caseId}`)
  }))

test('is gone when the decision is published', () =>
  withDecision(async (decided) => {
    await playPublicity(decided.stage, decided.caseId)

    expect(await alertOn(decided, decided.cast.collector, '2026-11-10')).toEqual([])
  }))
