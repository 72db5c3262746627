import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AnswerRuleBody,
  ApproveRuleBody,
  CheckRuleBody,
  RuleChange,
  RuleProposalList,
} from '@zhaofa/contract'
import { afterConfirming } from '../../office/identity/confirm-identity.ts'
import { listRuleProposals } from '../../office/reference/rule-proposal-views.ts'
import {
  approveRuleChange,
  checkRuleChange,
  proposeRuleChange,
  returnRuleChange,
  withdrawRuleChange,
} from '../../office/reference/rule-proposals.ts'
import type { World } from '../../world.ts'
import { originOf, type Gate } from '../require-actor.ts'
import { nothing } from '../answers.ts'
import { answered } from './send-refusal.ts'

const ProposalParams = z.object({ proposalId: z.uuid() })
const root = '/api/rule-proposals'

/** 规则变更: proposed by one person, approved by another, from a day to come. */
export function ruleProposalRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    root,
    {
      schema: {
        operationId: 'listRuleProposals',
        summary: '规则变更',
        response: { 200: RuleProposalList },
      },
    },
    async (request) => listRuleProposals(world, await gate.requireActor(request)),
  )

  api.post(
    root,
    {
      schema: {
        operationId: 'proposeRuleChange',
        summary: '提出规则变更',
        body: RuleChange,
        response: { 201: z.strictObject({ proposalId: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const actor = await gate.requireActor(request)
      const proposed = await proposeRuleChange(world, actor, request.body)
      return answered(reply, proposed, (proposal) => reply.code(201).send(proposal))
    },
  )

  api.post(
    `${root}/:proposalId/approval`,
    {
      schema: {
        operationId: 'approveRuleChange',
        summary: '批准规则变更',
        params: ProposalParams,
        body: ApproveRuleBody,
        response: { 200: z.strictObject({ version: z.int() }) },
      },
    },
    async (request, reply) => {
      await gate.requireActor(request)
      const holder = await gate.requireSession(request)
      const { confirmation: typed, ...answer } = request.body
      const approved = await afterConfirming(
        world,
        holder,
        { typed, origin: originOf(request) },
        (actor, confirmedBy) =>
          approveRuleChange(world, actor, { ...request.params, ...answer, confirmedBy }),
      )
      return answered(reply, approved, (version) => reply.send(version))
    },
  )

  api.post(
    `${root}/:proposalId/check`,
    {
      schema: {
        operationId: 'checkRuleChange',
        summary: '核对规则变更',
        params: ProposalParams,
        body: CheckRuleBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const checking = { ...request.params, ...request.body }
      return answered(
        reply,
        await checkRuleChange(world, await gate.requireActor(request), checking),
      )
    },
  )

  for (const { path, operationId, summary, end } of [
    {
      path: 'return',
      operationId: 'returnRuleChange',
      summary: '退回规则变更',
      end: returnRuleChange,
    },
    {
      path: 'withdrawal',
      operationId: 'withdrawRuleChange',
      summary: '收回规则变更',
      end: withdrawRuleChange,
    },
  ]) {
    api.post(
      `${root}/:proposalId/${path}`,
      {
        schema: {
          operationId,
          summary,
          params: ProposalParams,
          body: AnswerRuleBody,
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
