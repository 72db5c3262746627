import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  LetterDesk,
  LetterDone,
  LetterQuery,
  LetterSender,
  LetterStepBody,
  LetterView,
} from '@zhaofa/contract'
import { handleLetter } from '../../office/letters/handle-letter.ts'
import {
  readLetterFile,
  readSender,
  viewLetter,
  viewLetters,
} from '../../office/letters/letter-views.ts'
import type { World } from '../../world.ts'
import { fileOf } from '../answers.ts'
import { sendRefusal, type ActorOf } from './send-refusal.ts'

const Params = z.object({ letterId: z.uuid() })
const FileParams = Params.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** 来信 at the desk of the handling department. */
export function letterApiRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  api.get(
    '/api/letters',
    {
      schema: {
        operationId: 'listLetters',
        summary: '来信',
        querystring: LetterQuery,
        response: { 200: LetterDesk },
      },
    },
    async (request) =>
      viewLetters(world, await actorOf(request), request.query.set ?? null, request.query.shown),
  )
  api.get(
    '/api/letters/:letterId',
    {
      schema: {
        operationId: 'viewLetter',
        summary: '一封来信',
        params: Params,
        response: { 200: LetterView },
      },
    },
    async (request) => viewLetter(world, await actorOf(request), request.params.letterId),
  )
  api.post(
    '/api/letters/:letterId/sender',
    // Each reading is recorded, a second one as well.
    {
      schema: {
        operationId: 'readSender',
        summary: '写信人的身份；查阅留有记录',
        params: Params,
        response: { 200: LetterSender },
      },
      config: { keyless: true },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      return readSender(world, await actorOf(request), request.params.letterId)
    },
  )
  api.post(
    '/api/letters/:letterId/steps',
    {
      schema: {
        operationId: 'handleLetter',
        summary: '办理来信',
        params: Params,
        body: LetterStepBody,
        response: { 200: LetterDone },
      },
    },
    async (request, reply) => {
      const { letterId: id } = request.params
      const outcome = await handleLetter(world, await actorOf(request), { id, ...request.body })
      if (!outcome.ok) return sendRefusal(reply, outcome.refusal)
      const message = outcome.value.caseId ? '已登记线索，案卷里没有写信人信息。' : '已办理。'
      return reply.send({ message })
    },
  )
  api.get(
    '/api/letters/:letterId/files/:sha256',
    {
      schema: {
        operationId: 'downloadLetterFile',
        summary: '来信的附件',
        params: FileParams,
        response: { 200: fileOf('application/octet-stream') },
      },
    },
    async (request, reply) => {
      const { letterId: id, sha256 } = request.params
      const { file, content } = await readLetterFile(world, await actorOf(request), { id, sha256 })
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', content.length)
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(file.originalName)}`,
        )
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(content)
    },
  )
}
