import type { FastifyInstance } from 'fastify'
import { plainText } from '../../../storage/publication/search/search-terms.ts'
import { single } from '../decisions/list-query.ts'
import { searchPage, searchUrl } from './search-page.ts'
import type { PortalPages } from '../frame/portal-pages.ts'
import { isSearchKind, searchSite } from './site-search.ts'

/** 全站搜索. */
export function searchRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/search', (request, reply) => {
    const typed = plainText((single(request.query, 'q') ?? '').slice(0, 10_000))
    const asked = single(request.query, 'kind') ?? ''
    const kind = isSearchKind(asked) ? asked : null
    return pages.send(request, reply, searchUrl(typed, kind), async (rendering) => ({
      page: searchPage(rendering.context, await searchSite(rendering, { typed, kind })),
    }))
  })
}
