import type { FastifyInstance } from 'fastify'
import { listWithdrawals } from '../../../storage/publication/find-notice.ts'
import { listNotices } from '../../../storage/publication/list-notices.ts'
import { countedLists } from '../../../storage/publication/lists/list-versions.ts'
import { countOfficers, tallies } from '../../../storage/publication/read-portal.ts'
import { everything } from '../decisions/list-query.ts'
import { agencyPage } from './agency-page.ts'
import { notFoundPage } from './fault-page.ts'
import { homePage } from './home-page.ts'
import type { PortalPages, Render } from './portal-pages.ts'

const decisionsOnHome = 6
const decisionsOfAgency = 5

/** The first page of the portal; and of each agency, once there are several. */
export function homeRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/', (request, reply) => pages.send(request, reply, '/', renderHome))
  app.get<{ Params: { number: string } }>(
    '/agencies/:number(^[1-9]\\d{0,4}$)',
    (request, reply) => {
      const number = Number(request.params.number)
      return pages.send(request, reply, `/agencies/${number}`, renderAgency(number))
    },
  )
}

const renderHome: Render = async ({ db, context, shared, today }) => {
  const [{ rows }, { rows: withdrawals }] = await Promise.all([
    listNotices(db, { ...everything, today }, shared.ranges),
    listWithdrawals(db, 3),
  ])
  const newest = rows.slice(0, decisionsOnHome)
  return { page: homePage(context, { ...shared, today, newest, withdrawals }) }
}

function renderAgency(number: number): Render {
  return async ({ db, context, shared, today }) => {
    const publisher = context.publishers.find((each) => each.number === number)
    if (!publisher) return { page: notFoundPage(context), status: 404 }
    const [counted, officers, shown, { rows }] = await Promise.all([
      countedLists(db, publisher.id),
      countOfficers(db, publisher.id),
      tallies(db, 'all', publisher.id),
      listNotices(db, { ...everything, agencyId: publisher.id, today }, shared.ranges),
    ])
    const lists = new Map(counted.map((list) => [list.item, list]))
    const newest = rows.slice(0, decisionsOfAgency)
    const count = shown[0]?.count ?? 0
    return { page: agencyPage(context, { publisher, lists, officers, shown: count, newest }) }
  }
}
