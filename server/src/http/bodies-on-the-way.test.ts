import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { withWorld } from '../../test/world.ts'
import { storeFile } from '../office/records/receive-upload.ts'
import { createApp } from './app.ts'
import { cutSlowBodies } from './bodies-on-the-way.ts'

const opened: FastifyInstance[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

async function listening(app: FastifyInstance): Promise<number> {
  opened.push(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as AddressInfo).port
}

/** One connection: what was answered so far, and a wait for what is still to come. */
async function client(port: number) {
  const socket: Socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let answered = ''
  socket.on('data', (chunk) => (answered += chunk.toString('utf8')))
  socket.on('error', () => undefined)
  return {
    socket,
    send: (text: string | Buffer) => new Promise<void>((sent) => socket.write(text, () => sent())),
    async until(words: RegExp): Promise<string> {
      for (let waited = 0; !words.test(answered); waited += 10) {
        if (waited > 8_000) throw new Error(`no ${words} in: ${answered.slice(0, 400)}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      const so = answered
      answered = ''
      return so
    },
  }
}

const megabyte = Buffer.alloc(1024 ** 2, 1)
const head = (path: string, length: number, type = 'multipart/form-data; boundary=x') =>
  `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`
const part = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'
const end = '\r\n--x--\r\n'

describe('a body that nobody wants any more', () => {
  test('is answered before it is sent, and the connection goes on after it', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      app.post('/api/taking', { config: { open: true } }, async (request) => {
        const file = await request.file({ limits: { fileSize: 200 * 1024 ** 2 } })
        const limit = { door: 'evidence', maxBytes: 200 * 1024 ** 2, tooLargeText: '' } as const
        if (file) await storeFile(world, { name: 'a.bin', content: file.file }, limit)
        return 'ok'
      })
      const port = await listening(app)
      const cases = [
        // A file of a type that is not taken, one from nobody, one for nothing, a form that is too large.
        ...[{ path: '/api/taking', status: 415, megabytes: 100 }],
        ...[{ path: '/api/articles/files', status: 401, megabytes: 20 }],
        ...[{ path: '/api/nowhere', status: 404, megabytes: 20 }],
        ...[{ path: '/api/taking', status: 413, megabytes: 3, type: 'application/json' }],
      ]
      for (const { path, status, megabytes, type } of cases) {
        const { socket, send, until } = await client(port)
        await send(head(path, part.length + megabytes * megabyte.length + end.length, type))
        await send(part)
        await send(megabyte)
        expect(await until(/\r\n\r\n.*\}/s)).toMatch(new RegExp(`^HTTP/1.1 ${status}`))
        for (let sent = 1; sent < megabytes; sent++) await send(megabyte)
        await send(end)
        await send('GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n')
        expect(await until(/\r\n\r\n.*\}/s)).toMatch(/^HTTP\/1.1 200/)
        socket.destroy()
      }
      expect(app.server.headersTimeout).toBe(15_000)
    }))
})

describe('a body that trickles', () => {
  const pace = { windowMs: 200, minBytes: 1024 }
  /** Reads JSON and files; a file only after half a second. */
  async function taking(): Promise<number> {
    const app = Fastify()
    cutSlowBodies(app, pace)
    await app.register(multipart)
    app.post('/form', () => 'taken')
    app.post('/file', async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      const file = await request.file()
      return `taken ${(await file?.toBuffer())?.length ?? 0}`
    })
    return listening(app)
  }

  test.each(['/form', '/file'])('at %s is cut with a sentence', async (path) => {
    const { socket, send, until } = await client(await taking())
    const type = path === '/form' ? 'application/json' : 'multipart/form-data; boundary=x'
    await send(head(path, 100_000, type))
    if (path === '/file') await send(part)
    const trickle = setInterval(() => socket.writable && socket.write(' '), 20)
    try {
      const answer = await until(/\}/)
      expect(answer).toMatch(/^HTTP\/1.1 408/)
      expect(answer).toContain('提交传得太慢')
      if (!socket.closed) await new Promise((closed) => socket.once('close', closed))
    } finally {
      clearInterval(trickle)
    }
  })

  test('is taken while it keeps pace, and while it is this server that does not read', async () => {
    const { socket, send, until } = await client(await taking())
    const length = 600 * 1024
    await send(head('/file', part.length + length + end.length))
    await send(part)
    await send(Buffer.alloc(300 * 1024, 65))
    // Half a second without a byte read, and then at two kilobytes a window.
    await new Promise((resolve) => setTimeout(resolve, 500))
    await send(Buffer.alloc(300 * 1024, 65))
    await send(end)
    expect(await until(/taken \d+/)).toContain(`taken ${length}`)
    socket.destroy()
  })
})

describe('a body from somebody who is not signed in', () => {
  test('is read by no route of the back office but that of signing in', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      await app.ready()
      const { paths = {} } = app.swagger() as { paths?: Record<string, Record<string, unknown>> }
      const changing = Object.entries(paths).flatMap(([path, operations]) =>
        Object.keys(operations)
          .filter((method) => path.startsWith('/api/') && method !== 'get')
          .map((method) => ({ path, method: method.toUpperCase() as 'POST' })),
      )
      expect(changing.length).toBeGreaterThan(50)
      const read: string[] = []
      for (const { path, method } of changing) {
        const url = path.replace(/\{\w+\}/g, 'x')
        const headers = { 'content-type': 'application/json' }
        const { statusCode } = await app.inject({ method, url, headers, payload: '{ not JSON' })
        if (statusCode !== 401) read.push(`${method} ${path} ${statusCode}`)
      }
      expect(read).toEqual(['POST /api/session 400'])
    }))

  test('in another encoding than UTF-8 is refused before it becomes noise', () =>
    withWorld(async (world) => {
      const app = await createApp(world)
      const said = async (type: string) => {
        const headers = { 'content-type': type }
        const payload = '{"account":"a","password":"b"}'
        return app.inject({ method: 'POST', url: '/api/session', headers, payload })
      }
      const refused = await said('application/json; charset=gbk')
      expect(refused.statusCode).toBe(415)
      expect(refused.json()).toMatchObject({ title: '不认识编码 gbk，没有保存。请用 UTF-8 提交。' })
      expect((await said('application/json; charset=utf-8')).statusCode).toBe(401)
      expect((await said('application/json;charset="UTF-8"')).statusCode).toBe(401)
    }))
})
