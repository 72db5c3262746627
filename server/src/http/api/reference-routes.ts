import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { RuleKind, RuleView } from '@zhaofa/contract'
import { listRules, ruleHistory } from '../../office/reference/list-rules.ts'
import type { World } from '../../world.ts'
import type { ActorOf } from './send-refusal.ts'

/** Calendar, matters, benchmarks, review catalogue and the agency's own rules (基础数据与规则). */
export function referenceRoutes(app: FastifyInstance, world: World, actorOf: ActorOf): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const rules = z.strictObject({ rules: z.array(RuleView) })

  api.get(
    '/api/rules/:kind',
    {
      schema: {
        operationId: 'listRules',
        summary: '基础数据与规则',
        params: z.object({ kind: RuleKind }),
        response: { 200: rules },
      },
    },
    async (request) => ({
      rules: await listRules(world, await actorOf(request), request.params.kind),
    }),
  )

  api.get(
    '/api/rules/:kind/:code',
    {
      schema: {
        operationId: 'viewRuleHistory',
        summary: '一条规则的历次版本',
        params: z.object({ kind: RuleKind, code: z.string().max(80) }),
        response: { 200: rules },
      },
    },
    async (request) => {
      const { kind, code } = request.params
      return { rules: await ruleHistory(world, await actorOf(request), kind, code) }
    },
  )
}
