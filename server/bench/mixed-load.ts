import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { createApp } from '../src/http/app.ts'
import { asPerson } from '../src/storage/as-person.ts'
import { publishNotice, withdrawNotice } from '../src/storage/publication/publish-notice.ts'
import { sampleNotice } from '../test/notices.ts'
import type { BenchWorld } from './bench-world.ts'
import { benchAgencies } from './generate-notices.ts'
import { chance, sampleCorpus } from './random-searches.ts'

export type MixedLoad = {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  readonly notices: number
  readonly searches: readonly string[]
  /** One address that asks for expensive searches as fast as it can. */
  readonly flood: boolean
}

export type MixedResult = {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** How often each status was answered. */
  readonly answers: readonly (readonly [status: number, count: number])[]
  readonly kinds: { readonly detail: number; readonly list: number; readonly search: number }
  /** Connections that broke. */
  readonly broken: number
}

const connections = 32

/**
 * 70 % decisions by Zipf, 20 % lists, 10 % searches, while the office publishes and withdraws; then the
 * same with a flood from one address beside it.
 */
export async function mixedLoad(bench: BenchWorld, seconds: number): Promise<void> {
  const app = await createApp(bench.world)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const dice = chance(3)
  const searches = sampleCorpus(bench.corpus, 200).map(({ words }) => dice.pick(words))
  const load = { port, connections, seconds, notices: bench.corpus.count, searches, flood: false }
  try {
    await measureMixed({ ...load, seconds: Math.min(seconds, 5) })
    const acts = publishAndWithdraw(bench)
    console.log('mixed load           pages/s   p50 ms   p99 ms   answers')
    print('readers', await measureMixed(load))
    const flood = { ...load, connections: 8, flood: true }
    const [beside, flooding] = await Promise.all([measureMixed(load), measureMixed(flood)])
    print('readers, with flood', beside)
    print('the flood itself', flooding)
    console.log(`meanwhile ${await acts.stop()}`)
  } finally {
    await app.close()
  }
}

async function measureMixed(load: MixedLoad): Promise<MixedResult> {
  const worker = new Worker(new URL('./mixed-load-worker.ts', import.meta.url), {
    workerData: load,
  })
  const [result] = (await once(worker, 'message')) as [MixedResult]
  await worker.terminate()
  return result
}

function print(name: string, { perSecond, p50, p99, answers, kinds, broken }: MixedResult): void {
  const statuses = answers.map(([status, count]) => `${status}: ${count}`).join(', ')
  const { detail, list, search } = kinds
  console.log(
    `${name.padEnd(19)} ${perSecond.toFixed(0).padStart(8)} ${p50.toFixed(1).padStart(8)} ${p99.toFixed(1).padStart(8)}   ` +
      `${statuses}; ${broken} broken (${detail} decisions, ${list} lists, ${search} searches)`,
  )
}

/** Every second one decision is published and the one before it withdrawn. */
function publishAndWithdraw({ world }: BenchWorld) {
  const agencyId = benchAgencies[0]?.id ?? ''
  const person = { agencyId, personId: '00000000-0000-4000-8000-0000000000aa' }
  const publishing = { agencyId, at: world.clock.now().toISOString() }
  const withdrawal = {
    ground: 'revoked',
    reason: '复议决定撤销原处罚决定',
    basisNumber: null,
    agencyName: '四平市商务局',
    on: plainDate('2026-11-23'),
  } as const
  const run = Date.now()
  const stopping = new AbortController()
  const acts = { published: 0, withdrawn: 0 }
  const idOf = (i: number) => `mixed-${run}-${i}`
  const work = (async () => {
    for (let i = 0; !stopping.signal.aborted; i++) {
      const serial = run * 1000 + i
      await asPerson(world.office, person, (tx) =>
        publishNotice(tx, sampleNotice({ publicId: idOf(i), serial }), publishing),
      )
      acts.published++
      if (i > 0) {
        await asPerson(world.office, person, (tx) =>
          withdrawNotice(tx, idOf(i - 1), withdrawal, publishing),
        )
        acts.withdrawn++
      }
      await pause(1000, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await work
      return `${acts.published} decisions published and ${acts.withdrawn} withdrawn`
    },
  }
}
