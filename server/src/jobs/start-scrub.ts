import { scrubNextShare, type ScrubFinding } from '../office/records/scrub-share.ts'
import type { World } from '../world.ts'

const intervalMs = 3_600_000

/**
 * Reads a share of the stored files back each day (回读校验), some time after the start and then every
 * hour until the day's shares are done. What is found is reported and kept in platform.scrub_share.
 */
export function startScrub(
  world: Pick<World, 'clock' | 'office' | 'dataDir'>,
  { report, found }: { report: (fault: Error) => void; found: (finding: ScrubFinding) => void },
): { stop(): Promise<void> } {
  let stopping = false
  let running: Promise<void> = Promise.resolve()
  const run = async () => {
    while (!stopping) {
      const done = await scrubNextShare(world)
      if (!done) return
      for (const finding of done.findings) found(finding)
    }
  }
  const timer = setInterval(() => {
    // A share may take longer than an hour: the next begins after it.
    running = running.then(run).catch((fault: Error) => report(fault))
  }, intervalMs)
  return {
    stop: async () => {
      stopping = true
      clearInterval(timer)
      await running
    },
  }
}
