import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AnswerImportBody,
  ApproveImportBody,
  CaseImportList,
  OldCasesTrial,
  ProposeImportBody,
  ShownQuery,
  TrialReport,
  TrialReportQuery,
  VoidImportBody,
} from '@zhaofa/contract'
import { workbookType, xlsxFile } from '../../documents/sheets/xlsx.ts'
import { afterConfirming } from '../../office/identity/confirm-identity.ts'
import {
  approveImport,
  proposeImport,
  returnImport,
  voidImport,
  withdrawImport,
} from '../../office/old-cases/case-imports.ts'
import { oldCasesTemplate } from '../../office/old-cases/import-template.ts'
import { listCaseImports } from '../../office/old-cases/import-views.ts'
import { maxOldCasesBytes, readOnTrial } from '../../office/old-cases/read-on-trial.ts'
import { reportColumns, viewTrialReport, wholeReport } from '../../office/old-cases/trial-report.ts'
import type { World } from '../../world.ts'
import { fileOf, formWithFile, nothing } from '../answers.ts'
import { originOf, type Gate } from '../require-actor.ts'
import { receiveNamedFile } from './receive-file.ts'
import { answered } from './send-refusal.ts'

const FileParams = z.object({ fileId: z.uuid() })
const ImportParams = z.object({ importId: z.uuid() })
const files = '/api/old-cases/files'
const imports = '/api/old-cases/imports'

/** 旧案导入: a template, a file read on trial, its report, and the steps by which it comes in. */
export function oldCaseRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const named = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`

  api.get(
    '/api/old-cases/template.xlsx',
    {
      schema: {
        operationId: 'downloadOldCasesTemplate',
        summary: '旧案导入的表格模板',
        response: { 200: fileOf(workbookType) },
      },
    },
    async (request, reply) => {
      await gate.requireActor(request)
      return reply
        .type(workbookType)
        .header('content-disposition', named('旧案导入-模板.xlsx'))
        .send(oldCasesTemplate(world.clock.now()))
    },
  )

  api.post(
    files,
    {
      schema: {
        operationId: 'readOldCases',
        summary: '试读一份旧案表格，不导入',
        consumes: [formWithFile],
        response: { 201: OldCasesTrial },
      },
      bodyLimit: maxOldCasesBytes + 64 * 1024,
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const file = await receiveNamedFile(request, maxOldCasesBytes)
      const trial = await readOnTrial(world, actor, file)
      return answered(reply, trial, (read) => reply.code(201).send(read))
    },
  )

  api.get(
    `${files}/:fileId/report`,
    {
      schema: {
        operationId: 'viewOldCasesReport',
        summary: '试读的逐行报告',
        params: FileParams,
        querystring: TrialReportQuery,
        response: { 200: TrialReport },
      },
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const report = await viewTrialReport(world, actor, request.params.fileId, request.query)
      return answered(reply, report, (view) => reply.send(view))
    },
  )

  api.get(
    `${files}/:fileId/report.xlsx`,
    {
      schema: {
        operationId: 'downloadOldCasesReport',
        summary: '试读的逐行报告，表格',
        params: FileParams,
        response: { 200: fileOf(workbookType) },
      },
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const report = await wholeReport(world, actor, request.params.fileId)
      return answered(reply, report, ({ fileName, rows }) =>
        reply
          .type(workbookType)
          .header('cache-control', 'no-store')
          .header('content-disposition', named(`试读报告-${fileName.replace(/\.\w+$/, '')}.xlsx`))
          .send(
            xlsxFile({ sheet: '试读报告', columns: reportColumns, rows, at: world.clock.now() }),
          ),
      )
    },
  )

  api.post(
    `${files}/:fileId/proposal`,
    {
      schema: {
        operationId: 'proposeCaseImport',
        summary: '提请导入试读过的表格',
        params: FileParams,
        body: ProposeImportBody,
        response: { 201: z.strictObject({ importId: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const proposed = await proposeImport(world, actor, { ...request.params, ...request.body })
      return answered(reply, proposed, (made) => reply.code(201).send(made))
    },
  )

  api.get(
    imports,
    {
      schema: {
        operationId: 'listCaseImports',
        summary: '旧案导入的各次',
        querystring: ShownQuery,
        response: { 200: CaseImportList },
      },
    },
    async (request) =>
      listCaseImports(world, await gate.requireActor(request), request.query.shown),
  )

  api.post(
    `${imports}/:importId/approval`,
    {
      schema: {
        operationId: 'approveCaseImport',
        summary: '批准导入，全部导入或者都不导入',
        params: ImportParams,
        body: ApproveImportBody,
        response: { 200: z.strictObject({ rows: z.int() }) },
      },
    },
    async (request, reply) => {
      await gate.requireActor(request)
      const holder = await gate.requireSession(request)
      const { confirmation: typed, ...body } = request.body
      const approved = await afterConfirming(
        world,
        holder,
        { typed, origin: originOf(request) },
        (actor, confirmedBy) =>
          approveImport(world, actor, { ...request.params, ...body, confirmedBy }),
      )
      return answered(reply, approved, (done) => reply.send(done))
    },
  )

  for (const { path, operationId, summary, end } of [
    { path: 'return', operationId: 'returnCaseImport', summary: '退回导入', end: returnImport },
    {
      path: 'withdrawal',
      operationId: 'withdrawCaseImport',
      summary: '撤回导入的提请',
      end: withdrawImport,
    },
  ]) {
    api.post(
      `${imports}/:importId/${path}`,
      {
        schema: {
          operationId,
          summary,
          params: ImportParams,
          body: AnswerImportBody,
          response: { 204: nothing },
        },
      },
      async (request, reply) => {
        const answer = { ...request.params, ...request.body }
        return answered(reply, await end(world, await gate.requireActor(request), answer))
      },
    )
  }

  api.post(
    `${imports}/:importId/void`,
    {
      schema: {
        operationId: 'voidCaseImport',
        summary: '作废一次导入，各行保留、不再计入',
        params: ImportParams,
        body: VoidImportBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      await gate.requireActor(request)
      const holder = await gate.requireSession(request)
      const { confirmation: typed, ...body } = request.body
      const voided = await afterConfirming(
        world,
        holder,
        { typed, origin: originOf(request) },
        (actor, confirmedBy) =>
          voidImport(world, actor, { ...request.params, ...body, confirmedBy }),
      )
      return answered(reply, voided)
    },
  )
}
