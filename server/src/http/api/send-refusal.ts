import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { fieldProblemView, refusalView } from '../../office/desk/citations.ts'
import { sendProblem } from '../problems.ts'

/** Who is signed in behind a request. @throws UnauthenticatedError */
export type ActorOf = (request: FastifyRequest) => Promise<Actor> | Actor

/**
 * Sends a lawful "not now" as a problem: 422 where each field has its sentence, otherwise 409. The problem
 * always lists every reason and its basis.
 */
export function sendRefusal(
  reply: FastifyReply,
  refused: Refusal | readonly Refusal[],
): FastifyReply {
  const refusals = 'reason' in refused ? [refused] : refused
  const fields = refusals.flatMap((each) => each.fields ?? [])
  const common = {
    title: refusals[0]?.reason ?? '现在还不能办',
    refusals: refusals.map(refusalView),
  }
  return fields.length === 0
    ? sendProblem(reply, { type: '/problems/not-now', status: 409, ...common })
    : sendProblem(reply, {
        type: '/problems/fields',
        status: 422,
        ...common,
        fields: fields.map(fieldProblemView),
      })
}

/** The answer, or why not; 204 where there is nothing to say. */
export function answered<T>(
  reply: FastifyReply,
  outcome: Outcome<T, Refusal | readonly Refusal[]>,
  send: (value: T) => FastifyReply = () => reply.code(204).send(),
): FastifyReply {
  return outcome.ok ? send(outcome.value) : sendRefusal(reply, outcome.refusal)
}
