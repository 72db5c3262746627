import type { SessionView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { passwordDays } from '@zhaofa/domain/authority/password-rules.ts'
import { signingTitles, signsForAgency } from '@zhaofa/domain/authority/signing.ts'
import { asPerson } from '../../storage/as-person.ts'
import {
  findSession,
  openSessions,
  revokeSessions,
  type SessionHolder,
} from '../../storage/identity/session-store.ts'
import { recordSignIn, type Origin } from '../../storage/identity/sign-in-record.ts'
import { NotFoundError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { csrfToken, sessionTokenHash } from './session-token.ts'

/** Who is behind this token; undefined when the session ended, was idle too long or never was. */
export function currentSession(world: World, token: string): Promise<SessionHolder | undefined> {
  return findSession(world.office, {
    tokenHash: sessionTokenHash(token),
    at: world.clock.now(),
    idleMinutes: world.sessions.idleMinutes,
  })
}

export function actorOf(holder: SessionHolder): Actor {
  const { personId, name, agencyId, departmentId, roles, certificate } = holder
  const active = certificate?.status === 'active' ? certificate : null
  return { personId, name, agencyId, departmentId, roles, ...(active && { certificate: active }) }
}

/** What the person of this session has to do first, and why, in a sentence that says what to do. */
export type Due = {
  readonly mustChangePassword: boolean
  readonly mustSetUpSecondFactor: boolean
  /** Null when nothing is due. */
  readonly because: string | null
}

/** Until it is done nothing else may be done, so nothing can be signed either. */
export function whatIsDue(world: World, holder: SessionHolder): Due {
  const age = world.clock.now().getTime() - holder.passwordChangedAt.getTime()
  const mustChangePassword = holder.mustChange || age >= passwordDays * 86_400_000
  const mustSetUpSecondFactor =
    !holder.totpConfirmed && (holder.mustEnrol || needsSecondFactor(world, holder))
  const because = mustChangePassword
    ? '密码由他人设置，或者已用满 90 天，请先修改密码，再办理其他事情。'
    : mustSetUpSecondFactor
      ? enrolBecause(holder)
      : null
  return { mustChangePassword, mustSetUpSecondFactor, because }
}

function enrolBecause({ mustEnrol, duty, roles }: SessionHolder): string {
  const what = '请先启用动态码（用手机上的验证器扫码），再办理其他事情。'
  if (mustEnrol) return `您原来的动态码已经由管理员停用。${what}`
  return duty === 'business'
    ? `您以${signingTitles(roles)}的身份为本机关签名，签名须由动态码证明是您本人。${what}`
    : `管理员的账号必须启用动态码。${what}`
}

/**
 * In a real installation (NODE_ENV=production) administrators and everybody who signs for the agency have
 * one; in the demo it is offered to all and asked of nobody.
 */
export function needsSecondFactor({ production }: World, { duty, roles }: SessionHolder): boolean {
  return production && (duty !== 'business' || signsForAgency(roles))
}

export function sessionView(world: World, holder: SessionHolder): SessionView {
  const { personId, name, post, roles, departmentId, certificate } = holder
  const due = whatIsDue(world, holder)
  return {
    id: holder.sessionId,
    person: { id: personId, name, post, roles, departmentId },
    account: holder.account,
    agency: { id: holder.agencyId, name: holder.agencyName },
    certificate: certificate && { ...certificate, categories: [...certificate.categories] },
    csrf: csrfToken(world.sealingKey, personId),
    idleUntil: holder.idleUntil.toISOString(),
    expiresAt: holder.expiresAt.toISOString(),
    mustChangePassword: due.mustChangePassword,
    mustSetUpSecondFactor: due.mustSetUpSecondFactor,
    dueBecause: due.because,
    secondFactor: holder.totpConfirmed,
  }
}

/** Where this person is signed in. */
export function listSessions(world: World, holder: SessionHolder) {
  return asPerson(world.office, holder, async (tx) => {
    const rows = await openSessions(
      tx,
      holder.personId,
      world.clock.now(),
      world.sessions.idleMinutes,
    )
    return rows.map(({ id, created_at, last_seen_at, ip, user_agent }) => ({
      id,
      current: id === holder.sessionId,
      startedAt: created_at.toISOString(),
      lastSeenAt: last_seen_at.toISOString(),
      ip,
      userAgent: user_agent,
    }))
  })
}

/** Signs out here, or ends one of the person's other sessions. @throws NotFoundError */
export async function endSession(
  world: World,
  holder: SessionHolder,
  { sessionId, origin }: { sessionId: string; origin: Origin },
): Promise<void> {
  const here = sessionId === holder.sessionId
  const at = world.clock.now()
  await asPerson(world.office, holder, async (tx) => {
    const because = here ? '退出' : '本人在别处终止'
    const { personId, agencyId, account } = holder
    const ended = await revokeSessions(tx, { personId, only: sessionId, at, because })
    if (ended === 0) throw new NotFoundError('这个登录已经结束')
    await recordSignIn(tx, {
      account,
      outcome: here ? 'signed-out' : 'session-revoked',
      at,
      origin,
      who: { personId, agencyId },
    })
  })
}
