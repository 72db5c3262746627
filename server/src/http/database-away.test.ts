import type { FastifyInstance } from 'fastify'
import { connect as connectTo, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { expect, test, vi } from 'vitest'
import { withWorld, type TestWorld } from '../../test/world.ts'
import { connect } from '../storage/connect.ts'
import { createApp } from './app.ts'
import { freshForMs } from './portal/frame/data-state.ts'

/** A way to the database that can be cut under its connections and opened again. */
async function wayTo({ host = '', port = 0 }: Pick<ClientConfig, 'host' | 'port'>) {
  const clients = new Set<Socket>()
  const way = createServer((client) => {
    const database = connectTo(join(host, `.s.PGSQL.${port}`))
    clients.add(client)
    client.on('error', () => undefined).on('close', () => database.destroy())
    database.on('error', () => undefined).on('close', () => client.destroy())
    client.pipe(database).pipe(client)
  })
  const listen = (at: number) =>
    new Promise<void>((done) => way.listen(at, '127.0.0.1', () => done()))
  await listen(0)
  const { port: own } = way.address() as AddressInfo
  return {
    port: own,
    open: () => listen(own),
    cut: async () => {
      for (const each of clients) each.resetAndDestroy()
      clients.clear()
      if (way.listening) await new Promise((done) => way.close(done))
    },
  }
}

type Cut = { app: FastifyInstance; way: Awaited<ReturnType<typeof wayTo>> }

/** The application as its two roles, over such a way. */
async function overWay(world: TestWorld, work: (cut: Cut) => Promise<void>): Promise<void> {
  const way = await wayTo(world.db.connection('office'))
  const through = (role: 'office' | 'portal') =>
    connect(
      { ...world.db.connection(role), host: '127.0.0.1', port: way.port },
      { max: 2, name: `cut ${role}` },
    )
  const [office, portal] = [through('office'), through('portal')]
  const app = await createApp({ ...world, office, portal })
  try {
    await work({ app, way })
  } finally {
    await app.close()
    await Promise.all([office.destroy(), portal.destroy()])
    await way.cut()
  }
}

test('while the database is away everybody is told so with the time to wait, and it goes on when it is back', () =>
  withWorld((world) =>
    overWay(world, async ({ app, way }) => {
      const ask = () =>
        Promise.all([
          app.inject({ url: '/decisions', headers: { accept: 'text/html' } }),
          app.inject({ url: '/api/session', headers: { cookie: 'zhaofa_session=abc' } }),
          app.inject({
            method: 'POST',
            url: '/api/session',
            payload: { account: 'nobody', password: 'wrong' },
          }),
        ])
      const before = (await ask()).map(({ statusCode }) => statusCode)
      expect(before.slice(1)).toEqual([401, 401])

      await way.cut()
      // Until then a page that was just read is sent from memory, and rightly so.
      await sleep(freshForMs)
      const [page, ...others] = await ask()
      for (const answer of [page, ...others]) {
        expect(answer.statusCode).toBe(503)
        expect(answer.headers['retry-after']).toBe('2')
        expect(answer.headers['cache-control']).toBe('no-store')
        expect(answer.body).toContain('数据库正在恢复')
      }
      expect(page.headers['content-type']).toContain('text/html')

      await way.open()
      // A connection that broke while it lay idle is found out by whoever takes it first.
      await vi.waitFor(
        async () => expect((await ask()).map(({ statusCode }) => statusCode)).toEqual(before),
        { timeout: 5_000 },
      )
    }),
  ))
