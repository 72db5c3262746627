import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { writePackage } from '../../documents/packages/write-package.ts'
import { readCasePackage } from '../../office/archive/read-case-package.ts'
import type { World } from '../../world.ts'
import { fileOf } from '../answers.ts'
import { sendRefusal, type ActorOf } from './send-refusal.ts'

const CaseParams = z.object({ caseId: z.uuid() })

/** 档案: an archived case taken out whole. */
export function archiveRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/cases/:caseId/package',
    {
      schema: {
        operationId: 'downloadCasePackage',
        summary: '一个案卷的电子档案包，导出留痕',
        params: CaseParams,
        response: { 200: fileOf('application/zip') },
      },
    },
    async (request, reply) => {
      const described = await readCasePackage(world, await actorOf(request), request.params.caseId)
      if (!described.ok) return sendRefusal(reply, described.refusal)
      const name = `${described.value.archiveNumber}.zip`
      const stream = await writePackage(described.value, (sha256) => world.objects.read(sha256))
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(stream)
    },
  )
}
