import swagger, { type SwaggerTransform } from '@fastify/swagger'
import * as contract from '@zhaofa/contract'
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify'
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { formWithFile } from './answers.ts'
import { problemStatuses, problemStatusesOf } from './problem-statuses.ts'
import { safeMethods, sessionCookie } from './require-actor.ts'

/** Bodies and answers that the contract names keep their names, from which clients make their types. */
const schemaRegistry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(contract)) {
  if (schema instanceof z.ZodType) schemaRegistry.add(schema, { id })
}
const withNames = createJsonSchemaTransform({ schemaRegistry })
// Parameters are written out one by one, so that what holds them has no name.
const withoutNames = createJsonSchemaTransform({ schemaRegistry: z.registry<{ id: string }>() })
const nameSchemas = createJsonSchemaTransformObject({ schemaRegistry })

const successes = {
  200: '办到了',
  201: '已新建',
  204: '已办理，没有内容',
  206: '文件的一段',
  304: '没有变化，没有内容',
}

/**
 * GET /api/openapi.json, made from the routes: those of the API, and those of the portal that say an `operationId`.
 * Register it before the routes.
 *
 * @param publicOrigin where the API is asked.
 */
export async function openApi(app: FastifyInstance, publicOrigin: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '昭法 Zhaofa',
        version: '0.1.0',
        description:
          '行政执法三项制度：公示、全过程记录、重大执法决定法制审核。写入的文字不得含有控制字符、' +
          '改变书写方向的字符和造字区的字，含有的逐栏退回（422）。',
        license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      },
      servers: [{ url: publicOrigin }],
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookie,
            description: '登录（signIn）后由 Set-Cookie 得到',
          },
          csrf: {
            type: 'apiKey',
            in: 'header',
            name: 'x-csrf-token',
            description: '登录和 viewSession 的答复里的 csrf',
          },
        },
      },
    },
    transform: describeRoute,
    transformObject: (document) => withUsedSchemas(nameSchemas(document)),
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
}

type Described = FastifySchema & { response?: Record<string, object> }

const describeRoute: SwaggerTransform = (given) => {
  const { schema, url, route } = given
  if (!url.startsWith('/api/') && !schema?.operationId) return { schema: { hide: true }, url }
  const { params, querystring, ...named } = schema ?? {}
  const made = {
    ...withNames({ ...given, schema: named }).schema,
    ...withoutNames({ ...given, schema: { params, querystring } }).schema,
  } as Described
  if (made.hide) return { schema: made, url }
  const asked = askedOf(url, route, made)
  return {
    url,
    schema: {
      ...made,
      ...(asked.uploads &&
        !made.body && { body: { content: { [formWithFile]: { schema: oneFile } } } }),
      ...(asked.changes && asked.signedIn && { headers: requestKey }),
      tags: made.tags ?? [url.split('/')[2] ?? ''],
      security: asked.signedIn ? [asked.changes ? { session: [], csrf: [] } : { session: [] }] : [],
      response: { ...successesOf(made.response), ...problemsOf(asked, url) },
    },
  }
}

function askedOf(url: string, { method, config }: RouteOptions, made: Described) {
  const methods = [method].flat()
  return {
    changes: !methods.every((each) => safeMethods.has(each)),
    signedIn: url.startsWith('/api/') && !config?.open,
    inAddress: url.includes(':'),
    says: made.querystring !== undefined || made.body !== undefined,
    uploads: made.consumes?.includes(formWithFile) ?? false,
  }
}

const oneFile = {
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
}

const requestKey = {
  type: 'object',
  properties: {
    'x-request-key': {
      type: 'string',
      format: 'uuid',
      description: '每次提交一个，重发用同一个：同一次提交只办一遍',
    },
  },
  required: ['x-request-key'],
}

function successesOf(response: Described['response'] = {}) {
  return Object.fromEntries(
    Object.entries(response).map(([status, answer]) => {
      const description = successes[Number(status) as keyof typeof successes]
      // Beside a reference the plugin reads one name, within a schema the other.
      return [status, { description, 'x-response-description': description, ...answer }]
    }),
  )
}

function problemsOf(asked: Parameters<typeof problemStatusesOf>[0], url: string) {
  const content = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    // Browsers that follow a link to open data are told in a page.
    ...(!url.startsWith('/api/') && { 'text/html': { schema: { type: 'string' } } }),
  }
  return Object.fromEntries(
    problemStatusesOf(asked).map((status) => [
      status,
      { description: problemStatuses[status], content },
    ]),
  )
}

type Document = {
  readonly paths?: object
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

/**
 * The document with the schemas that its paths use and no other. The transform makes two of each, `Name` for answers
 * and `NameInput` for bodies; where only the second is used, it has the name of the contract.
 */
function withUsedSchemas<D extends Document>(document: D): D {
  const schemas = document.components?.schemas ?? {}
  const used = new Set<string>()
  const waiting: unknown[] = [document.paths]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (!used.has(name)) waiting.push(schemas[name])
      used.add(name)
    }
  }
  const nameOf = (name: string) => {
    const plain = name.replace(/Input$/, '')
    return Object.hasOwn(schemas, plain) && !used.has(plain) ? plain : name
  }
  const kept = Object.entries(schemas).filter(([name]) => used.has(name))
  const components = {
    ...document.components,
    schemas: Object.fromEntries(kept.map(([name, schema]) => [nameOf(name), schema])),
  }
  const text = JSON.stringify({ ...document, components }).replace(
    /"#\/components\/schemas\/(\w+)"/g,
    (_, name: string) => `"#/components/schemas/${nameOf(name)}"`,
  )
  return JSON.parse(text) as D
}
