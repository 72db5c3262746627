import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ChecklistList,
  MergeTaskBody,
  PlanBookName,
  PlanList,
  PlanView,
  TaskList,
  TaskQuery,
} from '@zhaofa/contract'
import {
  agreeInPlan,
  performPlanAct,
  returnInPlan,
  viewPlanActForm,
} from '../../office/inspection/plan-books.ts'
import { mergeTask } from '../../office/inspection/task-visits.ts'
import { listChecklists, listPlans, viewPlan } from '../../office/inspection/view-plans.ts'
import { listTasks } from '../../office/inspection/view-tasks.ts'
import type { World } from '../../world.ts'
import type { Gate } from '../require-actor.ts'
import { bookRoutes } from './book-routes.ts'
import { answered } from './send-refusal.ts'

const root = '/api/inspection-plans'
const PlanParams = z.object({ plan: z.uuid() })
const TaskParams = z.object({ task: z.uuid() })

/** 检查计划、任务、一表通查清单. */
export function planRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.get(
    root,
    {
      schema: {
        operationId: 'listInspectionPlans',
        summary: '检查计划',
        response: { 200: PlanList },
      },
    },
    async (request) => listPlans(world, await gate.requireActor(request)),
  )

  api.get(
    `${root}/checklists`,
    {
      schema: {
        operationId: 'listChecklists',
        summary: '一表通查清单',
        response: { 200: ChecklistList },
      },
    },
    async (request) => listChecklists(world, await gate.requireActor(request)),
  )

  api.get(
    `${root}/:plan`,
    {
      schema: {
        operationId: 'viewInspectionPlan',
        summary: '一个检查计划',
        params: PlanParams,
        response: { 200: PlanView },
      },
    },
    async (request) => viewPlan(world, await gate.requireActor(request), request.params.plan),
  )

  api.get(
    `${root}/:plan/tasks`,
    {
      schema: {
        operationId: 'listInspectionTasks',
        summary: '一个检查计划的任务',
        params: PlanParams,
        querystring: TaskQuery,
        response: { 200: TaskList },
      },
    },
    async (request) =>
      listTasks(world, await gate.requireActor(request), request.params.plan, request.query),
  )

  api.post(
    `${root}/tasks/:task/merge`,
    {
      schema: {
        operationId: 'mergeInspectionTask',
        summary: '和另一个计划的任务合并成一次检查',
        params: TaskParams,
        body: MergeTaskBody,
        response: { 200: z.strictObject({ message: z.string() }) },
      },
    },
    async (request, reply) => {
      const asked = { ...request.params, ...request.body }
      const merged = await mergeTask(world, await gate.requireActor(request), asked)
      return answered(reply, merged, (told) => reply.send(told))
    },
  )

  bookRoutes(app, world, gate, {
    root,
    books: PlanBookName,
    operations: {
      view: 'viewPlanActForm',
      perform: 'performPlanAct',
      agree: 'agreeInPlan',
      sendBack: 'returnInPlan',
    },
    of: '检查计划、任务和清单',
    acts: {
      viewForm: viewPlanActForm,
      perform: performPlanAct,
      agree: agreeInPlan,
      sendBack: returnInPlan,
    },
  })
}
