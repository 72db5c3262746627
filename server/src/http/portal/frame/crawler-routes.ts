import type { FastifyInstance, FastifyReply } from 'fastify'
import type { World } from '../../../world.ts'
import { openSearch, securityContact } from './site-files.ts'
import { robots, sitemapIndex, sitemapPart } from './sitemap.ts'

/** What programs ask of a site: robots.txt, the site map in parts, how to search it, where to report a weakness. */
export function crawlerRoutes(
  app: FastifyInstance,
  { portal, publicOrigin, clock }: Pick<World, 'portal' | 'publicOrigin' | 'clock'>,
): void {
  app.get('/robots.txt', (_request, reply) => sendText(reply, robots(publicOrigin)))
  app.get('/.well-known/security.txt', (_request, reply) =>
    sendText(reply, securityContact(publicOrigin, clock.now())),
  )
  app.get('/opensearch.xml', (_request, reply) =>
    sendXml(reply, openSearch(publicOrigin), 'application/opensearchdescription+xml'),
  )
  app.get('/sitemap.xml', async (_request, reply) =>
    sendXml(reply, await sitemapIndex(portal, publicOrigin)),
  )
  app.get<{ Params: { part: string } }>('/sitemap/:part(^\\d{1,4}).xml', async (request, reply) => {
    const part = await sitemapPart(portal, publicOrigin, Number(request.params.part))
    return part === null ? reply.callNotFound() : sendXml(reply, part)
  })
}

const sendText = (reply: FastifyReply, text: string) =>
  reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(text)

const sendXml = (reply: FastifyReply, text: string, type = 'application/xml') =>
  reply.header('cache-control', 'no-cache').type(`${type}; charset=utf-8`).send(text)
