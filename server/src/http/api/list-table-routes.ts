import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ListImport } from '@zhaofa/contract'
import { columnsOf } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { explanation } from '@zhaofa/domain/shared/table-heading.ts'
import { readListFile } from '../../office/publicity/lists/import-rows.ts'
import { findListType } from '../../office/publicity/lists/list-types.ts'
import { viewList } from '../../office/publicity/lists/list-views.ts'
import { maxTableBytes } from '../../documents/sheets/read-table.ts'
import { workbookType, xlsxFile } from '../../documents/sheets/xlsx.ts'
import type { World } from '../../world.ts'
import { fileOf, formWithFile } from '../answers.ts'
import { receiveFile } from './receive-file.ts'
import { sendRefusal, type ActorOf } from './send-refusal.ts'

const ItemParams = z.object({ item: z.string().max(60) })
const TableQuery = z.object({ rows: z.literal('1').optional() })

/** Rows of a list as a table file: a template to fill in, and what came of it. */
export function listTableRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/lists/:item/table.xlsx',
    {
      schema: {
        operationId: 'downloadListTable',
        summary: '一份清单的表格，空的是模板',
        params: ItemParams,
        querystring: TableQuery,
        response: { 200: fileOf(workbookType) },
      },
    },
    async (request, reply) => {
      const { item } = request.params
      const { title, rows } = await viewList(world, await actorOf(request), item)
      const columns = columnsOf(findListType(item))
      const filled = request.query.rows ? rows : []
      const explained = columns.map(({ standard, format, required }, i) => {
        const words = [standard, format, required ? '' : '可以不填'].filter(Boolean).join('；')
        return `${i === 0 ? explanation : ''}${words}`
      })
      async function* lines() {
        if (filled.length === 0) yield explained
        for (const row of filled) yield columns.map(({ name }) => row[name] ?? null)
      }
      const name = encodeURIComponent(`${title}${filled.length === 0 ? '-模板' : ''}.xlsx`)
      return reply
        .type(workbookType)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(
          xlsxFile({
            sheet: title,
            columns: columns.map((column) => ({ title: column.title, type: 'text' })),
            rows: lines(),
            at: world.clock.now(),
          }),
        )
    },
  )

  api.post(
    '/api/lists/:item/import',
    {
      schema: {
        operationId: 'readListTable',
        summary: '从表格读出清单的各行',
        consumes: [formWithFile],
        params: ItemParams,
        response: { 200: ListImport },
      },
      bodyLimit: maxTableBytes + 64 * 1024,
      config: { keyless: true },
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const file = await receiveFile(request, maxTableBytes)
      const reading = await readListFile(actor, request.params.item, file)
      if (!reading.ok) return sendRefusal(reply, reading.refusal)
      const { rows, lines, problems, ignored, missing } = reading.value
      return reply.send({
        rows: rows.map((row) => ({ ...row })),
        lines: [...lines],
        problems: problems.map((each) => ({ ...each })),
        ignored: [...ignored],
        missing: [...missing],
      })
    },
  )
}
