import type { FastifyInstance } from 'fastify'
import { listDecisionMonths } from '../../../storage/publication/decision-months.ts'
import { figuresBy, withdrawalsByYear } from '../../../storage/publication/figures.ts'
import { single } from '../decisions/list-query.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import type { PortalPages, Render } from '../frame/portal-pages.ts'
import { askedAgency, chosenPublishers, everyPublisher } from '../frame/publishers.ts'
import { figuresPage } from './figures-page.ts'
import { figuresUrl, yearBefore, type FiguresData } from './figure-table.ts'

/** 执法数据: figures of what is published. */
export function figuresRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/figures', (request, reply) => {
    const typed = single(request.query, 'year') ?? ''
    const year = /^(?:19|20)\d\d$/.test(typed) ? typed : null
    const agency = askedAgency(request.query)
    return pages.send(request, reply, figuresUrl(year, agency), renderFigures(year, agency))
  })
}

/** The figures of a year; without one, of this year, or of the newest that has any. */
function renderFigures(asked: string | null, agency: number | null): Render {
  return async ({ db, context, today }) => {
    const chosen = chosenPublishers(context.publishers, agency)
    if (!chosen) return { page: notFoundPage(context), status: 404 }
    const agencyId = agency === null ? null : (chosen[0]?.id ?? null)
    const byYear = await figuresBy(db, {
      ...{ facet: 'kind', from: '0000', to: '9999', by: 'year' },
      ...{ today, agencyId },
    })
    const known = [...new Set(byYear.map(({ period }) => period))].sort().toReversed()
    const thisYear = today.slice(0, 4)
    const year = asked ?? (known.includes(thisYear) ? thisYear : (known[0] ?? thisYear))
    const ofYear = { from: year, to: year, today, agencyId } as const
    const [months, matters, penalties, withdrawals, counted] = await Promise.all([
      figuresBy(db, { ...ofYear, facet: 'kind', by: 'month', from: yearBefore(year) }),
      figuresBy(db, { ...ofYear, facet: 'matter', by: 'year' }),
      figuresBy(db, { ...ofYear, facet: 'penalty', by: 'year' }),
      withdrawalsByYear(db, agencyId),
      Promise.all(chosen.map(({ id }) => listDecisionMonths(db, id))),
    ])
    const data = {
      ...{ year, today, agency, months, matters, penalties, byYear },
      years: [...new Set([...known, year])].sort().toReversed(),
      choice: everyPublisher(context.publishers, agency, figuresUrl(asked, null)),
      withdrawals: new Map(withdrawals.map((each) => [each.year, each.count])),
      rate: rateOf(counted.flat(), year),
    }
    return { page: figuresPage(context, data) }
  }
}

/** Decisions of a year that are published one by one: those made, and those that are public of them. */
function rateOf(
  months: Awaited<ReturnType<typeof listDecisionMonths>>,
  year: string,
): FiguresData['rate'] {
  const counted = months.filter(
    ({ month, oneByOne = true }) => oneByOne && month.startsWith(`${year}-`),
  )
  const made = counted.reduce((sum, each) => sum + each.made - (each.onlyCounted ?? 0), 0)
  const published = counted.reduce((sum, each) => sum + each.published, 0)
  return made === 0 ? null : { made, published }
}
