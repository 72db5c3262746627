import type { FastifyInstance, FastifyRequest } from 'fastify'
import { receiveObjection } from '../../office/visits/receive-objection.ts'
import { receiveRating } from '../../office/visits/receive-rating.ts'
import { findVisitPage } from '../../storage/publication/visit-pages.ts'
import { ForbiddenError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { formBodies } from '../form-bodies.ts'
import { PortalPages, type Rendered } from '../portal/frame/portal-pages.ts'
import { readObjection, readRating, type VisitForms } from './visit-forms.ts'
import { noVisitPage, visitPage } from './visit-pages.ts'

/** Guessing 140 bits is hopeless at any pace; whoever holds a notice is not held up. */
const asks = { rateLimit: { max: 20, timeWindow: '1 minute' } }
const sends = { rateLimit: { max: 10, timeWindow: '1 minute' } }

type Coded = { Params: { code: string } }

/**
 * 检查专页: the page of one visit, its rating and its objection, by the code on the notice. Outside http/portal, because
 * what is written here goes to casework; through two narrow functions, and nothing of casework comes back.
 */
export function visitRoutes(app: FastifyInstance, world: World): void {
  const pages = new PortalPages(world)
  const answer = (
    request: FastifyRequest<Coded>,
    reply: Parameters<PortalPages['sendOnce']>[1],
    forms: VisitForms,
    status = 200,
  ) => {
    const { code } = request.params
    void reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' })
    return pages.sendOnce(request, reply, `/v/${code}`, async ({ db, context, today }) => {
      const found = await findVisitPage(db, { code, today }, world.sealingKey)
      const page: Rendered = found
        ? { page: visitPage(context, { ...found, code, today, forms }), status }
        : { page: noVisitPage(context), status: 404 }
      return page
    })
  }

  app.get<Coded>('/v/:code', { config: asks }, (request, reply) =>
    answer(request, reply, { done: doneOf(request.query) }),
  )

  void app.register(async (scope) => {
    formBodies(scope)
    scope.post<Coded>('/v/:code/rating', { config: sends }, async (request, reply) => {
      refuseForeign(request)
      const typed = readRating(request.body)
      const found = await findOf(request)
      if (!found?.rateable || !typed.rating) return answer(request, reply, { rating: typed }, 422)
      const kept = await receiveRating(world, found, typed.rating)
      return reply.redirect(
        `/v/${request.params.code}?done=${kept ? 'rated' : 'again'}#rating`,
        303,
      )
    })
    scope.post<Coded>('/v/:code/objection', { config: sends }, async (request, reply) => {
      refuseForeign(request)
      const typed = readObjection(request.body)
      const found = await findOf(request)
      if (!found || !typed.objection) return answer(request, reply, { objection: typed }, 422)
      const taken = await receiveObjection(world, found, typed.objection)
      const done = taken ? 'objected' : 'not-now'
      return reply.redirect(`/v/${request.params.code}?done=${done}#objection`, 303)
    })
  })

  async function findOf({ params: { code } }: FastifyRequest<Coded>) {
    const today = await pages.today()
    return findVisitPage(world.portal, { code, today }, world.sealingKey)
  }
}

/** What was just done; anything else in the address says nothing. */
function doneOf(query: unknown): VisitForms['done'] {
  const { done } = query as { readonly done?: unknown }
  switch (done) {
    case 'rated':
    case 'again':
    case 'objected':
    case 'not-now':
      return done
    default:
      return undefined
  }
}

/** Another site's page must not rate or object in a visitor's name. */
function refuseForeign({ headers }: FastifyRequest): void {
  if (headers['sec-fetch-site'] === 'cross-site') {
    throw new ForbiddenError('请打开通知书上的检查专页填写后提交。')
  }
}
