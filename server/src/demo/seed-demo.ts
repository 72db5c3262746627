import { isAdministrator, roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import type { World } from '../world.ts'
import { demoAdministrators, demoPassword, demoPeople, demoSupervisor } from './demo-people.ts'
import { playArticles } from './play-articles.ts'
import { playCase } from './play-case.ts'
import { playLetters } from './play-letters.ts'
import { playLists } from './play-lists.ts'
import { playRecords } from './play-records.ts'
import { playScans } from './play-scans.ts'
import { seedPeople } from './seed-people.ts'
import { Stage, type Cast } from './stage.ts'
import { stories } from './stories.ts'
import { Timeline } from './timeline.ts'

/** An account of the demo, as printed after the start and shown on the sign-in page. */
export type DemoLogin = {
  readonly role: string
  readonly name: string
  readonly account: string
  readonly password: string
}

/** Plays every story, all of them side by side in the order of their dates. */
export async function playStories(world: World, cast: Cast): Promise<void> {
  const timeline = new Timeline(stories.length)
  await Promise.all(
    stories.map(async (story) => {
      const stage = new Stage(world, cast, story.startsOn, timeline)
      try {
        await playCase(stage, story)
      } finally {
        timeline.leave()
      }
    }),
  )
}

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
  const cast = await seedPeople(world)
  await playLists(world, cast)
  await playArticles(world, cast)
  await playStories(world, cast)
  await playRecords(world, cast)
  await playLetters(world, cast)
  await playScans(world)
  return `${demoStaff} 人、${stories.length} 个案件`
}
