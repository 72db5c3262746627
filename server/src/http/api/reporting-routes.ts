import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  EndpointBody,
  LicencePartyBody,
  MakeBatchBody,
  ReceiptBody,
  ReportDesk,
  ShownQuery,
  ReportKind as ReportKindAsked,
} from '@zhaofa/contract'
import { setLicenceParty } from '../../office/publicity/double-publicity/licence-party.ts'
import {
  makeBatch,
  recordReceipt,
  resendBatch,
} from '../../office/publicity/double-publicity/report-batches.ts'
import { setPushToken } from '../../office/publicity/double-publicity/push-address.ts'
import { viewReportDesk } from '../../office/publicity/double-publicity/report-desk.ts'
import { NotFoundError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { reportFileRoutes } from './report-file-routes.ts'
import { sendRefusal, type ActorOf } from './send-refusal.ts'

const BatchParams = z.object({ batchId: z.uuid() })
const DeskQuery = ShownQuery.extend({
  kind: ReportKindAsked.default('penalty'),
  batches: ShownQuery.shape.shown,
})
const Told = z.strictObject({ message: z.string() })
const Made = Told.extend({ batchId: z.uuid() })

/** 双公示上报 of penalties and licences to the credit platform. */
export function reportingRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/double-publicity',
    {
      schema: {
        operationId: 'viewReporting',
        summary: '双公示上报',
        querystring: DeskQuery,
        response: { 200: ReportDesk },
      },
    },
    async (request) => {
      const { kind, shown, batches } = request.query
      const some = { ...(shown && { shown }), ...(batches && { batches }) }
      return viewReportDesk(world, await actorOf(request), kind, some)
    },
  )

  api.post(
    '/api/double-publicity/batches',
    {
      schema: {
        operationId: 'makeReportBatch',
        summary: '生成一批上报',
        body: MakeBatchBody,
        response: { 200: Made },
      },
    },
    async (request, reply) => {
      const outcome = await makeBatch(world, await actorOf(request), request.body)
      if (!outcome.ok) return sendRefusal(reply, outcome.refusal)
      const { batchId, records } = outcome.value
      const done = request.body.manner === 'push' ? '正在推送' : '可以下载'
      return reply.send({ batchId, message: `已生成批次，${records} 件，${done}。` })
    },
  )

  reportFileRoutes(app, world, actorOf)

  api.post(
    '/api/double-publicity/batches/:batchId/receipt',
    {
      schema: {
        operationId: 'recordReceipt',
        summary: '登记一批上报的回执',
        params: BatchParams,
        body: ReceiptBody,
        response: { 200: Told },
      },
    },
    async (request, reply) => {
      const { batchId } = request.params
      const given = { batchId, ...request.body }
      const outcome = await recordReceipt(world, await actorOf(request), given)
      if (!outcome.ok) return sendRefusal(reply, outcome.refusal)
      const { accepted, rejected } = outcome.value
      return reply.send({ message: `已登记回执：接收 ${accepted} 件，退回 ${rejected} 件。` })
    },
  )

  api.post(
    '/api/double-publicity/batches/:batchId/resend',
    {
      schema: {
        operationId: 'resendReportBatch',
        summary: '重新推送一批上报',
        params: BatchParams,
        response: { 200: Told },
      },
    },
    async (request) => {
      const again = await resendBatch(world, await actorOf(request), request.params.batchId)
      if (!again) throw new NotFoundError('这个批次不在等待重新推送')
      return { message: '已重新排队推送。' }
    },
  )

  api.put(
    '/api/double-publicity/licences/:id/party',
    {
      schema: {
        operationId: 'setLicenceParty',
        summary: '补充许可的相对人信息，只用于上报',
        params: z.object({ id: z.uuid() }),
        body: LicencePartyBody,
        response: { 200: Told },
      },
    },
    async (request) => {
      const given = { ...request.body, id: request.params.id }
      await setLicenceParty(world, await actorOf(request), given)
      return { message: '已补充相对人信息，只用于上报，不公示。' }
    },
  )

  api.put(
    '/api/double-publicity/endpoint',
    {
      schema: {
        operationId: 'setPushToken',
        summary: '保存或者取消推送的令牌',
        body: EndpointBody,
        response: { 200: Told },
      },
    },
    async (request, reply) => {
      const outcome = await setPushToken(world, await actorOf(request), request.body)
      const message = request.body.token === null ? '已取消令牌。' : '已保存令牌。'
      return outcome.ok ? reply.send({ message }) : sendRefusal(reply, outcome.refusal)
    },
  )
}
