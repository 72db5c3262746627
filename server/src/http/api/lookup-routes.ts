import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { certificateCategories } from '@zhaofa/domain/authority/certificate-categories.ts'
import {
  DiscretionQuery,
  DiscretionView,
  LikeCasesView,
  MatterOption,
  PersonOption,
  SearchResult,
} from '@zhaofa/contract'
import { viewDiscretion, viewLikeCases } from '../../office/cases/views/discretion-view.ts'
import { listMatters, listRoleHolders, searchAll } from '../../office/desk/lookups.ts'
import type { World } from '../../world.ts'
import type { ActorOf } from './send-refusal.ts'

const caseParams = z.object({ caseId: z.uuid() })

/** What forms choose from, and the command search. */
export function lookupRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/people',
    {
      schema: {
        operationId: 'listRoleHolders',
        summary: '担任这些岗位的人员',
        // Several with commas between: officer,department-head
        querystring: z.object({
          role: z.string().max(200),
          certified: z.enum(certificateCategories).optional(),
        }),
        response: { 200: z.strictObject({ people: z.array(PersonOption) }) },
      },
    },
    async (request) => ({
      people: await listRoleHolders(world, await actorOf(request), {
        roles: request.query.role.split(','),
        certified: request.query.certified,
      }),
    }),
  )

  api.get(
    '/api/matters',
    {
      schema: {
        operationId: 'listMatters',
        summary: '执法事项',
        response: { 200: z.strictObject({ matters: z.array(MatterOption) }) },
      },
    },
    async (request) => ({ matters: await listMatters(world, await actorOf(request)) }),
  )

  api.get(
    '/api/cases/:caseId/discretion',
    {
      schema: {
        operationId: 'viewDiscretion',
        summary: '裁量基准和计算出的幅度',
        params: caseParams,
        querystring: DiscretionQuery,
        response: { 200: DiscretionView },
      },
    },
    async (request) =>
      viewDiscretion(world, await actorOf(request), {
        caseId: request.params.caseId,
        query: request.query,
      }),
  )

  api.get(
    '/api/cases/:caseId/like-cases',
    {
      schema: {
        operationId: 'viewLikeCases',
        summary: '类案：同一事项、同一档次五年内的罚款和本案所在的位置',
        params: caseParams,
        querystring: DiscretionQuery,
        response: { 200: LikeCasesView },
      },
    },
    async (request) =>
      viewLikeCases(world, await actorOf(request), {
        caseId: request.params.caseId,
        query: request.query,
      }),
  )

  api.get(
    '/api/search',
    {
      schema: {
        operationId: 'searchAll',
        summary: '搜索',
        querystring: z.object({ q: z.string().max(100) }),
        response: { 200: SearchResult },
      },
    },
    async (request) => ({ hits: await searchAll(world, await actorOf(request), request.query.q) }),
  )
}
