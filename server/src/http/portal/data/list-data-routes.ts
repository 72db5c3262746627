import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { MalformedRequestError, NotFoundError } from '../../../faults.ts'
import {
  findListVersion,
  listAsOf,
  newestLists,
  type ListName,
  type PublishedList,
} from '../../../storage/publication/lists/list-versions.ts'
import { dataVersion, listAgencies } from '../../../storage/publication/read-portal.ts'
import type { World } from '../../../world.ts'
import { single } from '../decisions/list-query.ts'
import { dictionaryPage } from './data-pages.ts'
import { listDownload } from './describe-data.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import type { PortalPages } from '../frame/portal-pages.ts'
import { askedAgency, onePublisher, publishersOf } from '../frame/publishers.ts'
import { dataFormats, type DataFormat } from './datasets.ts'
import { listDataset, listLines } from './list-dataset.ts'
import { dataStream } from './write-data.ts'

const downloadsPerMinute = 60

const noSuchList = '没有这份清单、这一版或者这种格式。有哪些清单，见开放数据页。'

/**
 * Every version of every list of every agency (`?agency=`) as open data: `/data/lists/{item}` is its
 * dictionary, `/data/lists/{item}.{csv|xlsx|json}` the file, as of `?on=` a day or of `?version=`.
 */
export function listDataRoutes(app: FastifyInstance, world: World, pages: PortalPages): void {
  const config = { rateLimit: { max: downloadsPerMinute, timeWindow: '1 minute' } }
  const options = { config, schema: listDownload }
  app.get<{ Params: { file: string } }>('/data/lists/:file', options, (request, reply) => {
    const [item = '', format] = request.params.file.split('.')
    if (format === undefined) return dictionary(pages, request, { reply, item })
    if (!Object.hasOwn(dataFormats, format)) throw new NotFoundError(noSuchList)
    return download(world, { request, reply, item, format: format as DataFormat })
  })

  async function download({ portal, publicOrigin: origin, clock }: World, asked: Asked) {
    const { request, reply, item, format } = asked
    const dataset = listDataset(item)
    const publishers = publishersOf(await listAgencies(portal))
    const publisher = onePublisher(publishers, askedAgency(request.query))
    const name = publisher && { agencyId: publisher.id, item }
    const list = dataset && name && (await listOf(portal, name, request.query))
    if (!dataset || !publisher || !list) throw new NotFoundError(noSuchList)
    const { version, publishedOn, reason, sha256 } = list
    const etag = `"${item}.${publisher.number}.${version}.${format}.${sha256.slice(0, 16)}"`
    void reply.headers({
      etag,
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
      'list-version': String(version),
    })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    const stream = dataStream(format, {
      dataset: { ...dataset, rows: () => listLines(dataset, list) },
      rows: listLines(dataset, list),
      cursor: await dataVersion(portal),
      incremental: false,
      origin,
      at: clock.now(),
      about: { agency: publisher.name, version, publishedOn, reason, sha256 },
    })
    const owner = publishers.length > 1 ? `${publisher.name}-` : ''
    const file = encodeURIComponent(
      `${owner}${dataset.title}-第${version}版-${publishedOn}.${format}`,
    )
    return reply
      .type(dataFormats[format].type)
      .header(
        'content-disposition',
        `attachment; filename="${item}-${version}.${format}"; filename*=UTF-8''${file}`,
      )
      .send(stream)
  }
}

type Asked = {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly item: string
  readonly format: DataFormat
}

/** @throws MalformedRequestError in Chinese for a version and a day at once */
async function listOf(
  db: World['portal'],
  name: ListName,
  query: unknown,
): Promise<PublishedList | undefined> {
  const version = single(query, 'version')
  const on = single(query, 'on')
  if (version !== null && on !== null) {
    throw new MalformedRequestError('版本（version）和日期（on）只能用一个。')
  }
  return version === null
    ? listAsOf(db, name, on ?? '9999-12-31')
    : findListVersion(db, name, Number(version))
}

function dictionary(
  pages: PortalPages,
  request: FastifyRequest,
  { reply, item }: { reply: FastifyReply; item: string },
) {
  const path = `/data/lists/${encodeURIComponent(item)}`
  return pages.send(request, reply, path, async ({ db, context }) => {
    const dataset = listDataset(item)
    const published = dataset && (await newestLists(db, { item }))
    if (!dataset || !published?.length) return { page: notFoundPage(context), status: 404 }
    const having = context.publishers.filter(({ id }) =>
      published.some(({ agencyId }) => agencyId === id),
    )
    return { page: dictionaryPage(context, dataset, having) }
  })
}
