import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ActDone, ActForm, OpenCaseBody, Openings, Preview, PreviewBody } from '@zhaofa/contract'
import { fieldProblemView } from '../../office/desk/citations.ts'
import { getPlainOpening, openCase } from '../../office/cases/open-case.ts'
import { previewOpening } from '../../office/cases/preview-act.ts'
import { listOpenings, viewOpeningForm } from '../../office/cases/views/openings.ts'
import type { World } from '../../world.ts'
import { sendRefusal, type ActorOf } from './send-refusal.ts'

const OpeningParams = z.object({ act: z.string().max(40) })

/** Beginning a case by the act that opens one of the procedures. */
export function openingRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/openings',
    {
      schema: {
        operationId: 'listOpenings',
        summary: '可以直接立案的步骤',
        response: { 200: Openings },
      },
    },
    async (request) => ({
      openings: await listOpenings(world, await actorOf(request)),
    }),
  )

  api.get(
    '/api/openings/:act',
    {
      schema: {
        operationId: 'viewOpeningForm',
        summary: '直接立案的表单',
        params: OpeningParams,
        response: { 200: ActForm },
      },
    },
    async (request) => viewOpeningForm(world, await actorOf(request), request.params.act),
  )

  api.post(
    '/api/openings/:act',
    {
      schema: {
        operationId: 'openCase',
        summary: '直接立案',
        params: OpeningParams,
        body: OpenCaseBody,
        response: { 201: ActDone },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const opening = getPlainOpening(request.params.act)
      const opened = await openCase(world, actor, opening, request.body.input)
      if (!opened.ok) return sendRefusal(reply, opened.refusal)
      const { id, version } = opened.value
      const message = '已登记并存证，接着往下办。'
      return reply.code(201).send({ caseId: id, version, outcome: 'done', message })
    },
  )

  api.post(
    '/api/openings/:act/preview',
    {
      schema: {
        operationId: 'previewOpening',
        summary: '预览直接立案的文书',
        params: OpeningParams,
        body: PreviewBody,
        response: { 200: Preview },
      },
      config: { keyless: true },
    },
    async (request) => {
      const actor = await actorOf(request)
      const opening = getPlainOpening(request.params.act)
      const { papers, problems } = await previewOpening(world, actor, opening, request.body.input)
      return { papers, problems: problems.map(fieldProblemView) }
    },
  )
}
