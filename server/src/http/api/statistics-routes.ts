import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { CollectStatisticsBody, StatisticsStepBody, StatisticsView } from '@zhaofa/contract'
import { viewAnnualReport } from '../../office/statistics/annual-report.ts'
import {
  collectReport,
  returnReport,
  takeReportStep,
} from '../../office/statistics/submit-report.ts'
import type { World } from '../../world.ts'
import { answered, type ActorOf } from './send-refusal.ts'

const YearParams = z.object({ year: z.coerce.number().int().min(2000).max(2200) })
const SubmissionParams = z.object({ submissionId: z.uuid() })
const Done = z.strictObject({ message: z.string() })
const submissions = '/api/statistics/submissions/:submissionId'

/** 统计年报: what would be published, and the three steps to its publication. */
export function statisticsApiRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/statistics/:year',
    {
      schema: {
        operationId: 'viewAnnualReport',
        summary: '一年的统计年报',
        params: YearParams,
        response: { 200: StatisticsView },
      },
    },
    async (request) => viewAnnualReport(world, await actorOf(request), request.params.year),
  )

  api.post(
    '/api/statistics/:year/collect',
    {
      schema: {
        operationId: 'collectAnnualReport',
        summary: '采集统计年报',
        params: YearParams,
        body: CollectStatisticsBody,
        response: { 200: Done },
      },
    },
    async (request, reply) => {
      const { year } = request.params
      const { correction } = request.body
      const collected = await collectReport(world, await actorOf(request), { year, correction })
      const message = `已采集 ${year} 年统计，送审核人员。`
      return answered(reply, collected, () => reply.send({ message }))
    },
  )

  api.post(
    `${submissions}/step`,
    {
      schema: {
        operationId: 'takeAnnualReportStep',
        summary: '审核、发布统计年报',
        params: SubmissionParams,
        body: StatisticsStepBody,
        response: { 200: Done },
      },
    },
    async (request, reply) => {
      const step = { ...request.params, ...request.body }
      const taken = await takeReportStep(world, await actorOf(request), step)
      return answered(reply, taken, ({ published }) =>
        reply.send({
          message: published === null ? '审核通过，送发布人员。' : `已公布第 ${published} 版。`,
        }),
      )
    },
  )

  api.post(
    `${submissions}/return`,
    {
      schema: {
        operationId: 'returnAnnualReport',
        summary: '退回统计年报',
        params: SubmissionParams,
        body: StatisticsStepBody,
        response: { 200: Done },
      },
    },
    async (request, reply) => {
      const step = { ...request.params, ...request.body }
      const returned = await returnReport(world, await actorOf(request), step)
      return answered(reply, returned, () => reply.send({ message: '已退回采集人员。' }))
    },
  )
}
