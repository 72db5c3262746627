import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { citationView, unmetView } from '../../office/desk/citations.ts'
import type { ActRefusal } from '../../office/cases/act-refusal.ts'
import { sendProblem } from '../problems.ts'

/** Who is signed in behind a request. @throws UnauthenticatedError */
export type ActorOf = (request: FastifyRequest) => Promise<Actor> | Actor

/**
 * A lawful "not now" as a problem: 409 with every missing thing and its article, 422 with a sentence
 * beside each field, 412 with what others did in between.
 */
export function sendRefusal(reply: FastifyReply, refusal: ActRefusal): FastifyReply {
  switch (refusal.kind) {
    case 'unmet':
      return sendProblem(reply, {
        type: '/problems/not-now',
        status: 409,
        title: refusal.unmet[0]?.reason ?? '现在还不能办',
        unmet: refusal.unmet.map(unmetView),
      })
    case 'fields':
      return sendProblem(reply, {
        type: '/problems/fields',
        status: 422,
        title: `有 ${refusal.problems.length} 处需要修改，您写的都还在`,
        fields: refusal.problems.map(fieldView),
      })
    case 'stale':
      return sendProblem(reply, {
        type: '/problems/stale',
        status: 412,
        title: `没有保存：您打开之后，${refusal.by}改了这个案件。您填的都还在。`,
        stale: {
          version: refusal.version,
          by: refusal.by,
          at: refusal.at,
          changes: [...refusal.changes],
        },
      })
  }
}

/** A problem of one field as screens read it. */
export function fieldView({ field, message, basis }: FieldProblem) {
  return { field, message, basis: basis ? citationView(basis).text : null }
}

/** An answer or, for 422, a sentence beside each field; 204 where there is nothing to say. */
export function answered<T>(
  reply: FastifyReply,
  outcome: Outcome<T, FieldProblem[]>,
  send: (value: T) => FastifyReply = () => reply.code(204).send(),
): FastifyReply {
  return outcome.ok
    ? send(outcome.value)
    : sendRefusal(reply, { kind: 'fields', problems: outcome.refusal })
}
