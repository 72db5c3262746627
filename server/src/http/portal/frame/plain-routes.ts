import type { FastifyInstance } from 'fastify'
import { columnPage } from './column-page.ts'
import { columns } from './columns.ts'
import { accessibilityPage, remediesPage } from './plain-pages.ts'
import type { PortalPages } from './portal-pages.ts'
import { siteMapPage } from './site-map-page.ts'

/** Pages that say how the portal is laid out, and what everybody may do: columns, 救济, 网站地图, 无障碍. */
export function plainRoutes(app: FastifyInstance, pages: PortalPages): void {
  for (const column of columns)
    app.get(column.path, (request, reply) =>
      pages.send(request, reply, column.path, async ({ context, shared: { lists } }) => ({
        page: columnPage(context, column, lists),
      })),
    )
  app.get('/remedies', (request, reply) =>
    pages.send(request, reply, '/remedies', async ({ context, shared: { laws }, today }) => ({
      page: remediesPage(context, { laws, today }),
    })),
  )
  app.get('/site-map', (request, reply) =>
    pages.send(request, reply, '/site-map', async ({ context, shared }) => ({
      page: siteMapPage(context, shared),
    })),
  )
  app.get('/accessibility', (request, reply) =>
    pages.send(request, reply, '/accessibility', async ({ context }) => ({
      page: accessibilityPage(context),
    })),
  )
}
