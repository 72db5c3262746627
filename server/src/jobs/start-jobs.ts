import { join } from 'node:path'
import type { Cosigner } from '../cosigners.ts'
import { logSigner } from '../storage/ledger/signing-key.ts'
import type { OpenedDatabase } from '../storage/open-database.ts'
import { fullDiskOf } from '../disk-watch.ts'
import type { World } from '../world.ts'
import { startCosigning } from './ask-cosigners.ts'
import { startExpiry } from './expire-publications.ts'
import { startReports } from './push-reports.ts'
import { startScrub } from './start-scrub.ts'
import { startStamping } from './stamp-papers.ts'
import { startSeizureWatch } from './watch-seizures.ts'
import { startSequencer } from './sequencer.ts'

/** Work that goes on beside the requests. `stop` finishes what is in hand. */
type Job = { readonly name: string; stop(): Promise<void> }

/** Starts every job of a server process. Each area adds its own here. */
export async function startJobs(
  world: World,
  { connectionAs }: Pick<OpenedDatabase, 'connectionAs'>,
  cosigners: readonly Cosigner[] = [],
): Promise<Job[]> {
  const { dataDir, logOrigin } = world
  const told = (job: string) => (fault: Error) => {
    const full = fullDiskOf(fault)
    if (full) world.disk.failed(full)
    console.error(`${job}:`, fault.message)
  }
  const sequencer = await startSequencer({
    database: connectionAs('zhaofa_sequencer'),
    signer: logSigner(logOrigin, { folder: join(dataDir, 'keys') }),
    report: told('sequencer'),
  })
  const expiry = await startExpiry(world, {
    report: told('expiry of publications'),
  })
  const seizures = await startSeizureWatch(world, {
    report: told('periods of seizures'),
  })
  const stamping = await startStamping(world, {
    report: told('time stamps'),
  })
  const scrub = startScrub(world, {
    report: told('scrub'),
    found: (finding) => console.error('scrub:', JSON.stringify(finding)),
  })
  const reports = startReports(world, {
    report: told('reports'),
  })
  const cosigning = startCosigning(world, {
    cosigners,
    database: connectionAs('zhaofa_sequencer'),
    report: told('cosigning of the log'),
  })
  return [
    { name: 'sequencer', stop: () => sequencer.stop() },
    { name: 'expiry', stop: () => expiry.stop() },
    { name: 'seizures', stop: () => seizures.stop() },
    { name: 'time stamps', stop: () => stamping.stop() },
    { name: 'scrub', stop: () => scrub.stop() },
    { name: 'reports', stop: () => reports.stop() },
    { name: 'cosigning', stop: () => cosigning.stop() },
  ]
}

/** The last started ends first: later jobs may rely on earlier ones. */
export async function stopJobs(jobs: readonly Job[]): Promise<void> {
  for (const job of jobs.toReversed()) await job.stop()
}
