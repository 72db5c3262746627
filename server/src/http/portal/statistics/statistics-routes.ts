import type { FastifyInstance } from 'fastify'
import {
  annualReportYears,
  listAnnualReports,
} from '../../../storage/publication/annual-reports.ts'
import {
  listDecisionMonths,
  notYetPublishing,
} from '../../../storage/publication/decision-months.ts'
import { denominatorPage } from '../decisions/denominator-page.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import { annualReportPage, annualReportsPage } from './statistics-pages.ts'
import { listWithheld } from '../../../storage/publication/list-withheld.ts'
import type { PortalPages } from '../frame/portal-pages.ts'
import {
  askedAgency,
  chosenPublishers,
  everyPublisher,
  onePublisher,
  withAgency,
} from '../frame/publishers.ts'

/** Entries of the page; open data has all of them. */
const shownWithheld = 200

/** 行政执法统计年报 as published, and the denominator of publication. */
export function statisticsRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/statistics', (request, reply) => {
    const asked = askedAgency(request.query)
    return pages.send(
      request,
      reply,
      withAgency('/statistics', asked),
      async ({ db, context, shared }) => {
        const chosen = chosenPublishers(context.publishers, asked)
        if (!chosen) return { page: notFoundPage(context), status: 404 }
        const published = await annualReportYears(db)
        const reports = chosen.flatMap((publisher) =>
          published.flatMap(({ year, agencyId }) =>
            agencyId === publisher.id ? [{ year, publisher }] : [],
          ),
        )
        const choice = everyPublisher(context.publishers, asked, '/statistics')
        const written = shared.lists.has('post_annual_report')
        return { page: annualReportsPage(context, { reports, choice, written }) }
      },
    )
  })
  app.get('/denominator', (request, reply) => {
    const asked = askedAgency(request.query)
    return pages.send(
      request,
      reply,
      withAgency('/denominator', asked),
      async ({ db, context }) => {
        const chosen = chosenPublishers(context.publishers, asked)
        if (!chosen) return { page: notFoundPage(context), status: 404 }
        const shown = chosen.length > 0 ? chosen : await notYetPublishing(db)
        const counted = await Promise.all(
          shown.map(async ({ id, name }) => ({ name, months: await listDecisionMonths(db, id) })),
        )
        const agencyId = asked === null ? undefined : chosen[0]?.id
        const withheld = await listWithheld(db, shownWithheld, agencyId)
        const choice = everyPublisher(context.publishers, asked, '/denominator')
        return { page: denominatorPage(context, { counted, withheld, choice }) }
      },
    )
  })
  app.get<{ Params: { year: string } }>('/statistics/:year(^\\d{4}$)', (request, reply) => {
    const year = Number(request.params.year)
    const asked = askedAgency(request.query)
    const path = withAgency(`/statistics/${year}`, asked)
    return pages.send(request, reply, path, async ({ db, context }) => {
      const all = await listAnnualReports(db, { year })
      const having = context.publishers.filter(({ id }) =>
        all.some(({ agencyId }) => agencyId === id),
      )
      const publisher = onePublisher(having, asked)
      if (!publisher) return { page: notFoundPage(context), status: 404 }
      const versions = all.filter(({ agencyId }) => agencyId === publisher.id)
      return { page: annualReportPage(context, { versions, publisher, others: having }) }
    })
  })
}
