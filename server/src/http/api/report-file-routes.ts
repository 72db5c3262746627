import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  reportKinds,
  type ReportKind,
} from '@zhaofa/domain/publicity/double-publicity/report-kinds.ts'
import type { ReportRecord } from '@zhaofa/domain/publicity/double-publicity/report-field.ts'
import { reportXml } from '@zhaofa/domain/publicity/double-publicity/report-xml.ts'
import { csvText } from '../../documents/sheets/csv.ts'
import { workbookType, xlsxFile } from '../../documents/sheets/xlsx.ts'
import { readBatch } from '../../office/publicity/double-publicity/report-batches.ts'
import type { World } from '../../world.ts'
import { fileOf } from '../answers.ts'
import type { ActorOf } from './send-refusal.ts'

type Batch = {
  readonly id: string
  readonly kind: ReportKind
  readonly records: readonly ReportRecord[]
}

type ReportFile = {
  readonly operationId: string
  readonly summary: string
  readonly type: string
  readonly content: (batch: Batch, at: Date) => string | Readable
}

/** A batch as the platform's ways of taking it by hand want it. */
const files: Readonly<Record<string, ReportFile>> = {
  xlsx: {
    operationId: 'downloadReportSheet',
    summary: '一批上报的表格，表头是栏目名称',
    type: workbookType,
    content: ({ kind, records }, at) =>
      xlsxFile({
        sheet: reportKinds[kind].title,
        columns: columnsOf(kind, 'title'),
        rows: rowsOf(kind, records),
        at,
      }),
  },
  csv: {
    operationId: 'downloadReportCsv',
    summary: '一批上报的表格，表头是数据项代码',
    type: 'text/csv',
    content: ({ kind, records }) =>
      Readable.from(csvText(columnsOf(kind, 'code'), rowsOf(kind, records))),
  },
  xml: {
    operationId: 'downloadReportXml',
    summary: '一批上报，XML，元素名是数据项代码',
    type: 'application/xml',
    content: ({ id, kind, records }) => {
      const { title, fields } = reportKinds[kind]
      return reportXml({ id, title, fields, records })
    },
  },
  json: {
    operationId: 'downloadReportJson',
    summary: '一批上报，与推送的一样',
    type: 'application/json',
    content: ({ id, kind, records }) =>
      JSON.stringify({ batch: id, kind: reportKinds[kind].title, records }, null, 1),
  },
}

export function reportFileRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  for (const [format, { operationId, summary, type, content }] of Object.entries(files)) {
    api.get(
      `/api/double-publicity/batches/:batchId/file.${format}`,
      {
        schema: {
          ...{ operationId, summary },
          params: z.object({ batchId: z.uuid() }),
          response: { 200: fileOf(type) },
        },
      },
      async (request, reply) => {
        const id = request.params.batchId
        const { kind, records } = await readBatch(world, await actorOf(request), id)
        const name = encodeURIComponent(`双公示-${reportKinds[kind].title}.${format}`)
        return reply
          .header('cache-control', 'no-store')
          .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
          .type(type)
          .send(content({ id, kind, records }, world.clock.now()))
      },
    )
  }
}

const columnsOf = (kind: ReportKind, head: 'title' | 'code') =>
  reportKinds[kind].fields.map((field) => ({
    title: field[head],
    type: field.type === 'amount' ? ('plain-number' as const) : ('text' as const),
  }))

async function* rowsOf(kind: ReportKind, records: readonly ReportRecord[]) {
  for (const record of records) {
    yield reportKinds[kind].fields.map(({ code }) => record[code] || null)
  }
}
