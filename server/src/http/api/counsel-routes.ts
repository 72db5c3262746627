import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ActDone,
  CounselInvitations,
  CounselInvitationView,
  CounselOpinionBody,
  StandAsideBody,
} from '@zhaofa/contract'
import { giveOpinion, standAside } from '../../office/counsel/answer-invitation.ts'
import { listInvitations } from '../../office/counsel/list-invitations.ts'
import { readInvitedEvidence } from '../../office/counsel/read-invited-evidence.ts'
import { viewInvitation } from '../../office/counsel/view-invitation.ts'
import type { World } from '../../world.ts'
import { evidenceTypes } from '../../objects/file-kinds.ts'
import { fileOf } from '../answers.ts'
import { sendObject } from './evidence-routes.ts'
import { originOf, type Gate } from '../require-actor.ts'
import { sendRefusal } from './send-refusal.ts'

const Params = z.object({
  caseId: z.uuid(),
  invitation: z.coerce.number().int().min(1).max(1_000_000),
})

/** 法律顾问、公职律师: what they are asked, what was chosen for them to read, and their answer. */
export function counselRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/counsel/invitations',
    {
      schema: {
        operationId: 'listCounselInvitations',
        summary: '受邀提出意见的案件',
        response: { 200: CounselInvitations },
      },
    },
    async (request) => listInvitations(world, await gate.requireActor(request)),
  )

  api.get(
    '/api/counsel/invitations/:caseId/:invitation',
    {
      schema: {
        operationId: 'viewCounselInvitation',
        summary: '一件邀请和可以查阅的材料',
        params: Params,
        response: { 200: CounselInvitationView },
      },
    },
    async (request) => viewInvitation(world, await gate.requireActor(request), request.params),
  )

  api.get(
    '/api/counsel/invitations/:caseId/:invitation/evidence/:evidenceId/file',
    {
      schema: {
        operationId: 'downloadInvitedEvidence',
        summary: '邀请中可以查阅的一件证据的文件',
        params: Params.extend({ evidenceId: z.uuid() }),
        response: { 200: fileOf(...evidenceTypes), 206: fileOf(...evidenceTypes) },
      },
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const file = await readInvitedEvidence(world, actor, request.params)
      return sendObject(world, reply, {
        ...file,
        range: request.headers.range,
        name: file.originalName,
      })
    },
  )

  api.post(
    '/api/counsel/invitations/:caseId/:invitation/opinion',
    {
      schema: {
        operationId: 'giveCounselOpinion',
        summary: '提交顾问意见并签名',
        params: Params,
        body: CounselOpinionBody,
        response: { 200: ActDone },
      },
    },
    async (request, reply) => {
      const { params, body } = request
      const holder = await gate.requireSession(request)
      const done = await giveOpinion(world, holder, {
        ...params,
        ...body,
        origin: originOf(request),
      })
      if (!done.ok) return sendRefusal(reply, done.refusal)
      const { version } = done.value.file
      const message = '意见已提交，附在法制审核意见书后。'
      return reply.send({ caseId: params.caseId, version, outcome: 'done', message })
    },
  )

  api.post(
    '/api/counsel/invitations/:caseId/:invitation/stand-aside',
    {
      schema: {
        operationId: 'standAsideAsCounsel',
        summary: '顾问声明回避',
        params: Params,
        body: StandAsideBody,
        response: { 200: ActDone },
      },
    },
    async (request, reply) => {
      const { params, body } = request
      const holder = await gate.requireSession(request)
      const done = await standAside(world, holder, { ...params, ...body })
      if (!done.ok) return sendRefusal(reply, done.refusal)
      const { version } = done.value.file
      return reply.send({
        ...{ caseId: params.caseId, version, outcome: 'done' },
        message: '已声明回避，不再查阅本案材料。',
      })
    },
  )
}
