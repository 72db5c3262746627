import type { FastifyInstance } from 'fastify'
import { kioskPage } from './kiosk-page.ts'
import { kioskHome, setMode } from '../frame/page-mode.ts'
import type { PortalPages } from '../frame/portal-pages.ts'

/**
 * 大厅模式: the first page of the screen in the service hall. A browser that opens it stays in this mode
 * until it asks for another one (`/?mode=standard`).
 */
export function kioskRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get(kioskHome, (request, reply) => {
    setMode(reply, 'kiosk')
    return pages.send(request, reply, kioskHome, async ({ context }) => ({
      page: kioskPage({ ...context, mode: 'kiosk' }),
    }))
  })
}
