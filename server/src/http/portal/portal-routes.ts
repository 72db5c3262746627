import { isRecord, type Published } from '@zhaofa/domain/publicity/records/public-record.ts'
import type { FastifyInstance } from 'fastify'
import { findNotice, listWithdrawals } from '../../storage/publication/find-notice.ts'
import { listNotices } from '../../storage/publication/list-notices.ts'
import { findLawText, type LawEdition } from '../../storage/publication/law-texts.ts'
import type { World } from '../../world.ts'
import { articleRoutes } from './articles/article-routes.ts'
import { assetRoutes } from './frame/assets.ts'
import { columns } from './frame/columns.ts'
import { feedRoutes } from './data/feed-routes.ts'
import { decisionFormRoutes } from './decisions/decision-form-routes.ts'
import { kioskRoutes } from './kiosk/kiosk-routes.ts'
import { lawUrl } from './laws/law-links.ts'
import { matterRoutes } from './matters/matter-routes.ts'
import { listRoutes } from './lists/list-routes.ts'
import { everything, listUrl, readListQuery, single } from './decisions/list-query.ts'
import { listDataRoutes } from './data/list-data-routes.ts'
import { openDataRoutes } from './data/open-data-routes.ts'
import { columnPage } from './frame/column-page.ts'
import { decisionPage } from './decisions/decision-page.ts'
import { recordPage } from './lists/record-page.ts'
import { endedPage, withdrawalsPage } from './decisions/ended-page.ts'
import { notFoundPage } from './frame/fault-page.ts'
import { flowcharts } from '@zhaofa/domain/case/flowchart.ts'
import { noticesOfFirm } from '../../storage/publication/notices-of-firm.ts'
import { firmPage } from './decisions/firm-page.ts'
import { flowchartPage, flowchartsPage, flowchartUrl } from './matters/flowchart-pages.ts'
import { homePage } from './frame/home-page.ts'
import { lawPage, lawsPage } from './laws/law-pages.ts'
import { listPage } from './decisions/list-page.ts'
import type { Markup } from './frame/html.ts'
import type { PageContext } from './frame/page-frame.ts'
import { officerRoutes } from './officers/officer-routes.ts'
import { accessibilityPage, remediesPage, siteMapPage } from './frame/plain-pages.ts'
import { PortalPages, type Render } from './frame/portal-pages.ts'
import { bookletRoutes } from './laws/booklet-routes.ts'
import { boardRoutes } from './matters/board-routes.ts'
import { progressRoutes } from './progress/progress-routes.ts'
import { searchRoutes } from './search/search-routes.ts'
import { sampleRoutes } from './matters/sample-routes.ts'
import { robots, sitemapIndex, sitemapPart } from './frame/sitemap.ts'
import { statisticsRoutes } from './statistics/statistics-routes.ts'
import { verifyRoutes } from './verify/verify-routes.ts'

const homeLength = 6
const withdrawalsShown = 100

/** The public pages. They read schema publication and the public log, as a role that can read no more. */
export function portalRoutes(app: FastifyInstance, world: World): void {
  const pages = new PortalPages(world)
  assetRoutes(app)
  app.get('/', (request, reply) => pages.send(request, reply, '/', renderHome))
  app.get('/decisions', (request, reply) => {
    // What was withdrawn has no content to filter by: it has a list of its own.
    if (single(request.query, 'status') === 'withdrawn') return reply.redirect('/withdrawals')
    const query = readListQuery(request.query)
    // An address with something unusable in it is answered, with a word about it, and not kept.
    const send = query.ignored.length === 0 ? 'send' : 'sendOnce'
    return pages[send](request, reply, listUrl(query), renderList(query))
  })
  decisionRoutes(app, world, pages)
  decisionFormRoutes(app, world, pages)
  officerRoutes(app, world, pages)
  boardRoutes(app, pages)
  progressRoutes(app, world, pages)
  verifyRoutes(app, world, pages)
  columnRoutes(app, pages)
  plainRoutes(app, pages)
  lawRoutes(app, pages)
  listRoutes(app, pages)
  matterRoutes(app, pages)
  articleRoutes(app, world, pages)
  bookletRoutes(app, world)
  sampleRoutes(app, world)
  searchRoutes(app, pages)
  kioskRoutes(app, pages)
  flowchartRoutes(app, pages)
  feedRoutes(app, pages)
  openDataRoutes(app, world, pages)
  listDataRoutes(app, world, pages)
  statisticsRoutes(app, pages)
  crawlerRoutes(app, world)
}

const renderHome: Render = async ({ db, context, shared, today }) => {
  const [{ rows }, withdrawals] = await Promise.all([
    listNotices(db, { ...everything, today }),
    listWithdrawals(db, 3),
  ])
  const newest = rows.slice(0, homeLength)
  return { page: homePage(context, { ...shared, today, newest, withdrawals }) }
}

function renderList(query: ReturnType<typeof readListQuery>): Render {
  return async ({ db, context, shared, today }) => {
    const { text, year, matter, penalty } = query
    // Of everything the form itself shows how it is spread.
    const facets = [text, year, matter, penalty].some((each) => each !== null)
    const found = await listNotices(db, { ...query, facets, today })
    const { years, matters, penalties } = shared
    return { page: listPage(context, { query, found, years, matters, penalties }) }
  }
}

function decisionRoutes(app: FastifyInstance, { portal }: World, pages: PortalPages): void {
  app.get<{ Params: { id: string } }>('/decisions/:id', (request, reply) => {
    const { id } = request.params
    const render: Render = async ({ db, context, shared, today }) => {
      const found = await findNotice(db, id, today)
      if (!found) return { page: notFoundPage(context), status: 404 }
      return found.status === 'published'
        ? { page: noticePage(context, found.notice, shared.laws) }
        : { page: endedPage(context, found), status: found.status === 'withheld' ? 200 : 410 }
    }
    return pages.send(request, reply, `/decisions/${id}`, render, id)
  })

  app.get<{ Params: { id: string } }>('/decisions/:id/notice.json', async (request, reply) => {
    const found = await findNotice(portal, request.params.id, await pages.today())
    if (found?.status !== 'published') return reply.callNotFound()
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('access-control-allow-origin', '*')
      .send(found.body)
  })

  app.get<{ Params: { uscc: string } }>('/firms/:uscc(^[0-9A-Z]{18}$)', (request, reply) => {
    const { uscc } = request.params
    return pages.send(request, reply, `/firms/${uscc}`, async ({ db, context, today }) => {
      const rows = await noticesOfFirm(db, { uscc, today })
      return rows.length > 0
        ? { page: firmPage(context, { uscc, rows }) }
        : { page: notFoundPage(context), status: 404 }
    })
  })

  app.get('/withdrawals', (request, reply) =>
    pages.send(request, reply, '/withdrawals', async ({ db, context }) => ({
      page: withdrawalsPage(context, await listWithdrawals(db, withdrawalsShown)),
    })),
  )
}

function noticePage(context: PageContext, notice: Published, laws: readonly LawEdition[]): Markup {
  return isRecord(notice) ? recordPage(context, notice, laws) : decisionPage(context, notice, laws)
}

function lawRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/laws', (request, reply) =>
    pages.send(request, reply, '/laws', async ({ context, shared: { laws }, today }) => ({
      page: lawsPage(context, { laws, today }),
    })),
  )
  app.get<{ Params: { title: string; number: string } }>('/laws/:title/:number', (request, reply) =>
    pages.send(
      request,
      reply,
      lawUrl(request.params),
      async ({ db, context, shared: { laws }, today }) => {
        const law = await findLawText(db, request.params)
        return law
          ? { page: lawPage(context, { law, laws, today }) }
          : { page: notFoundPage(context), status: 404 }
      },
    ),
  )
}

function flowchartRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/flowcharts', (request, reply) =>
    pages.send(request, reply, '/flowcharts', async ({ context }) => ({
      page: flowchartsPage(context),
    })),
  )
  for (const chart of flowcharts)
    app.get(flowchartUrl(chart), (request, reply) =>
      pages.send(
        request,
        reply,
        flowchartUrl(chart),
        async ({ context, shared: { laws }, today }) => ({
          page: flowchartPage(context, chart, { laws, day: today }),
        }),
      ),
    )
}

function columnRoutes(app: FastifyInstance, pages: PortalPages): void {
  for (const column of columns)
    app.get(column.path, (request, reply) =>
      pages.send(request, reply, column.path, async ({ context, shared: { lists } }) => ({
        page: columnPage(context, column, lists),
      })),
    )
}

function plainRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/remedies', (request, reply) =>
    pages.send(request, reply, '/remedies', async ({ context, shared, today }) => ({
      page: remediesPage(context, { ...shared, today }),
    })),
  )
  app.get('/site-map', (request, reply) =>
    pages.send(request, reply, '/site-map', async ({ context, shared }) => ({
      page: siteMapPage(context, shared),
    })),
  )
  app.get('/accessibility', (request, reply) =>
    pages.send(request, reply, '/accessibility', async ({ context }) => ({
      page: accessibilityPage(context),
    })),
  )
}

function crawlerRoutes(app: FastifyInstance, { portal, publicOrigin }: World): void {
  app.get('/robots.txt', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robots(publicOrigin)),
  )
  app.get('/sitemap.xml', async (_request, reply) =>
    reply.type('application/xml; charset=utf-8').send(await sitemapIndex(portal, publicOrigin)),
  )
  app.get<{ Params: { part: string } }>('/sitemap/:part(^\\d{1,4}).xml', async (request, reply) =>
    reply
      .type('application/xml; charset=utf-8')
      .send(await sitemapPart(portal, publicOrigin, Number(request.params.part))),
  )
}
