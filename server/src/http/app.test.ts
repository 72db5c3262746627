import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { cite } from '@zhaofa/domain/shared/citation.ts'
import { describe, expect, test } from 'vitest'
import { fact, record, sequence, tamper } from '../../test/ledger.ts'
import { withWorld, type TestWorld } from '../../test/world.ts'
import {
  ForbiddenError,
  MalformedRequestError,
  NotFoundError,
  StaleError,
  TooLargeError,
  UnauthenticatedError,
} from '../faults.ts'
import { createApp } from './app.ts'

/** An app with a route that fails with `fault`. */
async function failing(world: TestWorld, fault: unknown): Promise<FastifyInstance> {
  const app = await createApp(world)
  app.get('/api/failing', () => Promise.reject(fault as Error))
  return app
}

describe('faults at the edge', () => {
  test.each([
    [new UnauthenticatedError(), 401, '登录已失效，请重新登录。'],
    [new ForbiddenError('只有承办人可以修改。'), 403, '只有承办人可以修改。'],
    [new NotFoundError('没有这封来信'), 404, '没有这封来信'],
    [new NotFoundError(), 404, '没有找到。'],
    [new StaleError('案件'), 412, '这个案件刚被他人修改。请刷新后核对，您写的内容还在。'],
    [new StaleError('清单'), 412, '这份清单刚被他人修改。请刷新后核对，您写的内容还在。'],
    [new StaleError('公示件'), 412, '这件公示件刚被他人修改。请刷新后核对，您写的内容还在。'],
    [new StaleError('规则'), 412, '这条规则刚被他人修改。请刷新后核对，您写的内容还在。'],
    [new TooLargeError(''), 413, '文件太大，没有保存。'],
    [new MalformedRequestError('bad'), 400, '提交的内容格式不对，请检查后再试。'],
    [
      Object.assign(new Error('terminating connection'), { code: '57P01' }),
      503,
      '数据库正在恢复，没有保存。请过几秒再试一次。',
    ],
    [
      Object.assign(new Error('duplicate key'), {
        code: '23505',
        constraint: 'notice_case_id_key',
      }),
      409,
      '同时有人登记了同一项内容，没有保存。请刷新页面，核对现在的情况以后再办。',
    ],
  ])('%s becomes %i with a Chinese sentence that says what to do', (fault, status, title) =>
    withWorld(async (world) => {
      const app = await failing(world, fault)
      const answer = await app.inject('/api/failing')

      expect(answer.statusCode).toBe(status)
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(answer.json()).toMatchObject({ status, title })
    }),
  )

  test('an address that is there says what it may be asked with; nothing else is taken for one', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      const asked = async (method: string, url: string) => {
        const answer = await app.inject({ method: method as 'GET', url })
        const { title } = answer.json<{ title: string }>()
        return [answer.statusCode, answer.headers.allow, title.slice(0, 6)]
      }
      const cannot = '这个地址不能'
      for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'QUERY']) {
        expect(await asked(method, '/api/cases?q=1')).toEqual([405, 'GET, HEAD, POST', cannot])
      }
      const id = '11111111-1111-4111-8111-111111111111'
      expect(await asked('POST', `/api/cases/${id}`)).toEqual([405, 'GET, HEAD', cannot])
      expect(await asked('GET', `/api/cases/${id}/uploads`)).toEqual([405, 'POST', cannot])
      expect(await asked('PUT', '/log/tile/0/000')).toEqual([405, 'GET, HEAD', cannot])
      expect(await asked('POST', '/decisions')).toEqual([405, 'GET, HEAD', cannot])
      expect(await asked('PUT', `/api/cases/${id}/nowhere`)).toEqual([
        404,
        undefined,
        '没有这个地址',
      ])
      expect(await asked('QUERY', '/nowhere')).toEqual([404, undefined, '没有这个地址'])
      expect(await asked('GET', '/log/js/none')).toEqual([404, undefined, '没有这个地址'])
    }))

  test('a database that is away is told as that, with the time to wait; nothing else is taken for it', () =>
    withWorld(async (world) => {
      const away: [message: string, more: object][] = [
        ['read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' }],
        ['write EPIPE', { code: 'EPIPE', syscall: 'write' }],
        ['connect ENOENT', { code: 'ENOENT', syscall: 'connect' }],
        ['connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' }],
        ['timeout exceeded when trying to connect', {}],
        ['Connection terminated unexpectedly', {}],
        ['Client has encountered a connection error and is not queryable', {}],
        ['terminating connection due to administrator command', { code: '57P01' }],
        ['the database system is starting up', { code: '57P03' }],
        ['sorry, too many clients already', { code: '53300' }],
        ['connection failure', { code: '08006' }],
      ]
      const ours: typeof away = [
        ['a missing file', { code: 'ENOENT', syscall: 'open' }],
        ['a client that hung up', { code: 'ECONNRESET' }],
      ]
      const faults = [...away, ...ours].map(([said, more]) => Object.assign(new Error(said), more))
      const app = await createApp(world)
      app.get('/api/failing', () => Promise.reject(faults.shift() ?? new Error('no more')))
      for (const [said] of away) {
        const answer = await app.inject('/api/failing')
        expect(answer.statusCode, said).toBe(503)
        expect(answer.headers['retry-after']).toBe('2')
        expect(answer.json()).toMatchObject({
          title: '数据库正在恢复，没有保存。请过几秒再试一次。',
        })
      }
      for (const [said] of ours) {
        expect((await app.inject('/api/failing')).statusCode, said).toBe(500)
      }
    }))

  test('who is asking while the server stops is told so, and to come again', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      await app.listen({ port: 0, host: '127.0.0.1' })
      const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
      await once(socket, 'connect')
      let answered = ''
      socket.on('data', (chunk: Buffer) => (answered += chunk.toString('utf8')))
      socket.write('GET /api/cases HTTP/1.1\r\nhost: a\r\n')
      await new Promise((resolve) => setTimeout(resolve, 100))
      const stopped = app.close()
      await new Promise((resolve) => setTimeout(resolve, 100))
      socket.write('\r\n')
      await once(socket, 'end')
      expect(answered).toMatch(/^HTTP\/1\.1 503 /)
      expect(answered).toMatch(/^connection: close\r$/im)
      expect(answered).toMatch(/^retry-after: 2\r$/im)
      expect(answered).toMatch(/^content-type: application\/problem\+json/im)
      expect(answered).toContain('系统正在停止，没有办理。请过一会儿再试一次。')
      await stopped
    }))

  test('a fault nobody foresaw gives a reference number and no detail', () =>
    withWorld(async (world) => {
      const app = await failing(world, new Error('password=hunter2 at db.ts:7'))
      const answer = await app.inject('/api/failing')

      expect(answer.statusCode).toBe(500)
      expect(answer.body).not.toContain('hunter2')
      const { reference, title } = answer.json<{ reference: string; title: string }>()
      expect(reference).toMatch(/^E-1123-[A-Z2-9]{4}$/)
      expect(title).toContain(reference)
    }))

  test('a wrong field is named beside a sentence', () =>
    withWorld(async (world) => {
      const fields = [{ field: 'fen', message: '罚款应当大于零', basis: cite('行政处罚法', 51) }]
      const app = await failing(world, new MalformedRequestError('请按提示修改。', fields))

      const answer = await app.inject('/api/failing')
      expect(answer.statusCode).toBe(422)
      expect(answer.json()).toMatchObject({
        title: '请按提示修改。',
        fields: [
          {
            field: 'fen',
            message: '罚款应当大于零',
            basis: { text: '处罚法第五十一条', instrument: '行政处罚法', article: 51 },
          },
        ],
      })
    }))

  test('a browser gets a page, escaped, where a program gets problem+json', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      const page = await app.inject({ url: '/nowhere', headers: { accept: 'text/html' } })
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(page.body).toContain('没有这个地址')

      const problem = await app.inject('/api/nowhere')
      expect(problem.json()).toMatchObject({ status: 404, type: '/problems/not-found' })
    }))

  test('a body over 1 MiB and one that is not JSON are refused in Chinese', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      app.post('/api/taking', { config: { open: true } }, () => 'ok')
      const headers = { 'content-type': 'application/json' }
      const post = (payload: string) =>
        app.inject({ method: 'POST', url: '/api/taking', headers, payload })

      const large = await post(JSON.stringify('x'.repeat(1024 * 1024)))
      expect(large.json()).toMatchObject({
        status: 413,
        title: '提交的内容太大，没有保存。请缩短后再试。',
      })
      expect((await post('{')).json()).toMatchObject({ status: 400 })
    }))
})

describe('every answer', () => {
  test('is shown in no frame and asks for nothing of the device; the log may be read from any page', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      for (const url of ['/', '/office/cases', '/api/session', '/nowhere']) {
        const { headers } = await app.inject(url)
        expect(headers['x-frame-options']).toBe('DENY')
        expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
        const ofOffice = url.startsWith('/office/')
        const policy = headers['permissions-policy']
        expect(policy).toContain('microphone=()')
        expect(policy, url).toContain(ofOffice ? 'camera=(self)' : 'camera=()')
        expect(policy, url).toContain(ofOffice ? 'geolocation=(self)' : 'geolocation=()')
        expect(headers['access-control-allow-origin'], url).toBeUndefined()
      }
      for (const url of ['/log/key', '/log/proof?kind=notice&id=a&sequence=1', '/log/checkpoint']) {
        const { headers } = await app.inject(url)
        expect(headers['access-control-allow-origin'], url).toBe('*')
        expect(headers['cross-origin-resource-policy'], url).toBe('cross-origin')
      }
    }))

  test('forbids script on public pages and allows only our own in the back office', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      const policy = async (url: string) =>
        (await app.inject(url)).headers['content-security-policy'] as string

      expect(await policy('/')).toContain("script-src 'none'")
      expect(await policy('/office/cases')).toContain("script-src 'self'")
      expect(await policy('/office/cases')).not.toMatch(/script-src[^;]*unsafe/)
    }))

  test('is compressed when it is text worth compressing', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      app.get('/api/long', () => ({ text: '行政处罚'.repeat(1000) }))
      const accepting = (encoding: string) =>
        app.inject({ url: '/api/long', headers: { 'accept-encoding': encoding } })

      expect((await accepting('gzip, br')).headers['content-encoding']).toBe('br')
      expect((await accepting('gzip')).headers['content-encoding']).toBe('gzip')
      expect((await accepting('identity')).headers['content-encoding']).toBeUndefined()
    }))
})

describe('the standing addresses', () => {
  test('/healthz and /health are 200 while the database answers and 503 when it does not', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      await record(world.db, [fact('c1', 1), fact('c1', 2)])
      await sequence(world.db)
      for (const path of ['/healthz', '/health']) {
        const { statusCode, body } = await app.inject(path)
        expect([statusCode, JSON.parse(body)]).toEqual([
          200,
          {
            ...{ status: 'ok', database: 'ok', log: { waitingSeconds: 0, size: 2 } },
            disk: { freeBytes: expect.any(Number) as number, lastFailure: null },
          },
        ])
      }

      await world.office.destroy()
      const down = await app.inject('/health')
      expect(down.statusCode).toBe(503)
      expect(down.json()).toMatchObject({ database: 'unreachable', log: null })
    }))

  test('/healthz tells how long the oldest leaf waits, and is 503 when the sequencer stands still', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      const waiting = async (seconds: number) => {
        await tamper(
          world.db,
          `update ledger.pending set queued_at = now() - interval '${seconds} s' where id = 1`,
        )
        const answer = await app.inject('/healthz')
        const { log, reason } = answer.json<{
          log: { waitingSeconds: number }
          reason?: string
        }>()
        return { code: answer.statusCode, waits: log.waitingSeconds, reason }
      }
      await record(world.db, [fact('c1', 1), fact('c1', 2)])

      expect(await waiting(20)).toEqual({ code: 200, waits: 20, reason: undefined })
      expect(await waiting(90)).toEqual({
        code: 503,
        waits: 90,
        reason: expect.stringContaining(
          '存证入账停了：最早一条已等待 90 秒（上限 60 秒）',
        ) as string,
      })

      await sequence(world.db)
      expect((await app.inject('/healthz')).statusCode).toBe(200)
    }))

  test.each([
    ['a file', 'ENOSPC', '文件'],
    ['a file, by a quota', 'EDQUOT', '文件'],
    ['the database', '53100', '数据库'],
  ])(
    'a full disk under %s is told in words, and by /health until ten minutes later',
    (_, code, place) =>
      withWorld(async (world) => {
        const app = await createApp(world)
        app.get('/api/writes', () => {
          const cause = Object.assign(new Error('no space left on device'), { code })
          throw new Error('the object was not stored', { cause })
        })
        const answer = await app.inject('/api/writes')
        expect(answer.statusCode).toBe(507)
        expect(answer.json<{ title: string }>().title).toMatch(/磁盘满了.*没有保存.*系统管理员/)

        const told = await app.inject('/health')
        expect(told.statusCode).toBe(503)
        expect(told.json<{ reason: string }>().reason).toContain(`写${place}时没有空间`)
        expect((await app.inject('/verify')).statusCode).toBe(200)

        world.setTime('2026-11-23T01:10:00.000Z')
        expect((await app.inject('/health')).statusCode).toBe(200)
      }),
  )

  test('more than 1 200 API requests a minute from one address are held back', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      app.get('/api/cheap', () => 'ok')
      for (let n = 0; n < 1200; n++) await app.inject('/api/cheap')

      const answer = await app.inject('/api/cheap')
      expect(answer.json()).toMatchObject({ status: 429, title: '太频繁了，请过一分钟再试。' })
    }))
})
