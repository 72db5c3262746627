import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  CollectListBody,
  KeepListBody,
  ListDesk,
  ListDone,
  ListDraftSaved,
  ListStepBody,
  ListView,
  ShownQuery,
  SaveListDraftBody,
  WithdrawRecordBody,
} from '@zhaofa/contract'
import { discardListDraft, saveListDraft } from '../../office/publicity/lists/list-drafts.ts'
import { viewList, viewListDesk } from '../../office/publicity/lists/list-views.ts'
import { keepList } from '../../office/publicity/lists/review-tasks.ts'
import { withdrawRecord } from '../../office/publicity/records/publish-records.ts'
import { collectList, returnList, takeListStep } from '../../office/publicity/lists/submit-list.ts'
import type { World } from '../../world.ts'
import { sendRefusal, type ActorOf } from './send-refusal.ts'

const ItemParams = z.object({ item: z.string().max(60) })
/** Five thousand lines of a full list, as JSON. */
const maxBodyBytes = 8 * 1024 ** 2
const SubmissionParams = z.object({ submissionId: z.uuid() })

/** 清单公示: the lists of 公示条目 on their way to publication. */
export function listApiRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/lists',
    {
      schema: {
        operationId: 'listDisclosureItems',
        summary: '清单公示',
        response: { 200: ListDesk },
      },
    },
    async (request) => viewListDesk(world, await actorOf(request)),
  )

  api.get(
    '/api/lists/:item',
    {
      schema: {
        operationId: 'viewList',
        summary: '一份清单',
        params: ItemParams,
        querystring: ShownQuery.extend({ submission: z.uuid().optional() }),
        response: { 200: ListView },
      },
    },
    async (request) => {
      const { item } = request.params
      const { submission, shown } = request.query
      return viewList(world, await actorOf(request), item, submission, shown)
    },
  )

  api.post(
    '/api/lists/:item/collect',
    {
      schema: {
        operationId: 'collectList',
        summary: '采集一份清单',
        params: ItemParams,
        body: CollectListBody,
        response: { 200: ListDone },
      },
      bodyLimit: maxBodyBytes,
    },
    async (request, reply) => {
      const { item } = request.params
      const outcome = await collectList(world, await actorOf(request), { item, ...request.body })
      return outcome.ok
        ? reply.send({ message: '已采集，送下一环节。' })
        : sendRefusal(reply, outcome.refusal)
    },
  )

  api.post(
    '/api/records/:publicId/withdraw',
    {
      schema: {
        operationId: 'withdrawRecord',
        summary: '撤回一条公示信息',
        params: z.object({ publicId: z.string().max(64) }),
        body: WithdrawRecordBody,
        response: { 200: ListDone },
      },
    },
    async (request, reply) => {
      const asked = { ...request.params, ...request.body }
      const outcome = await withdrawRecord(world, await actorOf(request), asked)
      return outcome.ok
        ? reply.send({ message: '已撤回，撤回说明已公布。' })
        : sendRefusal(reply, outcome.refusal)
    },
  )

  api.put(
    '/api/lists/:item/draft',
    {
      schema: {
        operationId: 'saveListDraft',
        summary: '保存一份清单的草稿',
        params: ItemParams,
        body: SaveListDraftBody,
        response: { 200: ListDraftSaved },
      },
      config: { keyless: true },
      bodyLimit: maxBodyBytes,
    },
    async (request) => {
      const draft = { ...request.params, ...request.body }
      return saveListDraft(world, await actorOf(request), draft)
    },
  )

  api.delete(
    '/api/lists/:item/draft',
    {
      schema: {
        operationId: 'discardListDraft',
        summary: '丢弃一份清单的草稿',
        params: ItemParams,
        response: { 200: ListDone },
      },
    },
    async (request) => {
      await discardListDraft(world, await actorOf(request), request.params.item)
      return { message: '草稿已丢弃。' }
    },
  )

  api.post(
    '/api/lists/:item/keep',
    {
      schema: {
        operationId: 'keepList',
        summary: '复核一份清单，无须调整',
        params: ItemParams,
        body: KeepListBody,
        response: { 200: ListDone },
      },
    },
    async (request) => {
      const { item } = request.params
      await keepList(world, await actorOf(request), { item, ...request.body })
      return { message: '已记下复核意见，清单无须调整。' }
    },
  )

  api.post(
    '/api/lists/submissions/:submissionId/step',
    {
      schema: {
        operationId: 'takeListStep',
        summary: '审核、发布一份清单',
        params: SubmissionParams,
        body: ListStepBody,
        response: { 200: ListDone },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const step = { ...request.params, ...request.body }
      const outcome = await takeListStep(world, actor, step)
      if (!outcome.ok) return sendRefusal(reply, outcome.refusal)
      const message = outcome.value.published ? '已发布并存证。' : '已办理，送下一环节。'
      return reply.send({ message })
    },
  )

  api.post(
    '/api/lists/submissions/:submissionId/return',
    {
      schema: {
        operationId: 'returnList',
        summary: '退回一份清单',
        params: SubmissionParams,
        body: ListStepBody,
        response: { 200: ListDone },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request)
      const outcome = await returnList(world, actor, { ...request.params, ...request.body })
      return outcome.ok
        ? reply.send({ message: '已退回采集。' })
        : sendRefusal(reply, outcome.refusal)
    },
  )
}
