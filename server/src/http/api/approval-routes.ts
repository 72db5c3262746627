import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ActDone,
  AnswerApprovalBody,
  ApprovalView,
  DraftReviewQuery,
  DraftReviewView,
  FileReviewView,
  ResponsibilityView,
  returnCategories,
} from '@zhaofa/contract'
import { answerApproval } from '../../office/cases/answer-approval.ts'
import { signApproval } from '../../office/cases/sign-approval.ts'
import { viewApproval } from '../../office/cases/views/approval-view.ts'
import { viewDraftReview } from '../../office/cases/views/draft-review.ts'
import { viewFileReview } from '../../office/cases/views/file-review-view.ts'
import { viewResponsibility } from '../../office/cases/views/responsibility-view.ts'
import type { World } from '../../world.ts'
import { originOf, type Gate } from '../require-actor.ts'
import { sendRefusal } from './send-refusal.ts'

const CaseParams = z.object({ caseId: z.uuid() })

/** 审批: what waits, 同意并签名 and 退回修改. */
export function approvalRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/cases/:caseId/approval',
    {
      schema: {
        operationId: 'viewApproval',
        summary: '等待审批的内容',
        params: CaseParams,
        response: { 200: ApprovalView },
      },
    },
    async (request) => viewApproval(world, await gate.requireActor(request), request.params.caseId),
  )

  api.get(
    '/api/cases/:caseId/draft-review',
    {
      schema: {
        operationId: 'viewDraftReview',
        summary: '等待法制审核的内容',
        params: CaseParams,
        querystring: DraftReviewQuery,
        response: { 200: DraftReviewView },
      },
    },
    async (request) =>
      viewDraftReview(world, await gate.requireActor(request), {
        caseId: request.params.caseId,
        act: request.query.act,
      }),
  )

  api.get(
    '/api/cases/:caseId/file-review',
    {
      schema: {
        operationId: 'viewFileReview',
        summary: '案卷评查',
        params: CaseParams,
        response: { 200: FileReviewView },
      },
    },
    async (request) =>
      viewFileReview(world, await gate.requireActor(request), request.params.caseId),
  )

  api.get(
    '/api/cases/:caseId/responsibility',
    {
      schema: {
        operationId: 'viewResponsibility',
        summary: '责任链',
        params: CaseParams,
        response: { 200: ResponsibilityView },
      },
    },
    async (request) =>
      viewResponsibility(world, await gate.requireActor(request), request.params.caseId),
  )

  api.post(
    '/api/cases/:caseId/approval',
    {
      schema: {
        operationId: 'answerApproval',
        summary: '同意并签名，或者退回修改',
        params: CaseParams,
        body: AnswerApprovalBody,
        response: { 200: ActDone },
      },
    },
    async (request, reply) => {
      const { caseId } = request.params
      const { version, answer } = request.body
      const actor = await gate.requireActor(request)
      const outcome =
        answer.kind === 'agree'
          ? await signApproval(world, await gate.requireSession(request), {
              caseId,
              version,
              ...answer,
              origin: originOf(request),
            })
          : await answerApproval(world, actor, {
              caseId,
              version,
              answer: { ...answer, category: returnCategories[answer.category] },
            })
      if (!outcome.ok) return sendRefusal(reply, outcome.refusal)
      const message = answer.kind === 'agree' ? '已同意并签名。' : '已退回修改。'
      return reply.send({ caseId, version: outcome.value.version, outcome: 'done', message })
    },
  )
}
