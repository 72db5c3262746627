import type { FastifyInstance } from 'fastify'
import { listOfficersOnDuty } from '../../../storage/publication/lists/list-officers.ts'
import { single } from '../decisions/list-query.ts'
import { boardPage, boardsPage, hallPage } from './board-pages.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import type { PortalPages } from '../frame/portal-pages.ts'

/** Long enough to read a sign from across the hall. */
const secondsEach = 20

/** 岗位信息公示牌: as pages, as signs to print, and on the screen of the hall. */
export function boardRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/boards', (request, reply) =>
    pages.send(request, reply, '/boards', async ({ db, context, today }) => ({
      page: boardsPage(context, await listOfficersOnDuty(db, today)),
    })),
  )

  app.get('/boards/hall', (request, reply) => {
    const asked = Number(single(request.query, 'place') ?? '1')
    return pages.sendOnce(request, reply, '/boards/hall', async ({ db, context, today }) => {
      const officers = await listOfficersOnDuty(db, today)
      const place = Number.isInteger(asked) && asked >= 1 && asked <= officers.length ? asked : 1
      const next = place >= officers.length ? 1 : place + 1
      void reply.header('refresh', `${secondsEach}; url=/boards/hall?place=${next}`)
      const officer = officers[place - 1]
      return { page: hallPage(context, { officer, place, of: officers.length }) }
    })
  })

  app.get<{ Params: { number: string } }>('/boards/:number', (request, reply) => {
    const size = single(request.query, 'size') === 'a3' ? 'a3' : 'a4'
    const number = request.params.number.slice(0, 32)
    const path = `/boards/${encodeURIComponent(number)}${size === 'a3' ? '?size=a3' : ''}`
    return pages.send(request, reply, path, async ({ db, context, today }) => {
      const [officer] = await listOfficersOnDuty(db, today, number)
      return officer
        ? { page: boardPage(context, officer, size) }
        : { page: notFoundPage(context), status: 404 }
    })
  })
}
