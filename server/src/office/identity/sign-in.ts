import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { asPerson } from '../../storage/as-person.ts'
import {
  beginSignIn,
  findAccount,
  findCredential,
  forgetOldAttempts,
  forgiveSignIns,
  lockedUntil,
  takeTotpStep,
  type Credential,
  type LockPolicy,
} from '../../storage/identity/credential-store.ts'
import type { Tx } from '../../storage/database.ts'
import { addSession } from '../../storage/identity/session-store.ts'
import {
  recordSignIn,
  type Origin,
  type SignInOutcome,
} from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { decrypt } from '../../storage/sealed.ts'
import { matches, nobodysHash } from './password-hash.ts'
import { newSessionToken, sessionTokenHash } from './session-token.ts'
import { totpStep } from './totp.ts'

/** Five failures lock for half an hour (等保 GB/T 22239 登录失败处理). */
export const lockPolicy: LockPolicy = { failures: 5, minutes: 30 }

/** Acts for no agency: row-level security shows it nothing. */
const nobody = { agencyId: '', personId: '00000000-0000-0000-0000-000000000000' }
/** Names nobody has are forgotten after a day. */
const rememberedMs = 86_400_000

/** `wrong` covers an unknown account, a wrong password, a wrong code and a suspended person alike. */
export type SignInRefusal =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'code-needed' }
  | { readonly kind: 'locked'; readonly until: Date }

type SignInAttempt = {
  readonly account: string
  readonly password: string
  readonly code?: string | undefined
}

/** Opens a session and returns its token, the only time it is known. Every attempt is recorded. */
export async function signIn(
  world: World,
  attempt: SignInAttempt,
  origin: Origin,
): Promise<Outcome<{ token: string }, SignInRefusal>> {
  const account = attempt.account.trim().toLowerCase()
  const at = world.clock.now()
  const who = await findAccount(world.office, account)
  const locked = await beginSignIn(world.office, { account, at, policy: lockPolicy })
  if (locked) {
    await record('locked')
    return refuse({ kind: 'locked', until: locked })
  }
  // Whether or not anybody has the account, the same questions are asked and the same hash is computed.
  const asked = who ?? nobody
  const credential = await asPerson(world.office, asked, (tx) => findCredential(tx, asked.personId))
  const hashOfNobody = await nobodysHash()
  const right = await matches(credential?.passwordHash ?? hashOfNobody, attempt.password)
  if (!who || !credential) return failed('unknown-account')
  if (!right) return failed('wrong-password')
  if (!credential.active) return failed('suspended')
  return asPerson(world.office, who, async (tx) => {
    const factor = await checkSecondFactor(tx, world, { credential, who, code: attempt.code, at })
    if (factor === 'wrong-code') return failed('wrong-code', tx)
    if (factor === 'code-needed') {
      await record('code-needed', tx)
      return refuse({ kind: 'code-needed' })
    }
    const token = newSessionToken()
    await addSession(tx, {
      tokenHash: sessionTokenHash(token),
      ...who,
      at,
      expiresAt: new Date(at.getTime() + world.sessions.maxHours * 3_600_000),
      secondFactor: factor === 'given',
      ...origin,
    })
    await record('signed-in', tx)
    await forgiveSignIns(tx, account)
    return accept({ token })
  })

  async function failed(outcome: SignInOutcome, tx?: Tx): Promise<Outcome<never, SignInRefusal>> {
    await record(outcome, tx)
    await forgetOldAttempts(tx ?? world.office, new Date(at.getTime() - rememberedMs))
    const until = await lockedUntil(tx ?? world.office, account)
    return refuse(until ? { kind: 'locked', until } : { kind: 'wrong' })
  }

  async function record(outcome: SignInOutcome, tx?: Tx): Promise<void> {
    const line = { account, outcome, at, origin, ...(who && { who }) }
    if (tx) await recordSignIn(tx, line)
    else await asPerson(world.office, who ?? nobody, (own) => recordSignIn(own, line))
  }
}

async function checkSecondFactor(
  tx: Tx,
  { sealingKey }: World,
  {
    credential,
    who,
    code,
    at,
  }: {
    credential: Credential
    who: { personId: string }
    code: string | undefined
    at: Date
  },
): Promise<'none' | 'given' | 'code-needed' | 'wrong-code'> {
  if (!credential.totpSecretSealed) return 'none'
  if (code === undefined || code.trim() === '') return 'code-needed'
  const secret = decrypt(credential.totpSecretSealed, sealingKey, who.personId)
  const step = totpStep(secret, code, at)
  if (step === null || !(await takeTotpStep(tx, who.personId, step))) return 'wrong-code'
  return 'given'
}
