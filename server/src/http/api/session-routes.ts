import { chinaTime } from '@zhaofa/domain/shared/plain-date.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ChangePasswordBody,
  ConfirmSecondFactorBody,
  OwnerProofBody,
  SecondFactorOffer,
  SessionList,
  SessionView,
  SignInBody,
} from '@zhaofa/contract'
import { changePassword } from '../../office/identity/change-password.ts'
import {
  currentSession,
  endSession,
  listSessions,
  sessionView,
} from '../../office/identity/current-session.ts'
import {
  confirmSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
} from '../../office/identity/second-factor.ts'
import { signIn, type SignInRefusal } from '../../office/identity/sign-in.ts'
import type { World } from '../../world.ts'
import { sendProblem } from '../problems.ts'
import { nothing } from '../answers.ts'
import { answered } from './send-refusal.ts'
import { clearSessionCookie, originOf, setSessionCookie, type Gate } from '../require-actor.ts'

const attemptsPerMinute = 60

/** 登录、退出、会话、密码、动态码: what a person does about their own sign-in. */
export function sessionRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.post(
    '/api/session',
    {
      schema: {
        operationId: 'signIn',
        summary: '登录',
        body: SignInBody,
        response: { 201: SessionView },
      },
      config: {
        open: true,
        keyless: true,
        rateLimit: { max: attemptsPerMinute, timeWindow: '1 minute' },
      },
    },
    async (request, reply) => {
      const outcome = await signIn(world, request.body, originOf(request))
      if (!outcome.ok) return sendSignInRefusal(reply, outcome.refusal)
      setSessionCookie(reply, world, outcome.value.token)
      const holder = await currentSession(world, outcome.value.token)
      if (!holder) throw new Error('a session just opened is not found')
      return reply.code(201).send(sessionView(world, holder))
    },
  )

  api.get(
    '/api/session',
    {
      schema: {
        operationId: 'viewSession',
        summary: '本人的会话和岗位',
        response: { 200: SessionView },
      },
    },
    async (request) => sessionView(world, await gate.requireSession(request)),
  )

  // The question itself keeps the session from becoming idle.
  api.post(
    '/api/session/extend',
    {
      schema: {
        operationId: 'extendSession',
        summary: '继续使用，会话不因闲置结束',
        response: { 200: SessionView },
      },
    },
    async (request) => sessionView(world, await gate.requireSession(request)),
  )

  api.delete(
    '/api/session',
    { schema: { operationId: 'signOut', summary: '退出登录', response: { 204: nothing } } },
    async (request, reply) => {
      const holder = await gate.requireSession(request)
      await endSession(world, holder, { sessionId: holder.sessionId, origin: originOf(request) })
      clearSessionCookie(reply, world)
      return reply.code(204).send()
    },
  )

  api.get(
    '/api/sessions',
    {
      schema: {
        operationId: 'listSessions',
        summary: '本人的会话',
        response: { 200: SessionList },
      },
    },
    async (request) => ({
      sessions: await listSessions(world, await gate.requireSession(request)),
    }),
  )

  api.delete(
    '/api/sessions/:sessionId',
    {
      schema: {
        operationId: 'endSession',
        summary: '结束本人的一个会话',
        params: z.object({ sessionId: z.uuid() }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const holder = await gate.requireSession(request)
      const { sessionId } = request.params
      await endSession(world, holder, { sessionId, origin: originOf(request) })
      if (sessionId === holder.sessionId) clearSessionCookie(reply, world)
      return reply.code(204).send()
    },
  )

  api.put(
    '/api/session/password',
    {
      schema: {
        operationId: 'changePassword',
        summary: '修改本人的密码',
        body: ChangePasswordBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const holder = await gate.requireSession(request)
      const body = { ...request.body, origin: originOf(request) }
      return answered(reply, await changePassword(world, holder, body))
    },
  )

  secondFactorRoutes(app, world, gate)
}

function secondFactorRoutes(app: FastifyInstance, world: World, gate: Gate): void {
  const api = app.withTypeProvider<ZodTypeProvider>()

  api.post(
    '/api/session/second-factor',
    {
      schema: {
        operationId: 'offerSecondFactor',
        summary: '启用动态码：取得密钥',
        body: OwnerProofBody,
        response: { 201: SecondFactorOffer },
      },
      // A secret is answered once; asked for again, another is made.
      config: { keyless: true },
    },
    async (request, reply) => {
      const holder = await gate.requireSession(request)
      const proof = { ...request.body, origin: originOf(request) }
      return answered(reply, await offerSecondFactor(world, holder, proof), (offer) =>
        reply.code(201).send(offer),
      )
    },
  )

  api.put(
    '/api/session/second-factor',
    {
      schema: {
        operationId: 'confirmSecondFactor',
        summary: '启用动态码：输入第一个码',
        body: ConfirmSecondFactorBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const holder = await gate.requireSession(request)
      const { code } = request.body
      return answered(
        reply,
        await confirmSecondFactor(world, holder, { code, origin: originOf(request) }),
      )
    },
  )

  api.post(
    '/api/session/second-factor/removal',
    {
      schema: {
        operationId: 'removeSecondFactor',
        summary: '停用动态码',
        body: OwnerProofBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const holder = await gate.requireSession(request)
      const proof = { ...request.body, origin: originOf(request) }
      return answered(reply, await removeSecondFactor(world, holder, proof))
    },
  )
}

/** 401 in every case; nothing tells an account that exists from one that does not. */
function sendSignInRefusal(reply: FastifyReply, refusal: SignInRefusal): FastifyReply {
  const problem = (name: string, title: string) =>
    sendProblem(reply, { type: `/problems/${name}`, status: 401, title })
  switch (refusal.kind) {
    case 'wrong':
      return problem('sign-in-wrong', '账号、密码或者动态码不对，请核对后再试。')
    case 'code-needed':
      return problem('code-needed', '请输入动态码：打开手机上的验证器，填入现在显示的六位数字。')
    case 'locked':
      return problem(
        'sign-in-locked',
        `连续 5 次没有登录成功，账号锁定到 ${chinaClock(refusal.until)}。到时再试，或请系统管理员解锁。`,
      )
  }
}

/** 09:31 in China. */
function chinaClock(instant: Date): string {
  return chinaTime(instant.toISOString()).slice(11, 16)
}
