import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { VisitFigures, VisitFiguresQuery, VisitTableQuery } from '@zhaofa/contract'
import { exemptReasons, resultCodes, visitWays } from '@zhaofa/domain/inspection/visit-codes.ts'
import { csvText } from '../../documents/sheets/csv.ts'
import { workbookType, xlsxFile } from '../../documents/sheets/xlsx.ts'
import { viewVisitFigures, visitTable } from '../../office/statistics/view-visit-figures.ts'
import type { World } from '../../world.ts'
import { fileOf } from '../answers.ts'
import type { ActorOf } from './send-refusal.ts'

const csvType = 'text/csv; charset=utf-8'

const columns = [
  '检查日期',
  '企业',
  '统一社会信用代码',
  '事项',
  '部门',
  '方式',
  '不受上限限制的理由',
  '结果',
  '公示日期',
  '公示最后一日',
  '提出异议',
  '答复最后一日',
  '答复日期',
].map((title) => ({ title, type: 'text' as const }))

/** 检查统计: numbers of a year, the lists behind them, and the same lists as files. */
export function visitFiguresRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  api.get(
    '/api/inspection-figures',
    {
      schema: {
        operationId: 'viewVisitFigures',
        summary: '一年的检查统计，以及一个数字后面的各次检查',
        querystring: VisitFiguresQuery,
        response: { 200: VisitFigures },
      },
    },
    async (request) => viewVisitFigures(world, await actorOf(request), request.query),
  )
  api.get(
    '/api/inspection-figures/table',
    {
      schema: {
        operationId: 'downloadVisitTable',
        summary: '检查统计中一个数字后面的各次检查，作为表格',
        querystring: VisitTableQuery,
        response: { 200: fileOf(workbookType, 'text/csv') },
      },
    },
    async (request, reply) => {
      const { format, ...query } = request.query
      const { title, visits } = await visitTable(world, await actorOf(request), query)
      async function* lines() {
        for (const visit of visits) {
          yield [
            visit.on,
            visit.firm,
            visit.firmCode,
            visit.items,
            visit.departments,
            visitWays[visit.way],
            visit.exempt && exemptReasons[visit.exempt],
            visit.result && resultCodes[visit.result],
            visit.publishedOn,
            visit.publishBy,
            visit.objectedOn,
            visit.answerBy,
            visit.answeredOn,
          ]
        }
      }
      const name = encodeURIComponent(`${title}.${format}`)
      void reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      if (format === 'csv') {
        let text = ''
        for await (const part of csvText(columns, lines())) text += part
        return reply.type(csvType).send(text)
      }
      const at = world.clock.now()
      return reply.type(workbookType).send(xlsxFile({ sheet: '检查', columns, rows: lines(), at }))
    },
  )
}
