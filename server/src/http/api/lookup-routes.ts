import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DiscretionView, MatterOption, PersonOption, SearchResult } from '@zhaofa/contract'
import {
  listMatters,
  listRoleHolders,
  searchAll,
  viewDiscretion,
} from '../../office/desk/lookups.ts'
import type { World } from '../../world.ts'
import type { ActorOf } from './send-refusal.ts'

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
        querystring: z.object({ role: z.string().max(200) }),
        response: { 200: z.strictObject({ people: z.array(PersonOption) }) },
      },
    },
    async (request) => ({
      people: await listRoleHolders(world, await actorOf(request), request.query.role.split(',')),
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
        summary: '裁量基准和同类案件',
        params: z.object({ caseId: z.uuid() }),
        querystring: z.object({ matter: z.string().max(20).optional() }),
        response: { 200: DiscretionView },
      },
    },
    async (request) =>
      viewDiscretion(
        world,
        await actorOf(request),
        request.params.caseId,
        request.query.matter ?? null,
      ),
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
