import type { FastifyInstance } from 'fastify'
import { listAnnualReports } from '../../../storage/publication/annual-reports.ts'
import { listDecisionMonths } from '../../../storage/publication/decision-months.ts'
import { denominatorPage } from '../decisions/denominator-page.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import { annualReportPage, annualReportsPage } from './statistics-pages.ts'
import { listWithheld } from '../../../storage/publication/list-withheld.ts'
import type { PortalPages } from '../frame/portal-pages.ts'

/** Entries of the page; open data has all of them. */
const shownWithheld = 200

/** 行政执法统计年报 as published, and the denominator of publication. */
export function statisticsRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/statistics', (request, reply) =>
    pages.send(request, reply, '/statistics', async ({ db, context }) => ({
      page: annualReportsPage(context, await listAnnualReports(db)),
    })),
  )
  app.get('/denominator', (request, reply) =>
    pages.send(request, reply, '/denominator', async ({ db, context }) => ({
      page: denominatorPage(
        context,
        await listDecisionMonths(db),
        await listWithheld(db, shownWithheld),
      ),
    })),
  )
  app.get<{ Params: { year: string } }>('/statistics/:year(^\\d{4}$)', (request, reply) => {
    const year = Number(request.params.year)
    return pages.send(request, reply, `/statistics/${year}`, async ({ db, context }) => {
      const versions = await listAnnualReports(db, year)
      return versions.length === 0
        ? { page: notFoundPage(context), status: 404 }
        : { page: annualReportPage(context, versions) }
    })
  })
}
