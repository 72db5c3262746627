import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AttendanceImport,
  CounselList,
  InquiryList,
  InquiryQuery,
  LegalUnitTable,
  LegalUnitTableQuery,
  LegalUnitView,
  OwnTraining,
  ReviewYearView,
  TrainingView,
  UnitBookName,
} from '@zhaofa/contract'
import { chinaDay, yearOf } from '@zhaofa/domain/shared/plain-date.ts'
import { csvText } from '../../documents/sheets/csv.ts'
import { maxTableBytes } from '../../documents/sheets/read-table.ts'
import { workbookType, xlsxFile } from '../../documents/sheets/xlsx.ts'
import {
  agreeInBook,
  performUnitAct,
  returnInBook,
  viewUnitActForm,
} from '../../office/legal-unit/act-in-book.ts'
import { readAttendanceTable, unitSheet } from '../../office/legal-unit/training-tables.ts'
import { listInquiries } from '../../office/legal-unit/view-accountability.ts'
import { listCounsel } from '../../office/legal-unit/view-counsel.ts'
import { viewOwnTraining, viewTraining } from '../../office/legal-unit/view-training.ts'
import { viewReviewYear } from '../../office/legal-unit/view-review-year.ts'
import { viewLegalUnit } from '../../office/legal-unit/view-unit.ts'
import type { World } from '../../world.ts'
import { fileOf, formWithFile } from '../answers.ts'
import type { Gate } from '../require-actor.ts'
import { bookRoutes } from './book-routes.ts'
import { receiveFile } from './receive-file.ts'
import { answered } from './send-refusal.ts'

const root = '/api/legal-unit'
const YearParams = z.object({ year: z.coerce.number().int().min(2000).max(2099) })
const SessionParams = YearParams.extend({ session: z.coerce.number().int().min(1).max(999) })
const csvType = 'text/csv; charset=utf-8'

/** 法制机构: the unit and its reviewers, counsel, the training of a year. */
export function legalUnitRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const { requireActor } = gate

  api.get(
    root,
    {
      schema: {
        operationId: 'viewLegalUnit',
        summary: '法制审核机构、审核人员和工作量',
        response: { 200: LegalUnitView },
      },
    },
    async (request) => viewLegalUnit(world, await requireActor(request)),
  )

  api.get(
    `${root}/counsel`,
    {
      schema: {
        operationId: 'listCounsel',
        summary: '法律顾问、公职律师登记簿',
        response: { 200: CounselList },
      },
    },
    async (request) => listCounsel(world, await requireActor(request)),
  )

  api.get(
    `${root}/accountability`,
    {
      schema: {
        operationId: 'listInquiries',
        summary: '执法过错责任追究',
        querystring: InquiryQuery,
        response: { 200: InquiryList },
      },
    },
    async (request) => listInquiries(world, await requireActor(request), request.query.case),
  )

  api.get(
    `${root}/reviews/:year`,
    {
      schema: {
        operationId: 'viewReviewYear',
        summary: '一年的法制审核统计',
        params: YearParams,
        response: { 200: ReviewYearView },
      },
    },
    async (request) => viewReviewYear(world, await requireActor(request), request.params.year),
  )

  api.get(
    `${root}/training/:year`,
    {
      schema: {
        operationId: 'viewTraining',
        summary: '一年的培训',
        params: YearParams,
        response: { 200: TrainingView },
      },
    },
    async (request) => viewTraining(world, await requireActor(request), request.params.year),
  )

  api.get(
    `${root}/training/:year/mine`,
    {
      schema: {
        operationId: 'viewOwnTraining',
        summary: '本人一年的培训',
        params: YearParams,
        response: { 200: OwnTraining },
      },
    },
    async (request) => viewOwnTraining(world, await requireActor(request), request.params.year),
  )

  api.post(
    `${root}/training/:year/sessions/:session/attendance-table`,
    {
      schema: {
        operationId: 'readAttendanceTable',
        summary: '从表格读出参加培训的人员',
        consumes: [formWithFile],
        params: SessionParams,
        response: { 200: AttendanceImport },
      },
      bodyLimit: maxTableBytes + 64 * 1024,
      config: { keyless: true },
    },
    async (request, reply) => {
      const actor = await requireActor(request)
      const file = await receiveFile(request, maxTableBytes)
      const reading = await readAttendanceTable(world, actor, { ...request.params, file })
      return answered(reply, reading, (found) => reply.send(found))
    },
  )

  api.get(
    `${root}/tables/:table`,
    {
      schema: {
        operationId: 'downloadLegalUnitTable',
        summary: '法制机构的表格：审核人员、顾问、学时、审核统计，或者空的参加人员表',
        params: z.object({ table: LegalUnitTable }),
        querystring: LegalUnitTableQuery,
        response: { 200: fileOf(workbookType, 'text/csv') },
      },
    },
    async (request, reply) => {
      const actor = await requireActor(request)
      const now = world.clock.now()
      const { format, year = yearOf(chinaDay(now.toISOString())) } = request.query
      const { title, columns, rows } = await unitSheet(world, actor, { ...request.params, year })
      async function* lines() {
        yield* rows
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
      return reply
        .type(workbookType)
        .send(xlsxFile({ sheet: title, columns, rows: lines(), at: now }))
    },
  )

  bookRoutes(app, world, gate, {
    root,
    books: UnitBookName,
    operations: {
      view: 'viewUnitActForm',
      perform: 'performUnitAct',
      agree: 'agreeInLegalUnitBook',
      sendBack: 'returnInLegalUnitBook',
    },
    of: '法制机构登记',
    acts: {
      viewForm: viewUnitActForm,
      perform: performUnitAct,
      agree: agreeInBook,
      sendBack: returnInBook,
    },
  })
}
