import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ImportedCaseList, ImportedCaseQuery, ImportedCaseView } from '@zhaofa/contract'
import { listImportedCases, viewImportedCase } from '../../office/old-cases/imported-cases.ts'
import type { World } from '../../world.ts'
import type { ActorOf } from './send-refusal.ts'

const CaseParams = z.object({
  importId: z.uuid(),
  line: z.coerce.number().int().min(1).max(2_000_000),
})

/** 导入的旧案: the list of them and each by itself. They are read and never written. */
export function importedCaseRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/old-cases',
    {
      schema: {
        operationId: 'listImportedCases',
        summary: '导入的旧案',
        querystring: ImportedCaseQuery,
        response: { 200: ImportedCaseList },
      },
    },
    async (request) => listImportedCases(world, await actorOf(request), request.query),
  )

  api.get(
    '/api/old-cases/:importId/:line',
    {
      schema: {
        operationId: 'viewImportedCase',
        summary: '一件导入的旧案',
        params: CaseParams,
        response: { 200: ImportedCaseView },
      },
    },
    async (request) => viewImportedCase(world, await actorOf(request), request.params),
  )
}
