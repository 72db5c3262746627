import type { FastifyInstance } from 'fastify'
import { listOfficersOnDuty } from '../../../storage/publication/lists/list-officers.ts'
import { single } from '../decisions/list-query.ts'
import { boardPage, boardsPage, hallPage } from './board-pages.ts'
import { notFoundPage } from '../frame/fault-page.ts'
import type { PortalPages } from '../frame/portal-pages.ts'
import { askedAgency, chosenPublishers, withAgency } from '../frame/publishers.ts'

/** Long enough to read a sign from across the hall. */
const secondsPerPage = 20

/** 岗位信息公示牌: as pages, as signs to print, and on the screen of the hall. */
export function boardRoutes(app: FastifyInstance, pages: PortalPages): void {
  app.get('/boards', (request, reply) => {
    const agency = askedAgency(request.query)
    const path = withAgency('/boards', agency)
    return pages.send(request, reply, path, async ({ db, context, today }) => {
      const chosen = chosenPublishers(context.publishers, agency)
      if (!chosen) return { page: notFoundPage(context), status: 404 }
      const agencyId = agency === null ? undefined : chosen[0]?.id
      const officers = await listOfficersOnDuty(db, today, { agencyId })
      return { page: boardsPage(context, { officers, agency }) }
    })
  })

  app.get('/boards/hall', (request, reply) => {
    const asked = Number(single(request.query, 'place') ?? '1')
    const agency = askedAgency(request.query)
    const path = withAgency('/boards/hall', agency)
    return pages.sendOnce(request, reply, path, async ({ db, context, today }) => {
      const chosen = chosenPublishers(context.publishers, agency)
      if (!chosen) return { page: notFoundPage(context), status: 404 }
      const agencyId = agency === null ? undefined : chosen[0]?.id
      const officers = await listOfficersOnDuty(db, today, { agencyId })
      const place = Number.isInteger(asked) && asked >= 1 && asked <= officers.length ? asked : 1
      const next = place >= officers.length ? 1 : place + 1
      const onward = withAgency(`/boards/hall?place=${next}`, agency)
      void reply.header('refresh', `${secondsPerPage}; url=${onward}`)
      const officer = officers[place - 1]
      return { page: hallPage(context, { officer, place, of: officers.length }) }
    })
  })

  app.get<{ Params: { number: string } }>('/boards/:number', (request, reply) => {
    const size = single(request.query, 'size') === 'a3' ? 'a3' : 'a4'
    const number = request.params.number.slice(0, 32)
    const path = `/boards/${encodeURIComponent(number)}${size === 'a3' ? '?size=a3' : ''}`
    return pages.send(request, reply, path, async ({ db, context, today }) => {
      const [officer] = await listOfficersOnDuty(db, today, { certificateNumber: number })
      return officer
        ? { page: boardPage(context, officer, size) }
        : { page: notFoundPage(context), status: 404 }
    })
  })
}
