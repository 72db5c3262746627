import type { FastifyInstance } from 'fastify'
import { findNotice } from '../../storage/publication/find-notice.ts'
import { endedPage } from './pages/ended-page.ts'
import { notFoundPage } from './pages/fault-page.ts'
import { posterPage } from './pages/poster-page.ts'
import type { PortalPages, Rendered, Rendering } from './portal-pages.ts'
import type { PublicNotice } from '@zhaofa/domain/disclosure/public-notice.ts'

type RenderNotice = (rendering: Rendering, notice: PublicNotice) => Rendered | Promise<Rendered>

/** A published decision in other forms: for the notice board. What was withdrawn has none of them. */
export function decisionFormRoutes(app: FastifyInstance, pages: PortalPages): void {
  formRoute(app, pages, 'a3', ({ context, shared: { laws } }, notice) => ({
    page: posterPage(context, notice, laws),
  }))
}

function formRoute(
  app: FastifyInstance,
  pages: PortalPages,
  form: string,
  render: RenderNotice,
): void {
  app.get<{ Params: { id: string } }>(`/decisions/:id/${form}`, (request, reply) => {
    const { id } = request.params
    const path = `/decisions/${id}/${form}`
    return pages.send(
      request,
      reply,
      path,
      async (rendering) => {
        const { db, context, today } = rendering
        const found = await findNotice(db, id, today)
        if (found?.status === 'published') return render(rendering, found.notice)
        if (!found || found.status === 'withheld')
          return { page: notFoundPage(context), status: 404 }
        return { page: endedPage(context, found), status: 410 }
      },
      id,
    )
  })
}
