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

type Played = { readonly kept: KeptWorld; readonly stage: Stage; readonly caseId: string }
const played = new Map<string, Promise<Played>>()

/**
 * Runs `work` in a world of its own in which the story was played. A story is played once a worker, and every test begins
 * with a copy of what it left: playing takes seconds, a copy a fraction of one.
 * @param startsOn other than the day of the story.
 */
export async function withPlayedCase<T>(
  story: Story,
  work: (played: PlayedCase) => Promise<T>,
  startsOn: PlainDate = story.startsOn,
): Promise<T> {
  const key = JSON.stringify([story, startsOn])
  const known = played.get(key) ?? play(story, startsOn)
  played.set(key, known)
  const { kept, stage, caseId } = await known
  return withCopyOf(kept, (world) => {
    const copy = stage.in({ ...world, printer: plainPrinter })
    return work({ world, cast: stage.cast, stage: copy, caseId })
  })
}

async function play(story: Story, startsOn: PlainDate): Promise<Played> {
  let left: Omit<Played, 'kept'> | undefined
  const kept = await keepWorld(async (world) => {
    const cast = await aCast(world)
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, startsOn)
    left = { stage, caseId: await playCase(stage, story) }
  })
  if (!left) throw new Error('the story was played')
  return { kept, ...left }
}
