import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { brokenPromise } from '../../test/promised-answers.ts'
import { right, withOffice } from '../../test/sign-in-office.ts'
import { withWorld } from '../../test/world.ts'
import { createApp } from './app.ts'

type Answer = { readonly description: string; readonly content?: Readonly<Record<string, unknown>> }
type Operation = {
  readonly operationId?: string
  readonly summary?: string
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly parameters?: readonly { in: string; name: string; required?: boolean }[]
  readonly requestBody?: object
  readonly responses: Readonly<Record<string, Answer>>
}
type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly [key: string]: unknown
}
const nameOf = (reference: string) => reference.split('/').at(-1) ?? ''
type Document = {
  readonly openapi: string
  readonly servers: readonly { url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>
    readonly securitySchemes: Readonly<Record<string, unknown>>
  }
}

const withDocument = (work: (document: Document) => void) =>
  withWorld(async (world) => {
    const app = await createApp({ ...world, publicOrigin: 'https://zhifa.example.gov.cn' })
    work((await app.inject('/api/openapi.json')).json<Document>())
  })

/** Every operation as `GET /api/cases`. */
const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      of: `${method.toUpperCase()} ${path}`,
      method,
      operation,
    })),
  )

test('every route of the API and of the open data, and no page, has a name, a sentence and answers', () =>
  withDocument((document) => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.servers).toEqual([{ url: 'https://zhifa.example.gov.cn' }])
    expect(Object.keys(document.paths).filter((path) => !/^\/(?:api|data)\//.test(path))).toEqual(
      [],
    )

    const operations = operationsOf(document)
    expect(operations.length).toBeGreaterThan(120)
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(ids.filter((id, n) => id === undefined || ids.indexOf(id) !== n)).toEqual([])
    for (const { of, operation } of operations) {
      expect(operation.summary, of).toMatch(/[\u4e00-\u9fff]/)
      const { responses } = operation
      const good = Object.keys(responses).filter((status) => status.startsWith('2'))
      expect(good.length, of).toBeGreaterThan(0)
      for (const [status, { description, content }] of Object.entries(responses)) {
        expect(description, `${of} ${status}`).toMatch(/[\u4e00-\u9fff]/)
        const none = status === '204' || status === '304'
        expect(content === undefined, `${of} ${status}`).toBe(none)
        if (!/^[45]/.test(status)) continue
        expect(content, `${of} ${status}`).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          ...(/ \/data\//.test(of) && { 'text/html': { schema: { type: 'string' } } }),
        })
      }
      for (const status of ['400', '404', '429', '500']) expect(responses[status], of).toBeDefined()
    }
  }))

test('whoever asks is signed in, but for signing in and for what is public; changes carry their two headers', () =>
  withDocument((document) => {
    expect(Object.keys(document.components.securitySchemes)).toEqual(['session', 'csrf'])
    const open: string[] = []
    for (const { of, method, operation } of operationsOf(document)) {
      const { security = [], parameters = [], responses } = operation
      if (security.length === 0) {
        open.push(of)
        continue
      }
      const changes = method !== 'get'
      expect(security, of).toEqual([changes ? { session: [], csrf: [] } : { session: [] }])
      const keys = parameters.filter(({ name }) => name === 'x-request-key')
      expect(keys, of).toHaveLength(changes ? 1 : 0)
      expect(keys.every((key) => key.in === 'header' && key.required)).toBe(true)
      const promised = changes ? ['401', '403', '408', '409', '412', '413'] : ['401', '403']
      for (const status of promised) expect(responses[status], `${of} ${status}`).toBeDefined()
    }
    expect(open.filter((each) => each.includes('/api/'))).toEqual(['POST /api/session'])
  }))

test('every schema that is named is there and used, under the name of the contract', () =>
  withDocument((document) => {
    const references = [
      ...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g),
    ].map(([, name]) => name)
    const names = Object.keys(document.components.schemas)
    expect([...new Set(references)].toSorted()).toEqual(names.toSorted())
    expect(names).toEqual(expect.arrayContaining(['Problem', 'CaseView', 'SignInBody', 'ActDone']))
  }))

test('what a schema requires it describes', () =>
  withDocument((document) => {
    const unknown: string[] = []
    const look = (schema: Schema, path: string) => {
      const { required = [], properties } = schema as {
        readonly required?: unknown
        readonly properties?: object
      }
      for (const name of Array.isArray(required) ? (required as string[]) : []) {
        if (!Object.hasOwn(properties ?? {}, name)) unknown.push(`${path}: ${name}`)
      }
      for (const [key, value] of Object.entries(schema)) {
        if (typeof value === 'object' && value !== null) look(value as Schema, `${path}.${key}`)
      }
    }
    look(document.components.schemas, 'schemas')
    look(document.paths, 'paths')
    expect(unknown).toEqual([])
  }))

/** Amounts in fen, by name or by kind of party; a query asks for them by a word. */
const money =
  /Fen\b|\.parameters\.(?:gains|fine)\.schema$|\.(?:natural-person|sole-trader|organisation)$/

test('an integer that is asked for fits the integers of the database, but for money', () =>
  withDocument((document) => {
    const unbounded: string[] = []
    const look = (schema: Schema, path: string) => {
      const { $ref, type, maximum = Infinity, minimum = -Infinity } = schema
      const named = $ref === undefined ? undefined : document.components.schemas[nameOf($ref)]
      // A schema that holds itself is looked at once.
      if (named && !path.includes(nameOf($ref ?? '')))
        look(named as Schema, `${path} ${nameOf($ref ?? '')}`)
      const whole = [type].flat().some((each) => each === 'integer' || each === 'number')
      const fits = maximum < 2 ** 31 && minimum >= -(2 ** 31)
      if (whole && !fits && !money.test(path)) unbounded.push(path)
      for (const [key, value] of Object.entries(schema)) {
        if (typeof value === 'object' && value !== null) look(value as Schema, `${path}.${key}`)
      }
    }
    for (const { of, operation } of operationsOf(document)) {
      const asked = (operation.parameters ?? []).map((each) => [each.name, each] as const)
      look({ parameters: Object.fromEntries(asked), body: operation.requestBody }, of)
    }
    expect(unbounded).toEqual([])
  }))

test('the records of open data are described column by column', () =>
  withDocument(({ paths }) => {
    const { content } = paths['/data/decisions.json']?.['get']?.responses['200'] ?? {}
    expect(content?.['application/json']).toMatchObject({
      schema: {
        properties: {
          records: {
            items: {
              properties: {
                party_name: { type: ['string', 'null'] },
                fine_yuan: { type: ['number', 'null'] },
                decided_on: { anyOf: [{ format: 'date' }, { type: 'null' }] },
              },
            },
          },
        },
      },
    })
    const csv = paths['/data/decisions.csv']?.['get']?.responses['200']?.content ?? {}
    expect(Object.keys(csv)).toEqual(['text/csv'])
  }))

test('what is answered is what is promised', () =>
  withOffice(async ({ app, browser }) => {
    const chen = browser()
    // A browser of the tests compares each of its answers with the document, and throws.
    const status = async (...[asked]: Parameters<typeof chen.request>) =>
      (await chen.request(asked)).statusCode
    expect(await status({ url: '/api/session' })).toBe(401)
    expect(await status({ method: 'POST', url: '/api/session', payload: {} })).toBe(422)
    expect((await chen.signIn({ ...right, password: 'Siping-2026-no' })).statusCode).toBe(401)
    expect((await chen.signIn(right)).statusCode).toBe(201)
    expect(await status({ url: '/api/cases' })).toBe(200)
    expect(await status({ url: '/api/cases?sort=nobody' })).toBe(422)
    expect(await status({ url: `/api/cases/${randomUUID()}` })).toBe(404)
    expect(await status({ url: '/api/administration/people' })).toBe(403)
    const extend = { method: 'POST', url: '/api/session/extend' } as const
    expect(await status({ ...extend, headers: { 'x-request-key': 'none' } })).toBe(400)
    expect(await status({ ...extend, headers: { 'x-csrf-token': 'none' } })).toBe(403)
    expect(await status({ ...extend, headers: { 'content-type': 'text/csv' }, payload: 'a' })).toBe(
      415,
    )
    expect(await status(extend)).toBe(200)
    expect(await status({ url: '/api/officer-photo' })).toBe(404)
    for (const format of ['csv', 'xlsx', 'json']) {
      expect(await status({ url: `/data/decisions.${format}` })).toBe(200)
    }
    expect(await status({ url: '/data/decisions.json?after=none' })).toBe(422)
    expect(await status({ url: '/data/lists/none' })).toBe(404)
    expect(await status({ url: '/data/lists/pre_officer.csv' })).toBe(404)
    expect(await status({ method: 'DELETE', url: '/api/session' })).toBe(204)

    const page = await app.inject({ url: '/data/figures', headers: { accept: 'text/html' } })
    const asked = { method: 'GET', url: '/api/session' }
    expect(await brokenPromise(app, asked, page)).toContain('is text/html, not application/json')
    const gone = await app.inject({ method: 'DELETE', url: '/nowhere' })
    expect(await brokenPromise(app, { ...asked, url: '/api/overview' }, gone)).toBeNull()
    expect(await brokenPromise(app, { ...asked, method: 'DELETE' }, page)).toContain(
      '200 is not among 204',
    )
  }))
