import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { keepAnswer, keptAnswer, submit } from '../office/desk/submissions.ts'
import type { World } from '../world.ts'
import { requestKeyOf, safeMethods, sessionTokenOf } from './require-actor.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A preview, a draft, a dry run, signing in: done twice it is the same. Its key is not taken. */
    keyless?: true
  }
}

/** How long a repetition waits for the answer to the first, in milliseconds. */
const answerWithinMs = 5_000
const askEveryMs = 100

/** Answers a repetition as the first was answered; null when that answer is not there to be had. */
export type Replay = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | null>

/**
 * 防止重复提交, for every request that changes something: its key is taken in the transaction that does it
 * (storage/request-key.ts), and the answer is kept, sealed, for whoever sends the same key again.
 */
export function requestKeys(app: FastifyInstance, world: World): Replay {
  const submissions = new WeakMap<FastifyRequest, Parameters<typeof keepAnswer>[1]>()

  app.addHook('preHandler', (request, _reply, done) => {
    const key = requestKeyOf(request)
    const changes = !safeMethods.has(request.method) && request.url.startsWith('/api/')
    if (!changes || key === null || request.routeOptions.config.keyless) return done()
    const said = `${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`
    submit(world, { key, said }, (submission) => {
      submissions.set(request, submission)
      done()
    })
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const submission = submissions.get(request)
    if (!submission || reply.statusCode >= 500) return payload
    const type = String(reply.getHeader('content-type') ?? '')
    const body = typeof payload === 'string' ? payload : ''
    try {
      await keepAnswer(world, submission, { status: reply.statusCode, type, body })
    } catch (fault) {
      // What was asked is done; a repetition is then told to look instead of being answered alike.
      request.log.warn({ err: fault }, 'the answer to a submission was not kept')
    }
    return payload
  })

  return async (request, reply) => {
    const key = requestKeyOf(request)
    const token = sessionTokenOf(request)
    if (!key || !token) return null
    for (let waited = 0; waited <= answerWithinMs; waited += askEveryMs) {
      const kept = await keptAnswer(world, { token, key })
      if (kept) {
        void reply.code(kept.status).header('x-request-repeated', 'true')
        if (kept.type !== '') void reply.header('content-type', kept.type)
        return reply.serializer(asItIs).send(kept.body)
      }
      await wait(askEveryMs)
    }
    return null
  }
}

const asItIs = (text: unknown) => String(text)
