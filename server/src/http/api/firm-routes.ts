import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AcceptLicenceBody,
  AddFirmBody,
  ChangeFirmBody,
  FirmChoices,
  FirmFilter,
  FirmListView,
  FirmQuery,
  FirmReasonBody,
  FirmSearchHits,
  FirmSearchQuery,
  FirmView,
  RecordCallBody,
} from '@zhaofa/contract'
import { readPosition } from '@zhaofa/domain/inspection/distance.ts'
import type { Position } from '@zhaofa/domain/inspection/distance.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { csvText } from '../../documents/sheets/csv.ts'
import { workbookType, xlsxFile } from '../../documents/sheets/xlsx.ts'
import {
  acceptLicence,
  addFirm,
  changeFirm,
  confirmFirm,
  recordCall,
  reopenFirm,
  strikeOffFirm,
} from '../../office/inspection/firm-changes.ts'
import {
  firmChoices,
  firmSheetColumns,
  firmSheetRows,
  listFirms,
  searchFirms,
} from '../../office/inspection/firm-lists.ts'
import { viewFirm } from '../../office/inspection/firm-views.ts'
import type { World } from '../../world.ts'
import { fileOf, nothing } from '../answers.ts'
import { answered, type ActorOf } from './send-refusal.ts'

const root = '/api/inspection/firms'
const CodeParams = z.object({ code: z.string().max(40) })
const csvType = 'text/csv; charset=utf-8'

/** 检查对象名录: the list, one firm, its single changes, and the list as a file. */
export function firmRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    root,
    {
      schema: {
        operationId: 'listFirms',
        summary: '检查对象名录',
        querystring: FirmQuery,
        response: { 200: FirmListView },
      },
    },
    async (request) => listFirms(world, await actorOf(request), request.query),
  )

  api.get(
    `${root}/search`,
    {
      schema: {
        operationId: 'searchFirms',
        summary: '边输入边找检查对象：名称、代码的开头',
        querystring: FirmSearchQuery,
        response: { 200: FirmSearchHits },
      },
    },
    async (request) => searchFirms(world, await actorOf(request), request.query.q),
  )

  api.get(
    `${root}/choices`,
    {
      schema: {
        operationId: 'listFirmChoices',
        summary: '名录里的行业和区域',
        response: { 200: FirmChoices },
      },
    },
    async (request) => firmChoices(world, await actorOf(request)),
  )

  api.get(
    `${root}/export.:format`,
    {
      schema: {
        operationId: 'exportFirms',
        summary: '筛选后的检查对象名录，表格',
        params: z.object({ format: z.enum(['xlsx', 'csv']) }),
        querystring: FirmFilter,
        response: { 200: fileOf(workbookType, 'text/csv') },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const { format } = request.params
      const rows = firmSheetRows(world, actor, request.query)
      const name = encodeURIComponent(`检查对象名录.${format}`)
      void reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      if (format === 'csv') {
        let text = ''
        for await (const part of csvText(firmSheetColumns, rows)) text += part
        return reply.type(csvType).send(text)
      }
      const at = world.clock.now()
      return reply
        .type(workbookType)
        .send(xlsxFile({ sheet: '检查对象名录', columns: firmSheetColumns, rows, at }))
    },
  )

  api.get(
    `${root}/:code`,
    {
      schema: {
        operationId: 'viewFirm',
        summary: '一个检查对象：现状、变更、案件和走访',
        params: CodeParams,
        querystring: z.object({ agencyId: z.uuid().optional() }),
        response: { 200: FirmView },
      },
    },
    async (request) =>
      viewFirm(world, await actorOf(request), { ...request.params, ...request.query }),
  )

  api.post(
    root,
    {
      schema: {
        operationId: 'addFirm',
        summary: '登记一个检查对象',
        body: AddFirmBody,
        response: { 201: z.strictObject({ code: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const { position: typed, ...body } = request.body
      const code = body.code.normalize('NFKC').replace(/\s/gu, '').toUpperCase()
      const position = placeOf(typed)
      if (!position.ok) return answered(reply, position)
      const added = await addFirm(world, actor, { ...body, code, position: position.value })
      return answered(reply, added, () => reply.code(201).send({ code }))
    },
  )

  api.post(
    `${root}/:code/changes`,
    {
      schema: {
        operationId: 'changeFirm',
        summary: '变更一个检查对象',
        params: CodeParams,
        body: ChangeFirmBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const { position: typed, ...body } = request.body
      const position = placeOf(typed)
      if (!position.ok) return answered(reply, position)
      const change = { ...request.params, ...body, position: position.value }
      return answered(reply, await changeFirm(world, actor, change))
    },
  )

  for (const { path, operationId, summary, change } of [
    {
      ...{ path: 'strike-off', operationId: 'strikeOffFirm', change: strikeOffFirm },
      summary: '登记为注销、吊销',
    },
    { path: 'reopening', operationId: 'reopenFirm', summary: '恢复在业', change: reopenFirm },
    {
      ...{ path: 'confirmation', operationId: 'confirmFirm', change: confirmFirm },
      summary: '核对无误，名录不改',
    },
  ]) {
    api.post(
      `${root}/:code/${path}`,
      {
        schema: {
          ...{ operationId, summary },
          params: CodeParams,
          body: FirmReasonBody,
          response: { 204: nothing },
        },
      },
      async (request, reply) => {
        const said = { ...request.params, ...request.body }
        return answered(reply, await change(world, await actorOf(request), said))
      },
    )
  }

  api.post(
    `${root}/:code/licence`,
    {
      schema: {
        operationId: 'acceptLicence',
        summary: '采用案件所载营业执照的内容',
        params: CodeParams,
        body: AcceptLicenceBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const said = { ...request.params, ...request.body }
      return answered(reply, await acceptLicence(world, await actorOf(request), said))
    },
  )

  api.post(
    `${root}/:code/calls`,
    {
      schema: {
        operationId: 'recordCall',
        summary: '记一次不是检查的走访',
        params: CodeParams,
        body: RecordCallBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const said = { ...request.params, ...request.body }
      return answered(reply, await recordCall(world, await actorOf(request), said))
    },
  )
}

/** A place as it was typed; nothing for none. */
function placeOf(typed: string): Outcome<Position | null, Refusal> {
  if (typed === '') return accept(null)
  const read = readPosition(typed)
  if (read) return accept(read)
  const message = '应为纬度和经度，用逗号隔开，如 43.166,124.350'
  return refuse({
    reason: `位置${message}`,
    basis: [systemRule('forms')],
    fields: [{ field: 'position', message }],
  })
}
