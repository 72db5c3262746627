import { expireSeizures } from '../office/cases/expire-seizures.ts'
import type { World } from '../world.ts'

const everyTenMinutes = 600_000

/** 届满提示: looks for periods of seizures that ran out, now and every ten minutes. */
export async function startSeizureWatch(
  world: World,
  { report }: { report: (fault: Error) => void },
): Promise<{ stop(): Promise<void> }> {
  let running: Promise<unknown> = Promise.resolve()
  const run = () => {
    running = expireSeizures(world).catch((fault: Error) => report(fault))
    return running
  }
  await run()
  const timer = setInterval(() => void run(), everyTenMinutes)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
