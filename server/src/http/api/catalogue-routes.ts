import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { CatalogueDesk, CatalogueImpact, ImpactRequest } from '@zhaofa/contract'
import { viewImpact } from '../../office/reference/measure-impact.ts'
import { viewCatalogue } from '../../office/reference/view-catalogue.ts'
import type { World } from '../../world.ts'
import type { ActorOf } from './send-refusal.ts'

/** 法制审核目录: the catalogue with its counts, and what a change of it would have caught. */
export function catalogueRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/review-catalogue',
    {
      schema: {
        operationId: 'viewReviewCatalogue',
        summary: '法制审核目录',
        response: { 200: CatalogueDesk },
      },
    },
    async (request) => viewCatalogue(world, await actorOf(request)),
  )

  api.post(
    '/api/review-catalogue/impact',
    {
      schema: {
        operationId: 'measureCatalogueImpact',
        summary: '影响测算',
        body: ImpactRequest,
        response: { 200: CatalogueImpact },
      },
    },
    async (request) => viewImpact(world, await actorOf(request), request.body),
  )
}
