import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { sql, type Kysely } from 'kysely'
import type { Database } from '../src/storage/database.ts'

export type Load = {
  readonly port: number
  readonly path: string
  readonly connections: number
  readonly seconds: number
}

export type LoadResult = {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly failed: number
  readonly bytesEach: number
}

/** Requests from a thread of their own, so that the measured server keeps its event loop. */
export async function measureLoad(load: Load): Promise<LoadResult> {
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url), { workerData: load })
  const [result] = (await once(worker, 'message')) as [LoadResult]
  await worker.terminate()
  return result
}

export type Cost = { readonly wall: number; readonly cpu: number }

/**
 * What one act costs the server in milliseconds: time, and time on a processor of this process
 * together with the database's processes of the portal's role.
 */
export async function costMeter(
  owner: Kysely<Database>,
): Promise<(act: () => Promise<unknown>) => Promise<Cost>> {
  let backends = await portalBackends(owner)
  let acts = 0
  return async (act) => {
    // The pool closes idle connections and opens others.
    if (++acts % 50 === 0) backends = await portalBackends(owner)
    // Reading what the database used is not part of the act.
    const database = onProcessor(backends)
    const [cpu, wall] = [process.cpuUsage(), performance.now()]
    await act()
    const elapsed = performance.now() - wall
    const { user, system } = process.cpuUsage(cpu)
    return { wall: elapsed, cpu: (user + system) / 1000 + onProcessor(backends) - database }
  }
}

/** The database's processes, with the milliseconds each was last seen to have used. */
type Backends = Map<number, number>

async function portalBackends(owner: Kysely<Database>): Promise<Backends> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where usename = 'zhaofa_portal'`.execute(owner)
  return new Map(rows.map(({ pid }) => [pid, 0]))
}

/** Milliseconds these processes have been on a processor since they started (Linux). */
function onProcessor(backends: Backends): number {
  for (const pid of backends.keys()) {
    const file = `/proc/${pid}/schedstat`
    // One that has ended used what it used.
    if (existsSync(file)) {
      backends.set(pid, Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6)
    }
  }
  return [...backends.values()].reduce((sum, used) => sum + used, 0)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
