import type { FastifyInstance } from 'fastify'
import { newestRowsByAgency } from '../../../storage/publication/lists/newest-rows.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import type { PortalPages } from '../frame/portal-pages.ts'
import { askedAgency, chosenPublishers, withAgency } from '../frame/publishers.ts'
import { hearingsPage } from './hearings-page.ts'

/** 听证公告, from the published list of that name. */
export function hearingRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/hearings', (request, reply) => {
    const agency = askedAgency(request.query)
    return pages.send(
      request,
      reply,
      withAgency('/hearings', agency),
      async ({ db, context, today }) => {
        const chosen = chosenPublishers(context.publishers, agency)
        if (!chosen) return { page: notFoundPage(context), status: 404 }
        const found = await newestRowsByAgency(db, ['in_hearing'])
        const lists = chosen.flatMap((publisher) => {
          const list = found.get(publisher.id)?.in_hearing
          return list ? [{ publisher, list }] : []
        })
        return { page: hearingsPage(context, { lists, agency, today }) }
      },
    )
  })
}
