import { stampPapers } from '../office/signing/stamp-papers.ts'
import type { World } from '../world.ts'
import { repeat, type Repeated } from './repeat.ts'

const everyMinuteMs = 60_000

/** 补盖时间戳: papers that were sealed without one get it, now and every minute. */
export const startStamping = (
  world: World,
  { report }: { report: (fault: Error) => void },
): Promise<Repeated> => repeat(() => stampPapers(world), everyMinuteMs, report)
