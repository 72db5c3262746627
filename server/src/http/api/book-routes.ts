import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AgreeInBookBody,
  PerformUnitActBody,
  ReturnInBookBody,
  UnitActDone,
  UnitActForm,
} from '@zhaofa/contract'
import type { BookAt } from '@zhaofa/domain/kernel/book.ts'
import { fieldsRefused } from '@zhaofa/domain/shared/refusal.ts'
import type { actsInBooks } from '../../office/desk/act-in-book.ts'
import { confirmIdentity, unconfirmed } from '../../office/identity/confirm-identity.ts'
import { actorOf } from '../../office/identity/current-session.ts'
import type { World } from '../../world.ts'
import { originOf, type Gate } from '../require-actor.ts'
import { answered, sendRefusal } from './send-refusal.ts'

type Shelf<Name extends string, At extends BookAt> = {
  /** `/api/legal-unit`: the books are below it. */
  readonly root: string
  readonly books: z.ZodType<Name, Name>
  /** The operations as the OpenAPI document names them. */
  readonly operations: Readonly<Record<'view' | 'perform' | 'agree' | 'sendBack', string>>
  /** What the books are of: 法制机构登记. */
  readonly of: string
  readonly acts: ReturnType<typeof actsInBooks<Name, At>>
}

/** What is done in one of the books of a shelf, and who agrees to it. */
export function bookRoutes<Name extends string, At extends BookAt>(
  app: FastifyInstance,
  world: World,
  gate: Gate,
  { root, books, operations, of, acts }: Shelf<Name, At>,
): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const BookParams = z.object({ book: books, of: z.string().max(60) })
  const BookActParams = BookParams.extend({ act: z.string().max(40) })
  const act = `${root}/books/:book/:of/acts/:act`

  api.get(
    act,
    {
      schema: {
        operationId: operations.view,
        summary: `${of}的一张表单`,
        params: BookActParams,
        response: { 200: UnitActForm },
      },
    },
    async (request) =>
      acts.viewForm(world, await gate.requireActor(request), BookActParams.parse(request.params)),
  )

  api.post(
    act,
    {
      schema: {
        operationId: operations.perform,
        summary: `办理、提请${of}的一项`,
        params: BookActParams,
        body: PerformUnitActBody,
        response: { 200: UnitActDone },
      },
    },
    async (request, reply) => {
      const asked = { ...BookActParams.parse(request.params), ...request.body }
      const done = await acts.perform(world, await gate.requireActor(request), asked)
      return answered(reply, done, (told) => reply.send(told))
    },
  )

  api.post(
    `${root}/books/:book/:of/agreement`,
    {
      schema: {
        operationId: operations.agree,
        summary: `同意${of}中提请的一项`,
        params: BookParams,
        body: AgreeInBookBody,
        response: { 200: UnitActDone },
      },
    },
    async (request, reply) => {
      await gate.requireActor(request)
      const holder = await gate.requireSession(request)
      const { confirmation: typed, version } = request.body
      if (!typed?.trim()) return sendRefusal(reply, fieldsRefused([unconfirmed]))
      const confirmed = await confirmIdentity(world, holder, { typed, origin: originOf(request) })
      if (!confirmed.ok) return sendRefusal(reply, confirmed.refusal)
      const answer = {
        ...BookParams.parse(request.params),
        version,
        confirmedBy: confirmed.value,
      }
      const agreed = await acts.agree(world, actorOf(holder), answer)
      return answered(reply, agreed, (told) => reply.send(told))
    },
  )

  api.post(
    `${root}/books/:book/:of/return`,
    {
      schema: {
        operationId: operations.sendBack,
        summary: `退回、撤回${of}中提请的一项`,
        params: BookParams,
        body: ReturnInBookBody,
        response: { 200: UnitActDone },
      },
    },
    async (request, reply) => {
      const answer = { ...BookParams.parse(request.params), ...request.body }
      const returned = await acts.sendBack(world, await gate.requireActor(request), answer)
      return answered(reply, returned, (told) => reply.send(told))
    },
  )
}
