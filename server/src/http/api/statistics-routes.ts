import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { PublishStatisticsBody, StatisticsView } from '@zhaofa/contract'
import { publishReport, viewAnnualReport } from '../../office/statistics/annual-report.ts'
import type { World } from '../../world.ts'
import { sendRefusal, type ActorOf } from './send-refusal.ts'

const YearParams = z.object({ year: z.coerce.number().int().min(2000).max(2200) })

/** 统计年报: a look at what would be published, and its publication. */
export function statisticsApiRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    '/api/statistics/:year',
    { schema: { params: YearParams, response: { 200: StatisticsView } } },
    async (request) => {
      const { year } = request.params
      const { draft, published } = await viewAnnualReport(world, await actorOf(request), year)
      const tables = draft.tables.map(({ id, title, cells, gap }) => ({
        id,
        title,
        cells: cells.map((cell) => ({ ...cell })),
        gap,
      }))
      return { year, countedOn: draft.countedOn, published, tables }
    },
  )

  api.post(
    '/api/statistics/:year/publish',
    {
      schema: {
        params: YearParams,
        body: PublishStatisticsBody,
        response: { 200: z.strictObject({ message: z.string() }) },
      },
    },
    async (request, reply) => {
      const { year } = request.params
      const asked = { year, correction: request.body.correction }
      const outcome = await publishReport(world, await actorOf(request), asked)
      if (outcome.ok) {
        return reply.send({ message: `已公布 ${year} 年统计年报第 ${outcome.value.version} 版。` })
      }
      return sendRefusal(reply, outcome.refusal)
    },
  )
}
