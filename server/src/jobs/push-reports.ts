import { pushDueBatches } from '../office/publicity/double-publicity/push-batch.ts'
import { listAgencies } from '../storage/publication/read-portal.ts'
import type { World } from '../world.ts'

const intervalMs = 30_000

/** Pushes 双公示 batches whose time has come, every half minute. */
export function startReports(
  world: Pick<World, 'clock' | 'office' | 'portal' | 'sealingKey' | 'pushNetworks'>,
  { report }: { report: (fault: Error) => void },
): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const run = async () => {
    if (busy) return
    busy = true
    try {
      for (const { agency_id } of await listAgencies(world.portal)) {
        await pushDueBatches(world, agency_id)
      }
    } catch (fault) {
      report(fault as Error)
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => {
    running = run()
  }, intervalMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
