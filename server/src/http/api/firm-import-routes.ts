import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AnswerFirmImportBody,
  ApproveFirmImportBody,
  FirmImportCame,
  FirmImportList,
  FirmsReport,
  FirmsReportQuery,
  FirmsTrial,
  ProposeFirmImportBody,
  ShownQuery,
} from '@zhaofa/contract'
import { workbookType, xlsxFile } from '../../documents/sheets/xlsx.ts'
import { afterConfirming } from '../../office/identity/confirm-identity.ts'
import {
  approveFirmImport,
  proposeFirmImport,
  returnFirmImport,
  withdrawFirmImport,
} from '../../office/inspection/firm-imports.ts'
import { listFirmImports } from '../../office/inspection/firm-import-views.ts'
import { firmsTemplate } from '../../office/inspection/firm-template.ts'
import {
  firmReportColumns,
  viewFirmsReport,
  wholeFirmsReport,
} from '../../office/inspection/firm-trial-report.ts'
import { maxFirmFileBytes, readFirmsOnTrial } from '../../office/inspection/firms-on-trial.ts'
import type { World } from '../../world.ts'
import { fileOf, formWithFile, nothing } from '../answers.ts'
import { originOf, type Gate } from '../require-actor.ts'
import { receiveNamedFile } from './receive-file.ts'
import { answered } from './send-refusal.ts'

const FileParams = z.object({ fileId: z.uuid() })
const ImportParams = z.object({ importId: z.uuid() })
const files = '/api/inspection/firm-files'
const imports = '/api/inspection/firm-imports'

/** 检查对象导入: a template, a file read on trial, its report, and the steps by which it comes in. */
export function firmImportRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const named = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`

  api.get(
    `${files}/template.xlsx`,
    {
      schema: {
        operationId: 'downloadFirmsTemplate',
        summary: '检查对象导入的表格模板',
        response: { 200: fileOf(workbookType) },
      },
    },
    async (request, reply) => {
      await gate.requireActor(request)
      return reply
        .type(workbookType)
        .header('content-disposition', named('检查对象-模板.xlsx'))
        .send(firmsTemplate(world.clock.now()))
    },
  )

  api.post(
    files,
    {
      schema: {
        operationId: 'readFirms',
        summary: '试读一份检查对象表格，不导入',
        consumes: [formWithFile],
        response: { 201: FirmsTrial },
      },
      bodyLimit: maxFirmFileBytes + 64 * 1024,
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const file = await receiveNamedFile(request, maxFirmFileBytes)
      const trial = await readFirmsOnTrial(world, actor, file)
      return answered(reply, trial, (read) => reply.code(201).send(read))
    },
  )

  api.get(
    `${files}/:fileId/report`,
    {
      schema: {
        operationId: 'viewFirmsReport',
        summary: '检查对象试读的逐行报告',
        params: FileParams,
        querystring: FirmsReportQuery,
        response: { 200: FirmsReport },
      },
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const report = await viewFirmsReport(world, actor, request.params.fileId, request.query)
      return answered(reply, report, (view) => reply.send(view))
    },
  )

  api.get(
    `${files}/:fileId/report.xlsx`,
    {
      schema: {
        operationId: 'downloadFirmsReport',
        summary: '检查对象试读的逐行报告，表格',
        params: FileParams,
        response: { 200: fileOf(workbookType) },
      },
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const report = await wholeFirmsReport(world, actor, request.params.fileId)
      return answered(reply, report, ({ fileName, rows }) =>
        reply
          .type(workbookType)
          .header('cache-control', 'no-store')
          .header('content-disposition', named(`试读报告-${fileName.replace(/\.\w+$/, '')}.xlsx`))
          .send(
            xlsxFile({
              sheet: '试读报告',
              columns: firmReportColumns,
              ...{ rows, at: world.clock.now() },
            }),
          ),
      )
    },
  )

  api.post(
    `${files}/:fileId/proposal`,
    {
      schema: {
        operationId: 'proposeFirmImport',
        summary: '提请导入试读过的检查对象表格',
        params: FileParams,
        body: ProposeFirmImportBody,
        response: { 201: z.strictObject({ importId: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const said = { ...request.params, ...request.body }
      const proposed = await proposeFirmImport(world, actor, said)
      return answered(reply, proposed, (made) => reply.code(201).send(made))
    },
  )

  api.get(
    imports,
    {
      schema: {
        operationId: 'listFirmImports',
        summary: '检查对象导入的各次',
        querystring: ShownQuery,
        response: { 200: FirmImportList },
      },
    },
    async (request) =>
      listFirmImports(world, await gate.requireActor(request), request.query.shown),
  )

  api.post(
    `${imports}/:importId/approval`,
    {
      schema: {
        operationId: 'approveFirmImport',
        summary: '批准导入检查对象',
        params: ImportParams,
        body: ApproveFirmImportBody,
        response: { 200: FirmImportCame },
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
          approveFirmImport(world, actor, { ...request.params, ...body, confirmedBy }),
      )
      return answered(reply, approved, (came) => reply.send(came))
    },
  )

  for (const { path, operationId, summary, end } of [
    {
      ...{ path: 'return', operationId: 'returnFirmImport', end: returnFirmImport },
      summary: '退回检查对象导入',
    },
    {
      ...{ path: 'withdrawal', operationId: 'withdrawFirmImport', end: withdrawFirmImport },
      summary: '撤回检查对象导入的提请',
    },
  ]) {
    api.post(
      `${imports}/:importId/${path}`,
      {
        schema: {
          ...{ operationId, summary },
          params: ImportParams,
          body: AnswerFirmImportBody,
          response: { 204: nothing },
        },
      },
      async (request, reply) => {
        const answer = { ...request.params, ...request.body }
        return answered(reply, await end(world, await gate.requireActor(request), answer))
      },
    )
  }
}
