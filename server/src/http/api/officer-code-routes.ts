import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { OfficerCodeView, OfficerScans, ShownQuery } from '@zhaofa/contract'
import { isWithinTerm } from '@zhaofa/domain/authority/certificate.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { qrSvg } from '../../qr-code.ts'
import { photoOf } from '../../office/administration/officer-photo.ts'
import { viewOfficerScans } from '../../office/supervision/officer-scans.ts'
import { ForbiddenError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { makeOfficerCode, officerCodeSeconds } from '../officer-code.ts'
import type { ActorOf } from './send-refusal.ts'

/** 亮证: the code an officer shows to be scanned, for a certificate that is valid today. */
export function officerCodeRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  api.get(
    '/api/officer-scans',
    {
      schema: {
        operationId: 'viewOfficerScans',
        summary: '本人亮证被扫的记录',
        querystring: ShownQuery,
        response: { 200: OfficerScans },
      },
    },
    async (request) => viewOfficerScans(world, await actorOf(request), request.query.shown),
  )
  api.get(
    '/api/officer-code',
    {
      schema: {
        operationId: 'makeOfficerCode',
        summary: '亮证的二维码',
        response: { 200: OfficerCodeView },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const { certificate } = actor
      const now = world.clock.now()
      const today = chinaDay(now.toISOString())
      if (!certificate) throw new ForbiddenError('您没有有效的执法证件，不能亮证执法。')
      if (!isWithinTerm(certificate, today)) {
        throw new ForbiddenError('您的执法证件不在有效期内，不能亮证执法。')
      }
      const code = makeOfficerCode(certificate.number, now, world.sealingKey)
      const url = `${world.publicOrigin}/officers/scan/${code}`
      void reply.header('cache-control', 'no-store')
      return {
        certificate: { ...certificate, categories: [...certificate.categories] },
        url,
        qrSvg: qrSvg(url, 4),
        photo: await photoOf(world, actor, actor.personId),
        seconds: officerCodeSeconds,
      }
    },
  )
}
