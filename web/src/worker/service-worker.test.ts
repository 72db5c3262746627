import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'

const source = readFileSync(new URL('service-worker.js', import.meta.url), 'utf8')
const origin = 'https://zhaofa.example'

/** What a server has at this moment, by path; nothing answers without network. */
type Server = {
  files: Record<string, string>
  answers: 'up' | 'down' | 'failing' | 'never'
  asked: string[]
}

const serverOf = (version: string): Server => ({
  files: { '/office/': `index ${version}`, [`/office/assets/main-${version}.js`]: version },
  answers: 'up',
  asked: [],
})

/** The stores of one browser, which outlive a worker. */
class Stores {
  readonly byName = new Map<string, Map<string, Response>>()
  keys = () => Promise.resolve([...this.byName.keys()])
  delete = (name: string) => Promise.resolve(this.byName.delete(name))
  open(name: string) {
    const kept = this.byName.get(name) ?? new Map<string, Response>()
    this.byName.set(name, kept)
    return Promise.resolve({
      put: (path: string, response: Response) => {
        kept.set(path, response)
        return Promise.resolve()
      },
    })
  }
  match(asked: string | { url: string }, { cacheName }: { cacheName?: string } = {}) {
    const path = typeof asked === 'string' ? asked : new URL(asked.url).pathname
    for (const [name, kept] of this.byName) {
      if (cacheName !== undefined && name !== cacheName) continue
      const found = kept.get(path)
      if (found) return Promise.resolve(found.clone())
    }
    return Promise.resolve(undefined)
  }
}

type Handler = (event: unknown) => void

/** The worker of one version, as a browser would run it. */
function workerOf(version: string, server: Server, caches: Stores) {
  const handlers = new Map<string, Handler>()
  const index = createHash('sha256').update(`index ${version}`).digest('hex')
  const SHELL = { version, index, files: [`/office/assets/main-${version}.js`] }
  const self = {
    location: { origin },
    addEventListener: (type: string, handler: Handler) => handlers.set(type, handler),
    skipWaiting: vi.fn(() => Promise.resolve()),
    clients: { claim: vi.fn(() => Promise.resolve()) },
  }
  const fetch = (asked: string | { url: string }) => {
    const path = typeof asked === 'string' ? asked : new URL(asked.url).pathname
    server.asked.push(path)
    if (server.answers === 'down') return Promise.reject(new TypeError('Failed to fetch'))
    if (server.answers === 'never') return new Promise(() => {})
    if (server.answers === 'failing') return Promise.resolve(new Response('', { status: 503 }))
    const body = server.files[path.startsWith('/office/assets/') ? path : '/office/']
    return Promise.resolve(new Response(body ?? '', { status: body === undefined ? 404 : 200 }))
  }
  // Nobody waits in a test: what takes too long does so at once.
  const soon = (work: () => void) => setTimeout(work, 0)
  const globals = { self, caches, fetch, crypto, URL, setTimeout: soon }
  runInNewContext(`const SHELL = ${JSON.stringify(SHELL)}\n${source}`, globals)
  const during = async (type: string) => {
    let work: Promise<unknown> = Promise.resolve()
    handlers.get(type)?.({ waitUntil: (promise: Promise<unknown>) => (work = promise) })
    await work
  }
  return {
    install: () => during('install'),
    activate: () => during('activate'),
    /** What the page gets; 'not ours' where the browser asks by itself. */
    get: async (path: string, how: { method?: string; mode?: string } = {}) => {
      let answer: Promise<Response> | null = null
      const request = { method: 'GET', mode: 'cors', ...how, url: `${origin}${path}` }
      handlers.get('fetch')?.({
        request,
        respondWith: (given: Promise<Response>) => (answer = given),
      })
      return answer === null ? 'not ours' : (await (answer as Promise<Response>)).text()
    },
  }
}

const opening = { mode: 'navigate' }

async function kept(version = 'a') {
  const [server, caches] = [serverOf(version), new Stores()]
  const worker = workerOf(version, server, caches)
  await worker.install()
  await worker.activate()
  return { server, caches, worker }
}

test('without network every page of the office opens with its own files', async () => {
  const { server, worker } = await kept()
  server.answers = 'down'
  for (const path of ['/office/', '/office/work', '/office/visits/1?x=2']) {
    expect(await worker.get(path, opening)).toBe('index a')
  }
  expect(await worker.get('/office/assets/main-a.js')).toBe('a')
})

test('the API, what is sent, and what is not of the office are no business of the worker', async () => {
  const { server, caches, worker } = await kept()
  expect(await worker.get('/api/session')).toBe('not ours')
  expect(await worker.get('/log/checkpoint')).toBe('not ours')
  expect(await worker.get('/office/work', { ...opening, method: 'POST' })).toBe('not ours')
  await worker.get('/office/work', opening)
  await worker.get('/office/assets/main-a.js')
  const stored = [...caches.byName.values()].flatMap((each) => [...each.keys()])
  expect(stored.sort()).toEqual(['/office/', '/office/assets/main-a.js'])
  expect(server.asked).not.toContain('/api/session')
})

test('with network a page is that of the server, so that a new version is there at once', async () => {
  const { server, worker } = await kept()
  server.files['/office/'] = 'index b'
  expect(await worker.get('/office/work', opening)).toBe('index b')
})

test('a server that fails, or does not answer in time, is none', async () => {
  const { server, worker } = await kept()
  server.answers = 'failing'
  expect(await worker.get('/office/work', opening)).toBe('index a')
  server.answers = 'never'
  expect(await worker.get('/office/work', opening)).toBe('index a')
})

test('a new version takes over whole: its index with its files; a page of before still finds its own', async () => {
  const { caches, worker } = await kept('a')
  const server = serverOf('b')
  const next = workerOf('b', server, caches)
  await next.install()
  await next.activate()
  server.answers = 'down'
  expect(await next.get('/office/work', opening)).toBe('index b')
  expect(await next.get('/office/assets/main-b.js')).toBe('b')
  expect(await next.get('/office/assets/main-a.js')).toBe('a')
  expect(await worker.get('/office/assets/main-a.js')).toBe('a')
})

test('two versions are kept, and no third', async () => {
  const { caches } = await kept('a')
  for (const version of ['b', 'c']) {
    const worker = workerOf(version, serverOf(version), caches)
    await worker.install()
    await worker.activate()
  }
  expect([...caches.byName.keys()]).toEqual(['zhaofa-office-b', 'zhaofa-office-c'])
})

test.each([
  ['a file is missing', (server: Server) => delete server.files['/office/assets/main-b.js']],
  [
    'index.html is of yet another version',
    (server: Server) => (server.files['/office/'] = 'index c'),
  ],
  ['the network breaks', (server: Server) => (server.answers = 'down')],
])('nothing is taken over where %s', async (_called, breaks) => {
  const { caches, worker } = await kept('a')
  const server = serverOf('b')
  breaks(server)
  await expect(workerOf('b', server, caches).install()).rejects.toThrow()
  server.answers = 'down'
  expect(await caches.match('/office/', { cacheName: 'zhaofa-office-a' })).toBeDefined()
  expect(await worker.get('/office/assets/main-a.js')).toBe('a')
})
