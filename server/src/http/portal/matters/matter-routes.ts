import type { FastifyInstance } from 'fastify'
import { listNotices } from '../../../storage/publication/list-notices.ts'
import { newestRows } from '../../../storage/publication/lists/newest-rows.ts'
import { everything } from '../decisions/list-query.ts'
import { guidesOf, guideUrl, matterLists, mattersOf, matterUrl } from './matters.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import { guidePage, guidesPage } from './guide-pages.ts'
import { matterPage, mattersPage } from './matter-pages.ts'
import type { PortalPages } from '../frame/portal-pages.ts'

/** 执法事项 and 服务指南, made of the published lists, the procedures and the decisions. */
export function matterRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/matters', (request, reply) =>
    pages.send(request, reply, '/matters', async ({ db, context, shared: { matters } }) => ({
      page: mattersPage(context, {
        lists: await newestRows(db, ['pre_matter_list']),
        decisions: new Map(matters.map(({ code, count }) => [code, count])),
      }),
    })),
  )
  app.get<{ Params: { code: string } }>('/matters/:code', (request, reply) => {
    const { code } = request.params
    return pages.send(
      request,
      reply,
      matterUrl(code),
      async ({ db, context, shared: { laws }, today }) => {
        const lists = await newestRows(db, matterLists)
        const matter = mattersOf(lists).find((each) => each.code === code)
        if (!matter) return { page: notFoundPage(context), status: 404 }
        const recent = await listNotices(db, { ...everything, matter: code, today })
        const guide = guidesOf(lists).find(({ id }) => id === code)
        const known = { laws, day: today }
        return { page: matterPage(context, { matter, guide, lists, recent, known }) }
      },
    )
  })
  guideRoutes(app, pages)
}

const guideLists = ['pre_matter_list', 'pre_service_guide'] as const

function guideRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/guides', (request, reply) =>
    pages.send(request, reply, '/guides', async ({ db, context }) => ({
      page: guidesPage(context, await newestRows(db, guideLists)),
    })),
  )
  app.get<{ Params: { id: string } }>('/guides/:id', (request, reply) => {
    const { id } = request.params
    return pages.send(
      request,
      reply,
      guideUrl(id),
      async ({ db, context, shared: { laws }, today }) => {
        const lists = await newestRows(db, guideLists)
        const guide = guidesOf(lists).find(
          (each) => each.id === id || each.row['matterName'] === id,
        )
        if (!guide) return { page: notFoundPage(context), status: 404 }
        return { page: guidePage(context, { guide, lists, known: { laws, day: today } }) }
      },
    )
  })
}
