import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { playCase } from '../src/demo/play-case.ts'
import { Stage, type Cast } from '../src/demo/stage.ts'
import type { Story } from '../src/demo/story.ts'
import { aCast } from './cast.ts'
import { plainPrinter } from './plain-printer.ts'
import { keepWorld, withCopyOf, type KeptWorld, type TestWorld } from './world.ts'

/** A case of the demo that was played, and the stage as its story left it. */
export type PlayedCase = {
  readonly world: TestWorld
  readonly cast: Cast
  readonly stage: Stage
  readonly caseId: string
}

/** What a test finds of what was played before it: the stage, and whatever else was noted. */
type Left = { readonly stage: Stage }

/**
 * Plays once a worker, and begins every test with a copy of what was left: playing takes seconds, a copy a fraction of
 * one. What is noted must be values, not connections.
 */
export function playedOnce<S extends Left>(play: (world: TestWorld, cast: Cast) => Promise<S>) {
  let made: Promise<{ readonly kept: KeptWorld; readonly left: S }> | undefined
  const make = async () => {
    let left: S | undefined
    const kept = await keepWorld(async (world) => {
      left = await play(world, await aCast(world))
    })
    if (!left) throw new Error('it was played')
    return { kept, left }
  }
  return async <T>(
    work: (played: S & { readonly world: TestWorld; readonly cast: Cast }) => Promise<T>,
  ): Promise<T> => {
    const { kept, left } = await (made ??= make())
    return withCopyOf(kept, (world) => {
      const stage = left.stage.in({ ...world, printer: plainPrinter })
      return work({ ...left, stage, world, cast: stage.cast })
    })
  }
}

const played = new Map<string, ReturnType<typeof playedOnce<Left & { caseId: string }>>>()

/**
 * Runs `work` in a world of its own in which the story was played.
 * @param startsOn other than the day of the story.
 */
export function withPlayedCase<T>(
  story: Story,
  work: (played: PlayedCase) => Promise<T>,
  startsOn: PlainDate = story.startsOn,
): Promise<T> {
  const key = JSON.stringify([story, startsOn])
  const once =
    played.get(key) ??
    playedOnce(async (world, cast) => {
      const stage = new Stage({ ...world, printer: plainPrinter }, cast, startsOn)
      return { stage, caseId: await playCase(stage, story) }
    })
  played.set(key, once)
  return once(work)
}
