import type { FastifyInstance } from 'fastify'
import { isPublicRecord } from '@zhaofa/domain/publicity/records/public-record.ts'
import {
  findNotice,
  listWithdrawals,
  type ShownNotice,
} from '../../../storage/publication/find-notice.ts'
import type { LawEdition } from '../../../storage/publication/law-texts.ts'
import { listNotices } from '../../../storage/publication/list-notices.ts'
import { noticesOfFirm } from '../../../storage/publication/notices-of-firm.ts'
import { publishedMatters, tallies } from '../../../storage/publication/read-portal.ts'
import type { World } from '../../../world.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import type { Markup } from '../frame/html.ts'
import type { PageContext } from '../frame/page-frame.ts'
import type { PortalPages, Render } from '../frame/portal-pages.ts'
import { askedAgency, chosenPublishers, everyPublisher, withAgency } from '../frame/publishers.ts'
import { recordPage } from '../lists/record-page.ts'
import { decisionPage } from './decision-page.ts'
import { endedPage, withdrawalsPage } from './ended-page.ts'
import { firmPage } from './firm-page.ts'
import { listPage } from './list-page.ts'
import { listUrl, readListQuery, single } from './list-query.ts'

/** More than one agency withdraws in a year. */
const withdrawalsShown = 500

/** 执法决定和结果: their list, each of them, those of one firm, and what was withdrawn. */
export function decisionRoutes(app: FastifyInstance, { portal }: World, pages: PortalPages): void {
  app.get('/decisions', (request, reply) => {
    // What was withdrawn has no content to filter by: it has a list of its own.
    if (single(request.query, 'status') === 'withdrawn') {
      return reply.redirect(withAgency('/withdrawals', askedAgency(request.query)))
    }
    const query = readListQuery(request.query)
    // An address with something unusable in it is answered, with a word about it, and not kept.
    const send = query.ignored.length === 0 ? 'send' : 'sendOnce'
    return pages[send](request, reply, listUrl(query), renderList(query))
  })
  app.get<{ Params: { id: string } }>('/decisions/:id', (request, reply) => {
    const { id } = request.params
    const render: Render = async ({ db, context, shared, today }) => {
      const found = await findNotice(db, id, today)
      if (!found) return { page: notFoundPage(context), status: 404 }
      return found.status === 'published'
        ? { page: noticePage(context, found, shared.laws) }
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
    return pages.send(request, reply, `/firms/${uscc}`, async ({ db, shared, context, today }) => {
      const { rows, left } = await noticesOfFirm(db, { uscc, today }, shared.ranges)
      return rows.length > 0
        ? { page: firmPage(context, { uscc, rows, left }) }
        : { page: notFoundPage(context), status: 404 }
    })
  })
  app.get('/withdrawals', (request, reply) => {
    const asked = askedAgency(request.query)
    const typed = single(request.query, 'year') ?? ''
    const year = /^(?:19|20)\d\d$/.test(typed) ? typed : undefined
    const page = year === undefined ? '/withdrawals' : `/withdrawals?year=${year}`
    const path = withAgency(page, asked)
    return pages.send(request, reply, path, async ({ db, context }) => {
      const chosen = chosenPublishers(context.publishers, asked)
      if (!chosen) return { page: notFoundPage(context), status: 404 }
      const agencyId = asked === null ? undefined : chosen[0]?.id
      const { rows: withdrawals, left } = await listWithdrawals(
        db,
        withdrawalsShown,
        agencyId,
        year,
      )
      const choice = everyPublisher(context.publishers, asked, page)
      return { page: withdrawalsPage(context, { withdrawals, left, year, agency: asked, choice }) }
    })
  })
}

function renderList(query: ReturnType<typeof readListQuery>): Render {
  return async ({ db, context, shared, today }) => {
    const { publishers } = shared
    const chosen = chosenPublishers(publishers, query.agency)
    if (!chosen) return { page: notFoundPage(context), status: 404 }
    const agencyId = query.agency === null ? null : (chosen[0]?.id ?? null)
    const { text, year, decided, matter, penalty } = query
    // Of everything the form itself shows how it is spread.
    const facets = [text, year, decided, matter, penalty, agencyId].some((each) => each !== null)
    const found = await listNotices(db, { ...query, agencyId, facets, today }, shared.ranges)
    const [matters, penalties, months] =
      agencyId === null
        ? [shared.matters, shared.penalties, shared.months]
        : await Promise.all([
            publishedMatters(db, agencyId),
            tallies(db, 'penalty', agencyId),
            tallies(db, 'month', agencyId),
          ])
    const { years } = shared
    const data = { query, found, years, matters, penalties, months, publishers }
    return { page: listPage(context, data) }
  }
}

function noticePage(
  context: PageContext,
  { notice, publishedAt }: ShownNotice,
  laws: readonly LawEdition[],
): Markup {
  return isPublicRecord(notice)
    ? recordPage(context, { record: notice, publishedAt }, laws)
    : decisionPage(context, { notice, publishedAt }, laws)
}
