import type { FastifyInstance } from 'fastify'
import { flowcharts } from '@zhaofa/domain/case/flowchart.ts'
import type { PortalPages } from '../frame/portal-pages.ts'
import { flowchartPage, flowchartsPage, flowchartUrl } from './flowchart-pages.ts'

/** 流程图: drawn from the procedures themselves. */
export function flowchartRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/flowcharts', (request, reply) =>
    pages.send(request, reply, '/flowcharts', async ({ context }) => ({
      page: flowchartsPage(context),
    })),
  )
  for (const chart of flowcharts) {
    const path = flowchartUrl(chart)
    app.get(path, (request, reply) =>
      pages.send(request, reply, path, async ({ context, shared: { laws }, today }) => ({
        page: flowchartPage(context, chart, { laws, day: today }),
      })),
    )
  }
}
