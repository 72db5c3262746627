import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ChoosePlacesBody,
  NoticeDesk,
  NoticeList,
  ShownQuery,
  NoticeStep,
  NoticeStepBody,
} from '@zhaofa/contract'
import { listDeskNotices, viewNoticeDesk } from '../../office/publicity/notices/desk-views.ts'
import {
  choosePlaces,
  collectNotice,
  takeNoticeStep,
} from '../../office/publicity/notices/notice-steps.ts'
import type { World } from '../../world.ts'
import { sendRefusal, type ActorOf } from './send-refusal.ts'

const NoticeParams = z.object({ noticeId: z.uuid() })
const StepParams = NoticeParams.extend({
  step: NoticeStep,
})
const done = {
  collect: '已采集，送审核。',
  check: '已审核通过，送发布。',
  return: '已退回采集。',
  publish: '已发布并存证。',
  'propose-withholding': '已送机关负责人批准。',
  'approve-withholding': '已批准不予公开，只公开依据的条文。',
  'refuse-withholding': '没有批准，已退回审核。',
  withdraw: '已撤回。',
} as const satisfies Record<NoticeStep, string>

/** 公示台. A decided case that nobody collected yet is addressed by its case id. */
export function noticeRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/notices',
    {
      schema: {
        operationId: 'listNotices',
        summary: '公示台',
        querystring: ShownQuery,
        response: { 200: NoticeList },
      },
    },
    async (request) => listDeskNotices(world, await actorOf(request), request.query.shown),
  )

  api.get(
    '/api/notices/:noticeId',
    {
      schema: {
        operationId: 'viewNotice',
        summary: '一件公示件',
        params: NoticeParams,
        response: { 200: NoticeDesk },
      },
    },
    async (request) => viewNoticeDesk(world, await actorOf(request), request.params.noticeId),
  )

  api.post(
    '/api/notices/:noticeId/places',
    {
      schema: {
        operationId: 'choosePlaces',
        summary: '选定还要公布的地方',
        params: NoticeParams,
        body: ChoosePlacesBody,
        response: { 200: z.strictObject({ version: z.int() }) },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const outcome = await choosePlaces(world, actor, { ...request.params, ...request.body })
      if (outcome.ok) return reply.send({ version: outcome.value.version })
      return sendRefusal(reply, outcome.refusal)
    },
  )

  api.post(
    '/api/notices/:noticeId/:step',
    {
      schema: {
        operationId: 'takeNoticeStep',
        summary: '采集、审核、发布、退回、撤回一件公示件',
        params: StepParams,
        body: NoticeStepBody,
        response: { 200: z.strictObject({ message: z.string(), noticeId: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const { noticeId, step } = request.params
      const { version, opinion, ground = null } = request.body
      const actor = await actorOf(request)
      if (step === 'collect' && version === 0) {
        const file = await collectNotice(world, actor, { caseId: noticeId, opinion })
        return reply.send({ message: done.collect, noticeId: file.id })
      }
      const outcome = await takeNoticeStep(world, actor, {
        noticeId,
        step,
        version,
        opinion,
        ground,
      })
      if (outcome.ok) return reply.send({ message: done[step], noticeId })
      return sendRefusal(reply, outcome.refusal)
    },
  )
}
