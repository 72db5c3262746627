import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { EndpointBody, MakeBatchBody, ReceiptBody, ReportDesk } from '@zhaofa/contract'
import { penaltyReportFields } from '@zhaofa/domain/disclosure/double-publicity/penalty-report-fields.ts'
import type { ReportRecord } from '@zhaofa/domain/disclosure/double-publicity/report-field.ts'
import {
  makeBatch,
  readBatch,
  recordReceipt,
  resendBatch,
  setEndpoint,
} from '../../casework/double-publicity/report-batches.ts'
import { viewReportDesk } from '../../casework/double-publicity/report-desk.ts'
import { xlsxFile } from '../../documents/sheets/xlsx.ts'
import { NotFoundError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { sendRefusal, type ActorOf } from './send-refusal.ts'

const BatchParams = z.object({ batchId: z.uuid() })
const Told = z.strictObject({ message: z.string() })
const Made = Told.extend({ batchId: z.uuid() })
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 双公示上报 of penalties to the credit platform. */
export function reportingRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get('/api/double-publicity', { schema: { response: { 200: ReportDesk } } }, async (request) =>
    viewReportDesk(world, await actorOf(request)),
  )

  api.post(
    '/api/double-publicity/batches',
    { schema: { body: MakeBatchBody, response: { 200: Made } } },
    async (request, reply) => {
      const outcome = await makeBatch(world, await actorOf(request), request.body)
      if (!outcome.ok) return unmet(reply, outcome.refusal.reason)
      const { batchId, records } = outcome.value
      const done = request.body.manner === 'push' ? '正在推送' : '可以下载'
      return reply.send({ batchId, message: `已生成批次，${records} 件，${done}。` })
    },
  )

  api.get(
    '/api/double-publicity/batches/:batchId/file.xlsx',
    { schema: { params: BatchParams } },
    async (request, reply) => {
      const records = await readBatch(world, await actorOf(request), request.params.batchId)
      const file = xlsxFile({
        sheet: '行政处罚',
        columns: penaltyReportFields.map(({ title, type }) => ({
          title,
          type: type === 'amount' ? 'plain-number' : 'text',
        })),
        rows: rowsOf(records),
        at: world.clock.now(),
      })
      return reply
        .type(sheet)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${fileName}`)
        .send(file)
    },
  )

  api.post(
    '/api/double-publicity/batches/:batchId/receipt',
    { schema: { params: BatchParams, body: ReceiptBody, response: { 200: Told } } },
    async (request, reply) => {
      const { batchId } = request.params
      const given = { batchId, ...request.body }
      const outcome = await recordReceipt(world, await actorOf(request), given)
      if (!outcome.ok) return unmet(reply, outcome.refusal.reason)
      const { accepted, rejected } = outcome.value
      return reply.send({ message: `已登记回执：接收 ${accepted} 件，退回 ${rejected} 件。` })
    },
  )

  api.post(
    '/api/double-publicity/batches/:batchId/resend',
    { schema: { params: BatchParams, response: { 200: Told } } },
    async (request) => {
      const again = await resendBatch(world, await actorOf(request), request.params.batchId)
      if (!again) throw new NotFoundError('这个批次不在等待重新推送')
      return { message: '已重新排队推送。' }
    },
  )

  api.put(
    '/api/double-publicity/endpoint',
    { schema: { body: EndpointBody, response: { 200: Told } } },
    async (request) => {
      const { url, token } = request.body
      await setEndpoint(world, await actorOf(request), { url, token })
      return { message: '已保存推送接口。' }
    },
  )
}

const fileName = `${encodeURIComponent('双公示-行政处罚')}.xlsx`

async function* rowsOf(records: readonly ReportRecord[]) {
  for (const record of records) {
    yield penaltyReportFields.map(({ code }) => record[code] || null)
  }
}

function unmet(reply: Parameters<typeof sendRefusal>[0], reason: string) {
  return sendRefusal(reply, { kind: 'unmet', unmet: [{ met: false, reason, basis: [] }] })
}
