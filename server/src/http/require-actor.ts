import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { actorOf, currentSession, whatIsDue } from '../office/identity/current-session.ts'
import { isCsrfToken } from '../office/identity/session-token.ts'
import { ForbiddenError, MalformedRequestError, UnauthenticatedError } from '../faults.ts'
import type { SessionHolder } from '../storage/identity/session-store.ts'
import type { Origin } from '../storage/identity/sign-in-record.ts'
import type { World } from '../world.ts'

export const sessionCookie = 'zhaofa_session'
export const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Who is signed in behind a request. */
export type Gate = {
  /**
   * The person, unless they first have to change a password or set up a second factor.
   * @throws UnauthenticatedError without a session; ForbiddenError while a new password or a second
   * factor is due, or when a request that changes something lacks the token of the page.
   */
  requireActor(request: FastifyRequest): Promise<Actor>
  /** The session itself, even when something is due: for the routes that settle it. */
  requireSession(request: FastifyRequest): Promise<SessionHolder>
}

/**
 * Reads the session cookie. Three things protect against forged requests (CSRF): the cookie is
 * SameSite=Strict, so no other site's page sends it; a request that changes something must carry
 * `x-csrf-token`, which other pages cannot read nor set; and no other origin is allowed by CORS. It must also carry
 * `x-request-key`, so that what is sent twice is done once (request-keys.ts).
 */
export function openGate(world: World): Gate {
  // One page load asks several guards; the database is asked once per request.
  const known = new WeakMap<FastifyRequest, Promise<SessionHolder>>()

  async function findHolder(request: FastifyRequest): Promise<SessionHolder> {
    const token = sessionTokenOf(request)
    const holder = token ? await currentSession(world, token) : undefined
    if (!holder) throw new UnauthenticatedError('登录已失效，请重新登录。')
    if (
      !safeMethods.has(request.method) &&
      !isCsrfToken(request.headers['x-csrf-token'], world.sealingKey, holder.personId)
    ) {
      throw new ForbiddenError('请求未通过安全校验：可能在其他窗口换了账号。请刷新页面后再试。')
    }
    if (!safeMethods.has(request.method) && requestKeyOf(request) === null) {
      throw new MalformedRequestError(
        '提交缺少防止重复办理的编号（请求头 x-request-key，一个 UUID），没有办理。请刷新页面后再试。',
      )
    }
    return holder
  }

  function requireSession(request: FastifyRequest): Promise<SessionHolder> {
    const found = known.get(request) ?? findHolder(request)
    known.set(request, found)
    return found
  }

  return {
    requireSession,
    async requireActor(request) {
      const holder = await requireSession(request)
      const { because } = whatIsDue(world, holder)
      if (because !== null) throw new ForbiddenError(because)
      return actorOf(holder)
    },
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked by somebody who is not signed in: signing in. */
    open?: true
  }
}

/** Nobody's body is read, and nothing of it checked, before it is known who sends it. */
export function signInBeforeBodies(app: FastifyInstance, gate: Gate): void {
  // After the limits per address, so that a flood does not reach the database.
  app.addHook('preParsing', async (request) => {
    const { method, url, is404, routeOptions } = request
    if (safeMethods.has(method) || !url.startsWith('/api/') || is404) return
    if (!routeOptions.config.open) await gate.requireSession(request)
  })
}

export const sessionTokenOf = (request: FastifyRequest) => request.cookies[sessionCookie]

/** `x-request-key`: what tells one submission from the same one sent again; null where it is no UUID. */
export function requestKeyOf({ headers }: FastifyRequest): string | null {
  const given = headers['x-request-key']
  return typeof given === 'string' && uuid.test(given) ? given.toLowerCase() : null
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** No Max-Age: the browser forgets it when it closes. Only the API sees it, never a public page. */
export function setSessionCookie(reply: FastifyReply, world: World, token: string): void {
  void reply.setCookie(sessionCookie, token, { ...cookieOptions(world) })
}

export function clearSessionCookie(reply: FastifyReply, world: World): void {
  void reply.clearCookie(sessionCookie, cookieOptions(world))
}

function cookieOptions({ publicOrigin }: World) {
  const secure = publicOrigin.startsWith('https:')
  return { path: '/api', httpOnly: true, secure, sameSite: 'strict' as const }
}

/** From where a request comes, for the record. */
export function originOf(request: FastifyRequest): Origin {
  // A link-local address comes with the name of our own interface behind it, which is no part of an address.
  return { ip: request.ip.split('%')[0] ?? '', userAgent: request.headers['user-agent'] ?? '' }
}
