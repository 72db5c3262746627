import { expireSeizures } from '../office/cases/expire-seizures.ts'
import type { World } from '../world.ts'
import { repeat, type Repeated } from './repeat.ts'

const everyTenMinutesMs = 600_000

/** 届满提示: looks for periods of seizures that ran out, now and every ten minutes. */
export const startSeizureWatch = (
  world: World,
  { report }: { report: (fault: Error) => void },
): Promise<Repeated> => repeat(() => expireSeizures(world), everyTenMinutesMs, report)
