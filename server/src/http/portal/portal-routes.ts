import { isRecord, type Published } from '@zhaofa/domain/disclosure/records/public-record.ts'
import type { FastifyInstance } from 'fastify'
import { findNotice, listWithdrawals } from '../../storage/publication/find-notice.ts'
import { listNotices } from '../../storage/publication/list-notices.ts'
import { findLawText, type LawEdition } from '../../storage/publication/law-texts.ts'
import type { World } from '../../world.ts'
import { articleRoutes } from './article-routes.ts'
import { assetRoutes } from './assets.ts'
import { columns } from './columns.ts'
import { feedRoutes } from './feed-routes.ts'
import { decisionFormRoutes } from './decision-form-routes.ts'
import { kioskRoutes } from './kiosk-routes.ts'
import { lawUrl } from './law-links.ts'
import { matterRoutes } from './matter-routes.ts'
import { listRoutes } from './list-routes.ts'
import { everything, listUrl, readListQuery, single } from './list-query.ts'
import { listDataRoutes } from './open-data/list-data-routes.ts'
import { openDataRoutes } from './open-data/open-data-routes.ts'
import { columnPage } from './pages/column-page.ts'
import { decisionPage } from './pages/decision-page.ts'
import { recordPage } from './pages/record-page.ts'
import { endedPage, withdrawalsPage } from './pages/ended-page.ts'
import { notFoundPage } from './pages/fault-page.ts'
import { flowcharts } from '@zhaofa/domain/procedure/flowchart.ts'
import { noticesOfFirm } from '../../storage/publication/notices-of-firm.ts'
import { firmPage } from './pages/firm-page.ts'
import { flowchartPage, flowchartsPage, flowchartUrl } from './pages/flowchart-pages.ts'
import { homePage } from './pages/home-page.ts'
import { lawPage, lawsPage } from './pages/law-pages.ts'
import { listPage } from './pages/list-page.ts'
import type { Markup } from './html.ts'
import type { PageContext } from './page-frame.ts'
import { officerRoutes } from './officer-routes.ts'
import { accessibilityPage, remediesPage, siteMapPage } from './pages/plain-pages.ts'
import { PortalPages, type Render } from './portal-pages.ts'
import { bookletRoutes } from './booklet-routes.ts'
import { boardRoutes } from './board-routes.ts'
import { progressRoutes } from './progress-routes.ts'
import { searchRoutes } from './search-routes.ts'
import { sampleRoutes } from './sample-routes.ts'
import { robots, sitemapIndex, sitemapPart } from './sitemap.ts'
import { statisticsRoutes } from './statistics-routes.ts'
import { verifyRoutes } from './verify-routes.ts'

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
