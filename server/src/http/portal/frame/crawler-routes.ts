import type { FastifyInstance } from 'fastify'
import type { World } from '../../../world.ts'
import { robots, sitemapIndex, sitemapPart } from './sitemap.ts'

/** What search engines ask for: robots.txt and the site map in parts. */
export function crawlerRoutes(app: FastifyInstance, { portal, publicOrigin }: World): void {
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
