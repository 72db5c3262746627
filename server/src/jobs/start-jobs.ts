import type { World } from '../world.ts'

/** Work that goes on beside the requests. `stop` finishes what is in hand. */
export type Job = { readonly name: string; stop(): Promise<void> }

/** Starts every job of a server process. Each area adds its own here. */
export async function startJobs(_world: World): Promise<Job[]> {
  return []
}

/** The last started ends first: later jobs may rely on earlier ones. */
export async function stopJobs(jobs: readonly Job[]): Promise<void> {
  for (const job of jobs.toReversed()) await job.stop()
}
