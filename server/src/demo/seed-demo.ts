import type { World } from '../world.ts'
import { playCase } from './play-case.ts'
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

/** One login per role. */
export const demoLogins: readonly DemoLogin[] = []

/** Fills an empty database through the use cases. Returns what was made, in a few Chinese words. */
export async function seedDemo(_world: World): Promise<string> {
  return '无'
}
