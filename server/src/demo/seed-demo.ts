import { addDays, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { isAdministrator, roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import type { World } from '../world.ts'
import { demoAdministrators, demoPassword, demoPeople, demoSupervisor } from './demo-people.ts'
import { confirmPower } from './confirm-power.ts'
import { demoDays } from './demo-days.ts'
import { playArticles } from './play-articles.ts'
import { playCase } from './play-case.ts'
import { playLegalUnit } from './play-legal-unit.ts'
import { playLetters } from './play-letters.ts'
import { playLists } from './play-lists.ts'
import { playOldCases } from './play-old-cases.ts'
import { playPlan, type DemoTasks } from './play-plan.ts'
import { playCoercion, playRecords } from './play-records.ts'
import { playSpotCase } from './play-spot-case.ts'
import { spotStories } from './spot-stories.ts'
import { playVisit } from './play-visit.ts'
import type { VisitStory } from './visit-story.ts'
import { visitStories } from './visit-stories.ts'
import { playScans } from './play-scans.ts'
import { seedPeople } from './seed-people.ts'
import { Stage, StoryCutShort, type Cast } from './stage.ts'
import { stories } from './stories.ts'
import { Timeline } from './timeline.ts'

/** An account of the demo, as printed after the start and shown on the sign-in page. */
type DemoLogin = {
  readonly role: string
  readonly name: string
  readonly account: string
  readonly password: string
}

/**
 * Plays every story, all of them side by side in the order of their dates.
 * @param visits that need the lists of the agency to be published before, and
 * @param tasks from which some of them begin.
 */
export async function playStories(
  world: World,
  cast: Cast,
  days = demoDays(world.clock.now()),
  visits: readonly VisitStory[] = [],
  tasks: DemoTasks = new Map(),
): Promise<void> {
  await confirmPower(world, cast, { code: 'CF-015-03', on: days.on('2026-08-11') })
  const timeline = new Timeline(stories.length + spotStories.length + visits.length)
  const lastDay = addDays(days.today, -1)
  const play = async <S extends { readonly startsOn: PlainDate }>(
    story: S,
    act: (stage: Stage, story: S) => Promise<string>,
  ) => {
    const startsOn = days.on(story.startsOn)
    try {
      await act(new Stage(world, cast, startsOn, { timeline, lastDay }), { ...story, startsOn })
    } catch (error) {
      if (!(error instanceof StoryCutShort)) throw error
    } finally {
      timeline.leave()
    }
  }
  await Promise.all([
    ...stories.map((story) => play(story, playCase)),
    ...spotStories.map((story) => play(story, playSpotCase)),
    ...visits.map((story) => play(story, (stage, each) => playVisit(stage, each, tasks))),
  ])
}

/** Cases of the ordinary procedure, those decided on the spot, and visits. */
export const demoCases = stories.length + spotStories.length + visitStories.length

/** One login per role, first of those who hold it. */
export const demoLogins: readonly DemoLogin[] = (Object.keys(roles) as Role[]).flatMap((role) => {
  const person = isAdministrator(role)
    ? demoAdministrators.commerce[role]
    : [...demoPeople, demoSupervisor].find((each) => each.roles.includes(role))
  return person
    ? [{ role: roles[role], name: person.name, account: person.account, password: demoPassword }]
    : []
})

/** Beside the people, the supervisor and the three administrators of each of the two agencies. */
const demoStaff = demoPeople.length + 1 + 2 * 3

/** Fills an empty database through the use cases. Returns what was made, in a few Chinese words. */
export async function seedDemo(world: World): Promise<string> {
  const days = demoDays(world.clock.now())
  const cast = await seedPeople(world, days)
  await playLegalUnit(world, cast, days)
  await playLists(world, cast, days)
  await playArticles(world, cast, days)
  const tasks = await playPlan(world, cast, days)
  await playStories(world, cast, days, visitStories, tasks)
  await playRecords(world, cast, days)
  await playCoercion(world, cast, days)
  await playLetters(world, cast, days)
  await playScans(world, days)
  await playOldCases(world, cast, days)
  return `${demoStaff} 人、${demoCases} 个案件`
}
