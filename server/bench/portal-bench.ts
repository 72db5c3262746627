import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'
import { createApp } from '../src/http/app.ts'
import { withPublishedNotices, type BenchWorld } from './bench-world.ts'
import type { Bench } from './bench-type.ts'
import { mixedLoad } from './mixed-load.ts'
import { costMeter, measureLoad, percentile, type Cost } from './measure-load.ts'

const connections = 16

/** The portal's pages against the same bytes from a static file server on this machine. */
export const portalBench: Bench = {
  name: 'portal',
  summary:
    'cached pages against a static file server; uncached pages; mixed load (--rows N, --keep DIR, --seconds N)',
  async run({ quick, option }) {
    const count = Number(option('rows') ?? (quick ? 2000 : 100_000))
    const seconds = Number(option('seconds') ?? (quick ? 2 : 60))
    console.log(`${count} notices …`)
    await withPublishedNotices({ count, keep: option('keep') }, async (bench) => {
      const app = await createApp(bench.world, { visitors: null })
      await cachedPages(app, quick ? 1 : 3)
      await uncachedPages(app, bench, quick ? 40 : 400)
      await app.close()
      await mixedLoad(bench, seconds)
    })
  },
}

async function cachedPages(app: FastifyInstance, seconds: number): Promise<void> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const pages = { home: '/', list: '/decisions', detail: '/decisions/n000000001' }
  console.log('page      portal/s   p99 ms   static/s   p99 ms   ratio   bytes')
  for (const [name, path] of Object.entries(pages)) {
    const answer = await app.inject({ url: path, headers: { 'accept-encoding': 'br' } })
    await withStaticServer(answer.rawPayload, async (staticPort) => {
      const load = { path, connections, seconds }
      const served = await measureLoad({ ...load, path: '/page.html', port: staticPort })
      const ours = await measureLoad({ ...load, port: portOf(app) })
      const again = await measureLoad({ ...load, path: '/page.html', port: staticPort })
      const still = (served.perSecond + again.perSecond) / 2
      console.log(
        [
          name.padEnd(7),
          figure(ours.perSecond, 10),
          figure(ours.p99, 8, 1),
          figure(still, 10),
          figure(served.p99, 8, 1),
          figure(ours.perSecond / still, 7, 2),
          figure(ours.bytesEach, 7),
          ours.failed > 0 ? ` ${ours.failed} failed` : '',
        ].join(' '),
      )
    })
  }
}

/** The file exactly as the portal would send it, read from disk, compressed beforehand. */
async function withStaticServer(
  compressed: Buffer,
  work: (port: number) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zhaofa-static-'))
  writeFileSync(join(folder, 'page.html'), compressed)
  writeFileSync(join(folder, 'page.html.br'), compressed)
  const server = Fastify()
  await server.register(fastifyStatic, { root: folder, preCompressed: true })
  await server.listen({ port: 0, host: '127.0.0.1' })
  try {
    await work(portOf(server))
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Pages of one kind that are asked for before anything is measured: by then the code is compiled and plans are made. */
const warmUp = 300
/** Pages of which the processor's time is read together: reading it takes as long as a part of a page. */
const atOnce = 10

/** Every address once over HTTP, so that nothing is in the cache: request, database, page and compression. */
async function uncachedPages(
  app: FastifyInstance,
  { owner }: BenchWorld,
  rounds: number,
): Promise<void> {
  const kinds: Record<string, (i: number) => string> = {
    'list, 20 rows': (i) => `/decisions?before=${1_000_000 + i}`,
    'list, one matter': (i) => `/decisions?matter=CF-00${(i % 9) + 1}&before=${1_000_000 + i}`,
    'list, deep page': (i) => `/decisions?before=${1000 + i}`,
    'search, one word': (i) => `/decisions?q=%E5%A4%87%E6%A1%88&before=${1_000_000 + i}`,
    decision: (i) => `/decisions/n${String(i + 100).padStart(9, '0')}`,
  }
  const reader = new Worker(new URL('./page-reader.ts', import.meta.url), {
    workerData: portOf(app),
  })
  const read = async (paths: readonly string[]): Promise<number> => {
    reader.postMessage(paths)
    const [ownMs] = (await once(reader, 'message')) as [number]
    return ownMs
  }
  console.log('uncached             cpu p50   cpu p99   wall p50   ms')
  for (const [name, urlOf] of Object.entries(kinds)) {
    const paths = (from: number, length: number) =>
      Array.from({ length }, (_, i) => urlOf(from + i))
    await read(paths(rounds, quickly(rounds) ? 20 : warmUp))
    const cost = await costMeter(owner)
    const costs: Cost[] = []
    for (let i = 0; i < rounds; i += atOnce) {
      let readersMs = 0
      const { cpu, wall } = await cost(async () => {
        readersMs = await read(paths(i, atOnce))
      })
      costs.push({ cpu: (cpu - readersMs) / atOnce, wall: wall / atOnce })
    }
    const cpu = costs.map((each) => each.cpu)
    const wall = costs.map((each) => each.wall)
    console.log(
      `${name.padEnd(18)} ${figure(percentile(cpu, 0.5), 9, 2)} ${figure(percentile(cpu, 0.99), 9, 2)} ${figure(percentile(wall, 0.5), 10, 2)}`,
    )
  }
  await reader.terminate()
}

const quickly = (rounds: number) => rounds < warmUp

function portOf(app: FastifyInstance): number {
  return (app.server.address() as AddressInfo).port
}

function figure(value: number, width: number, digits = 0): string {
  return value.toFixed(digits).padStart(width)
}
