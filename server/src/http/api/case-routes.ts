import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ActDone,
  ActForm,
  CaseList,
  CaseListQuery,
  CaseView,
  DraftSaved,
  MyWork,
  Overview,
  WorkQuery,
  PerformActBody,
  Preview,
  PreviewBody,
  RegisterClueBody,
  SaveDraftBody,
  VisitPackView,
} from '@zhaofa/contract'
import { signAct } from '../../office/cases/sign-act.ts'
import { fieldProblemView } from '../../office/desk/citations.ts'
import { previewAct } from '../../office/cases/preview-act.ts'
import { registerClue } from '../../office/cases/register-clue.ts'
import { saveDraft } from '../../office/cases/save-draft.ts'
import { viewPack } from '../../office/cases/view-pack.ts'
import { viewActForm } from '../../office/cases/views/act-form.ts'
import { listCases } from '../../office/cases/views/case-list.ts'
import { viewCase } from '../../office/cases/views/case-view.ts'
import { viewOverview } from '../../office/overview/view-overview.ts'
import { viewMyWork } from '../../office/desk/my-work.ts'
import type { World } from '../../world.ts'
import { originOf, type Gate } from '../require-actor.ts'
import { sendRefusal } from './send-refusal.ts'

const CaseParams = z.object({ caseId: z.uuid() })
const ActParams = CaseParams.extend({ act: z.string().max(40) })

/** 案件: everything officers, reviewers and leaders do to a case. */
export function caseRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const actorOf = (request: FastifyRequest) => gate.requireActor(request)
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/work',
    {
      schema: {
        operationId: 'viewMyWork',
        summary: '我的工作',
        querystring: WorkQuery,
        response: { 200: MyWork },
      },
    },
    async (request) => viewMyWork(world, await actorOf(request), request.query.upTo),
  )

  api.get(
    '/api/overview',
    { schema: { operationId: 'viewOverview', summary: '执法概况', response: { 200: Overview } } },
    async (request) => viewOverview(world, await actorOf(request)),
  )

  api.get(
    '/api/cases',
    {
      schema: {
        operationId: 'listCases',
        summary: '案件',
        querystring: CaseListQuery,
        response: { 200: CaseList },
      },
    },
    async (request) => listCases(world, await actorOf(request), request.query),
  )

  api.post(
    '/api/cases',
    {
      schema: {
        operationId: 'registerClue',
        summary: '登记线索',
        body: RegisterClueBody,
        response: { 201: ActDone },
      },
    },
    async (request, reply) => {
      const outcome = await registerClue(world, await actorOf(request), request.body)
      if (!outcome.ok) return sendRefusal(reply, outcome.refusal)
      const { id, version } = outcome.value
      return reply
        .code(201)
        .send({ caseId: id, version, outcome: 'done', message: '线索已登记，请在期限内核查。' })
    },
  )

  api.get(
    '/api/cases/:caseId',
    {
      schema: {
        operationId: 'viewCase',
        summary: '一个案件',
        params: CaseParams,
        response: { 200: CaseView },
      },
    },
    async (request) => viewCase(world, await actorOf(request), request.params.caseId),
  )

  api.get(
    '/api/cases/:caseId/pack',
    {
      schema: {
        operationId: 'viewVisitPack',
        summary: '带到现场的检查资料',
        params: CaseParams,
        response: { 200: VisitPackView },
      },
    },
    async (request) => viewPack(world, await actorOf(request), request.params.caseId),
  )

  actRoutes(app, world, gate)
}

function actRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const actorOf = (request: FastifyRequest) => gate.requireActor(request)
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/cases/:caseId/acts/:act',
    {
      schema: {
        operationId: 'viewActForm',
        summary: '一个步骤的表单',
        params: ActParams,
        response: { 200: ActForm },
      },
    },
    async (request) => {
      const { caseId, act } = request.params
      return viewActForm(world, await actorOf(request), { caseId, actId: act })
    },
  )

  api.post(
    '/api/cases/:caseId/acts/:act',
    {
      schema: {
        operationId: 'performAct',
        summary: '办理一个步骤并签名',
        params: ActParams,
        body: PerformActBody,
        response: { 200: ActDone },
      },
    },
    async (request, reply) => {
      const { caseId, act } = request.params
      await actorOf(request)
      const performed = await signAct(world, await gate.requireSession(request), {
        caseId,
        actId: act,
        ...request.body,
        origin: originOf(request),
      })
      if (!performed.ok) return sendRefusal(reply, performed.refusal)
      const { file, outcome } = performed.value
      const message = outcome === 'done' ? '已办理并存证。' : '已提交审批。'
      return reply.send({ caseId, version: file.version, outcome, message })
    },
  )

  api.post(
    '/api/cases/:caseId/acts/:act/preview',
    {
      schema: {
        operationId: 'previewAct',
        summary: '预览一个步骤的文书',
        params: ActParams,
        body: PreviewBody,
        response: { 200: Preview },
      },
      config: { keyless: true },
    },
    async (request) => {
      const { caseId, act } = request.params
      const { papers, problems } = await previewAct(world, await actorOf(request), {
        caseId,
        actId: act,
        input: request.body.input,
      })
      return { papers, problems: problems.map(fieldProblemView) }
    },
  )

  api.put(
    '/api/cases/:caseId/acts/:act/draft',
    {
      schema: {
        operationId: 'saveActDraft',
        summary: '保存一个步骤的草稿',
        params: ActParams,
        body: SaveDraftBody,
        response: { 200: DraftSaved },
      },
      config: { keyless: true },
    },
    async (request) => {
      const { caseId, act } = request.params
      const draft = { caseId, actId: act, ...request.body }
      return { savedAt: await saveDraft(world, await actorOf(request), draft) }
    },
  )
}
