import type { FastifyInstance } from 'fastify'
import { findLawText } from '../../../storage/publication/law-texts.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import type { PortalPages } from '../frame/portal-pages.ts'
import { lawUrl } from './law-links.ts'
import { lawPage, lawsPage } from './law-pages.ts'

/** 法规原文: all of them, and each text in full. */
export function lawRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/laws', (request, reply) =>
    pages.send(request, reply, '/laws', async ({ context, shared: { laws }, today }) => ({
      page: lawsPage(context, { laws, today }),
    })),
  )
  app.get<{ Params: { title: string; number: string } }>('/laws/:title/:number', (request, reply) =>
    pages.send(
      request,
      reply,
      lawUrl(request.params),
      async ({ db, context, shared: { laws }, today }) => {
        const law = await findLawText(db, request.params)
        return law
          ? { page: lawPage(context, { law, laws, today }) }
          : { page: notFoundPage(context), status: 404 }
      },
    ),
  )
}
