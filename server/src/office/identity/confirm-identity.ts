import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Confirmation } from '@zhaofa/domain/kernel/recorded.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { asPerson } from '../../storage/as-person.ts'
import type { Tx } from '../../storage/database.ts'
import {
  findCredential,
  takeTotpStep,
  type Credential,
} from '../../storage/identity/credential-store.ts'
import {
  countAnswer,
  forgiveAnswers,
  maxWrongAnswers,
  revokeSessions,
  type SessionHolder,
} from '../../storage/identity/session-store.ts'
import { recordSignIn, type Origin } from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { decrypt } from '../../storage/sealed.ts'
import { actorOf } from './current-session.ts'
import { matches } from './password-hash.ts'
import { totpStep } from './totp.ts'

/** A wrong answer: how the sign-in record calls it, and what is said beside its field. */
type Wrong = {
  readonly outcome: 'wrong-code' | 'wrong-password'
  readonly field: string
  readonly message: string
}

const problem = (field: string, message: string) => refuse(fieldsRefused([{ field, message }]))

/**
 * Proves once more, in an open session, that its holder is the one at the screen: by the 动态码 of now
 * where they have one, otherwise by the password. A code serves once, also one used to sign in.
 */
export function confirmIdentity(
  world: World,
  holder: SessionHolder,
  { typed, origin }: { typed: string; origin: Origin },
): Promise<Outcome<Confirmation, Refusal>> {
  return prove(world, holder, { origin, field: 'confirmation' }, async (tx, credential) => {
    const field = 'confirmation'
    const sealed = credential?.totpSecretSealed
    const wrong = sealed
      ? await wrongCode(tx, world, holder, { sealed, typed, field })
      : await wrongPassword(credential, { typed, field, message: '密码不对' })
    return wrong ?? (sealed ? 'code' : 'password')
  })
}

/** Who signs, where something was typed to prove it; undefined where nothing was, and whoever needs it asks. */
export async function confirmedIfTyped(
  world: World,
  holder: SessionHolder,
  { typed, origin }: { typed: string | undefined; origin: Origin },
): Promise<Outcome<Confirmation | undefined, Refusal>> {
  return typed?.trim() ? confirmIdentity(world, holder, { typed, origin }) : accept(undefined)
}

/**
 * 同意并签名 outside a case: does `work` once the holder has proved who they are, which is then part of the
 * record. Without an answer nothing is asked of the account.
 */
export async function afterConfirming<T>(
  world: World,
  holder: SessionHolder,
  { typed, origin }: { typed: string | undefined; origin: Origin },
  work: (actor: Actor, confirmedBy: Confirmation) => Promise<Outcome<T, Refusal>>,
): Promise<Outcome<T, Refusal>> {
  if (!typed?.trim()) return refuse(fieldsRefused([unconfirmed]))
  const confirmed = await confirmIdentity(world, holder, { typed, origin })
  return confirmed.ok ? work(actorOf(holder), confirmed.value) : confirmed
}

/** What is said when nothing proves who signs. */
export const unconfirmed = {
  field: 'confirmation',
  message: '请再输入一次动态码或者密码，证明是您本人签名',
}

/** Proves the password, for changing it. */
export async function provePassword(
  world: World,
  holder: SessionHolder,
  { typed, origin }: { typed: string; origin: Origin },
): Promise<Outcome<null, Refusal>> {
  const message = '现在的密码不对'
  const proved = await prove(world, holder, { origin, field: 'current' }, async (_tx, credential) =>
    wrongPassword(credential, { typed, field: 'current', message }),
  )
  return proved.ok ? accept(null) : proved
}

/**
 * Proves the password and, where one is in force, the 动态码 of now: for what gives somebody the means to
 * sign, a session left open is not enough.
 */
export async function proveOwner(
  world: World,
  holder: SessionHolder,
  { password, code, origin }: { password: string; code: string | null; origin: Origin },
): Promise<Outcome<null, Refusal>> {
  if (holder.totpConfirmed && !code?.trim()) {
    return problem('code', '已经启用动态码：除密码外，请再输入验证器现在显示的六位数字')
  }
  const proved = await prove(
    world,
    holder,
    { origin, field: 'password' },
    async (tx, credential) => {
      const field = 'password'
      const wrong = await wrongPassword(credential, { typed: password, field, message: '密码不对' })
      const sealed = credential?.totpSecretSealed
      if (wrong || !sealed) return wrong
      return wrongCode(tx, world, holder, { sealed, typed: code ?? '', field: 'code' })
    },
  )
  return proved.ok ? accept(null) : proved
}

/**
 * Every answer is counted with its session before it is looked at, so that many at once get no more looks.
 * Attempts to sign in from outside do not count here, and these do not count there: nobody outside can stop
 * a session that is open. The fifth wrong answer in a row ends the session it was given in, and no other.
 */
async function prove<T>(
  world: World,
  holder: SessionHolder,
  { origin, field }: { origin: Origin; field: string },
  look: (tx: Tx, credential: Credential | undefined) => Promise<Wrong | T>,
): Promise<Outcome<T, Refusal>> {
  const { personId, agencyId, account, sessionId } = holder
  const at = world.clock.now()
  const answers = await asPerson(world.office, holder, (tx) => countAnswer(tx, sessionId))
  if (answers === undefined || answers > maxWrongAnswers) return problem(field, ended)
  return asPerson(world.office, holder, async (tx) => {
    const found = await look(tx, await findCredential(tx, personId))
    if (!isWrong(found)) {
      await forgiveAnswers(tx, sessionId)
      return accept(found)
    }
    const line = { account, at, origin, who: { personId, agencyId } }
    await recordSignIn(tx, { ...line, outcome: found.outcome })
    if (answers < maxWrongAnswers) return problem(found.field, found.message)
    const because = `连续 ${maxWrongAnswers} 次没有证明是本人`
    await revokeSessions(tx, { personId, only: sessionId, at, because })
    await recordSignIn(tx, { ...line, outcome: 'session-revoked' })
    return problem(found.field, ended)
  })
}

const ended = `连续 ${maxWrongAnswers} 次没有输对，这次登录已经结束。请重新登录再办，您写的都还在`

const isWrong = (found: unknown): found is Wrong =>
  typeof found === 'object' && found !== null && 'outcome' in found && 'message' in found

async function wrongPassword(
  credential: Credential | undefined,
  { typed, field, message }: { typed: string; field: string; message: string },
): Promise<Wrong | null> {
  const right = credential !== undefined && (await matches(credential.passwordHash, typed))
  return right ? null : { outcome: 'wrong-password', field, message }
}

async function wrongCode(
  tx: Tx,
  world: World,
  { personId }: SessionHolder,
  { sealed, typed, field }: { sealed: Buffer; typed: string; field: string },
): Promise<Wrong | null> {
  const secret = decrypt(sealed, world.sealingKey, personId)
  const wrong = (message: string): Wrong => ({ outcome: 'wrong-code', field, message })
  const step = totpStep(secret, typed, world.clock.now())
  if (step === null) return wrong('动态码不对，请输入验证器现在显示的六位数字')
  return (await takeTotpStep(tx, personId, step))
    ? null
    : wrong('这个动态码已经用过，请等验证器显示下一个（最多 30 秒）再输入')
}
