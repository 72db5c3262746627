import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { MalformedRequestError } from '../../../faults.ts'
import { newestLists } from '../../../storage/publication/lists/list-versions.ts'
import { dataVersion } from '../../../storage/publication/read-portal.ts'
import type { World } from '../../../world.ts'
import { sendProblem } from '../../problems.ts'
import { single } from '../decisions/list-query.ts'
import { dataPackage, dcatCatalogue, schemaCatalogue, type Catalogued } from './catalogue.ts'
import { dataPage, dictionaryPage } from './data-pages.ts'
import { describeDownload, notOurCursor } from './describe-data.ts'
import { jsonText } from '../frame/html.ts'
import type { PortalPages, Render } from '../frame/portal-pages.ts'
import { dataFormats, datasets, type DataFormat, type Dataset } from './datasets.ts'
import { dataStream } from './write-data.ts'

/** Per address and minute: enough for every table in every format, not for a crawl of cursors. */
const downloadsPerMinute = 20
/** Files being written at once, over all addresses; pages come first. */
const maxDownloadsAtOnce = 6

/** Open data: what there is, the dictionary of each table, and the files. */
export function openDataRoutes(app: FastifyInstance, world: World, pages: PortalPages): void {
  app.get('/data', (request, reply) =>
    pages.send(request, reply, '/data', async (asked) => {
      const { db, context, shared } = asked
      const catalogued = await cataloguedOf(asked)
      const { lists } = catalogued
      const version = await dataVersion(db)
      const data = { shown: shared.shown, version, lists, catalogue: schemaCatalogue(catalogued) }
      return { page: dataPage(context, data) }
    }),
  )
  for (const [path, written] of [
    ['/data.json', dcatCatalogue],
    ['/datapackage.json', dataPackage],
  ] as const) {
    app.get(path, (request, reply) => {
      // Read from everywhere: nobody is signed in here.
      void reply.header('access-control-allow-origin', '*')
      return pages.send(request, reply, path, async (asked) => ({
        page: jsonText(written(await cataloguedOf(asked))),
        type: 'application/json; charset=utf-8',
      }))
    })
  }
  for (const dataset of datasets) {
    const path = `/data/${dataset.id}`
    app.get(path, (request, reply) =>
      pages.send(request, reply, path, ({ context }) =>
        Promise.resolve({ page: dictionaryPage(context, dataset) }),
      ),
    )
  }
  const download = downloader(world, pages)
  const config = { rateLimit: { max: downloadsPerMinute, timeWindow: '1 minute' } }
  for (const dataset of datasets) {
    for (const format of Object.keys(dataFormats) as DataFormat[]) {
      const schema = describeDownload(dataset, format)
      app.get(`/data/${dataset.id}.${format}`, { config, schema }, (request, reply) =>
        download(request, reply, { dataset, format }),
      )
    }
  }
}

async function cataloguedOf({ db, context, shared, today }: Parameters<Render>[0]): Promise<Catalogued> {
  const lists = await newestLists(db)
  return {
    origin: context.origin,
    portalName: context.agency.portal_name,
    agencyName: context.agency.name || context.agency.portal_name,
    agencyPhone: context.agency.phone,
    today,
    lists: lists.flatMap(({ item, agencyId, publishedOn }) => {
      const publisher = shared.publishers.find(({ id }) => id === agencyId)
      return publisher ? [{ item, publisher, publishedOn }] : []
    }),
  }
}

type Wanted = { readonly dataset: Dataset; readonly format: DataFormat }

function downloader({ portal, publicOrigin: origin, clock }: World, pages: PortalPages) {
  let running = 0
  return async (request: FastifyRequest, reply: FastifyReply, { dataset, format }: Wanted) => {
    const [cursor, today] = await Promise.all([dataVersion(portal), pages.today()])
    const { after, since } = rangeOf(request.query, dataset, cursor)
    const etag = `W/"${[dataset.id, format, cursor, today, after ?? '', since ?? ''].join('.')}"`
    void reply.headers({
      etag,
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'data-cursor, etag',
      'data-cursor': String(cursor),
    })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    if (running >= maxDownloadsAtOnce) return sendProblem(reply.header('retry-after', '30'), busy)
    running++
    const range = { after, since, upTo: cursor, today, origin }
    const stream = dataStream(format, {
      dataset,
      rows: dataset.rows(portal, range),
      cursor,
      incremental: after !== null || since !== null,
      origin,
      at: clock.now(),
    })
    stream.once('close', () => running--)
    return reply
      .type(dataFormats[format].type)
      .header('content-disposition', attachment(dataset, format, today))
      .send(stream)
  }
}

const busy = {
  type: '/problems/busy',
  title: '同时下载的人太多，请半分钟以后再试。',
  status: 503,
} as const

/** What the schema lets through and is still not to be had. @throws MalformedRequestError in Chinese */
function rangeOf(query: unknown, { incremental }: Dataset, cursor: number) {
  const after = single(query, 'after')
  const since = single(query, 'since')
  if ((after !== null || since !== null) && !incremental) {
    throw new MalformedRequestError('这份数据每次都是全量，没有增量下载。')
  }
  if (after !== null && since !== null) {
    throw new MalformedRequestError('游标（after）和日期（since）只能用一个。')
  }
  if (after !== null && Number(after) > cursor) throw new MalformedRequestError(notOurCursor)
  return { after: after === null ? null : Number(after), since }
}

function attachment({ id, title }: Dataset, format: DataFormat, today: string): string {
  const name = encodeURIComponent(`${title}-${today}.${format}`)
  return `attachment; filename="${id}-${today}.${format}"; filename*=UTF-8''${name}`
}
