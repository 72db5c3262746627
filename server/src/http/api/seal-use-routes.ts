import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { SealUseList, SealUseQuery } from '@zhaofa/contract'
import { workbookType, xlsxFile } from '../../documents/sheets/xlsx.ts'
import {
  exportSealUses,
  listSealUses,
  sealUseColumns,
  sealUseRows,
} from '../../office/signing/seal-uses.ts'
import type { World } from '../../world.ts'
import { fileOf } from '../answers.ts'
import type { Gate } from '../require-actor.ts'

/** 用印登记: the register of uses of the seal, and the same as a table. */
export function sealUseRoutes(
  app: FastifyInstance,
  world: World,
  requireActor: Gate['requireActor'],
): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  api.get(
    '/api/seal-uses',
    {
      schema: {
        operationId: 'listSealUses',
        summary: '用印登记',
        querystring: SealUseQuery,
        response: { 200: SealUseList },
      },
    },
    async (request) => listSealUses(world, await requireActor(request), request.query),
  )

  api.get(
    '/api/seal-uses.xlsx',
    {
      schema: {
        operationId: 'downloadSealUses',
        summary: '用印登记，表格',
        querystring: SealUseQuery.omit({ after: true }),
        response: { 200: fileOf(workbookType) },
      },
    },
    async (request, reply) => {
      const uses = await exportSealUses(world, await requireActor(request), request.query)
      const name = encodeURIComponent('用印登记.xlsx')
      return reply
        .type(workbookType)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(
          xlsxFile({
            ...{ sheet: '用印登记', columns: sealUseColumns, rows: sealUseRows(uses) },
            at: world.clock.now(),
          }),
        )
    },
  )
}
