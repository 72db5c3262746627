import type { FastifyInstance } from 'fastify'
import { plainQuery } from '../../../storage/publication/search/search-terms.ts'
import { single } from '../decisions/list-query.ts'
import { searchPage, searchUrl } from './search-page.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import type { PortalPages } from '../frame/portal-pages.ts'
import { askedAgency, chosenPublishers } from '../frame/publishers.ts'
import { isSearchKind, searchSite } from './site-search.ts'

/** 全站搜索. */
export function searchRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/search', (request, reply) => {
    const typed = plainQuery((single(request.query, 'q') ?? '').slice(0, 10_000))
    const asked = single(request.query, 'kind') ?? ''
    const kind = isSearchKind(asked) ? asked : null
    const agency = askedAgency(request.query)
    const path = searchUrl(typed, kind, agency)
    return pages.send(request, reply, path, async (rendering) => {
      const { context } = rendering
      const chosen = chosenPublishers(context.publishers, agency)
      if (!chosen) return { page: notFoundPage(context), status: 404 }
      const of = agency === null ? null : (chosen[0] ?? null)
      return { page: searchPage(context, await searchSite(rendering, { typed, kind, of })) }
    })
  })
}
