import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** GET /api/openapi.json, made from the zod schemas of the routes. Register before the routes. */
export async function openApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '昭法 Zhaofa',
        version: '0.1.0',
        description: '行政执法三项制度：公示、全过程记录、重大执法决定法制审核',
      },
    },
    transform: (route) =>
      route.url.startsWith('/api/')
        ? jsonSchemaTransform(route)
        : { schema: openDataPaths[route.url] ?? { hide: true }, url: route.url },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
}

const file = { type: 'string', format: 'binary' } as const
const text = (description: string) => ({ type: 'string', description }) as const

/** Open data has no schema that is checked: a wrong question is answered in Chinese by its own route. */
const openDataPaths: Readonly<Record<string, FastifySchema>> = {
  '/data/decisions.json': decisions('JSON'),
  '/data/decisions.csv': decisions('CSV'),
  '/data/decisions.xlsx': decisions('XLSX'),
  '/data/lists/:file': {
    summary: '公示清单：现行的、某一天的、每一个版本',
    tags: ['开放数据'],
    params: {
      type: 'object',
      properties: { file: text('条目.格式，例如 pre_officer.csv；格式为 csv、xlsx、json') },
    },
    querystring: {
      type: 'object',
      properties: { on: text('YYYY-MM-DD，那一天的清单'), version: text('第几版') },
    },
    response: { 200: { description: '清单，栏目见 /data/lists/{条目}', ...file } },
  },
}

function decisions(format: string): FastifySchema {
  return {
    summary: `行政处罚决定，${format}，全量或者增量`,
    tags: ['开放数据'],
    querystring: {
      type: 'object',
      properties: { after: text('上次得到的游标'), since: text('YYYY-MM-DD') },
    },
    response: { 200: { description: '决定，字段见 /data/decisions', ...file } },
  }
}
