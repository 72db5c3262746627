import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { ForbiddenError } from '../../faults.ts'
import { asPerson } from '../../storage/as-person.ts'
import { setMustEnrol } from '../../storage/identity/credential-store.ts'
import { revokeSessions, type SessionHolder } from '../../storage/identity/session-store.ts'
import { recordSignIn, type Origin } from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { decrypt, encrypt } from '../../storage/sealed.ts'
import { proveOwner } from './confirm-identity.ts'
import { needsSecondFactor } from './current-session.ts'
import { offerTotp, totpStep, type TotpOffer } from './totp.ts'

/** How long a new secret waits for its first code, in milliseconds. */
const offerLastsMs = 10 * 60_000

/** What its owner proves before a second factor is set up, changed or removed. */
type OwnerProof = {
  readonly password: string
  /** The code of now; null where no second factor is in force. */
  readonly code: string | null
  readonly origin: Origin
}

/**
 * A new secret for the person, not in force until its first code; one already in force stays in force until
 * then. It is what they sign with, so it is given against the password and the present code: an open session
 * alone does not take it over.
 */
export async function offerSecondFactor(
  world: World,
  holder: SessionHolder,
  proof: OwnerProof,
): Promise<Outcome<TotpOffer, Refusal>> {
  const proved = await proveOwner(world, holder, proof)
  if (!proved.ok) return proved
  const { personId, agencyId } = holder
  const offer = offerTotp(holder.account)
  const secret = encrypt(offer.secret, world.sealingKey, personId)
  const offered = { offered_sealed: secret, offered_at: world.clock.now() }
  await asPerson(world.office, holder, (tx) =>
    tx
      .insertInto('identity.totp')
      .values({ person_id: personId, agency_id: agencyId, secret_sealed: secret, ...offered })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(offered))
      .execute(),
  )
  return accept(offer)
}

/** The first right code puts the offered secret in force and ends the person's other sessions. */
export function confirmSecondFactor(
  world: World,
  holder: SessionHolder,
  { code, origin }: { code: string; origin: Origin },
): Promise<Outcome<null, Refusal>> {
  const { personId, agencyId, account, sessionId } = holder
  const at = world.clock.now()
  const wrong = (message: string) => refuse(fieldsRefused([{ field: 'code', message }]))
  return asPerson(world.office, holder, async (tx) => {
    const offered = await tx
      .selectFrom('identity.totp')
      .select('offered_sealed')
      .where('person_id', '=', personId)
      .where('offered_at', '>', new Date(at.getTime() - offerLastsMs))
      .executeTakeFirst()
    if (!offered?.offered_sealed) return wrong('二维码已经失效，请重新启用一次，再扫新的二维码')
    const secret = decrypt(offered.offered_sealed, world.sealingKey, personId)
    const step = totpStep(secret, code, at)
    if (step === null) return wrong('动态码不对，请看清后输入现在显示的六位数字')
    await tx
      .updateTable('identity.totp')
      .set({
        secret_sealed: offered.offered_sealed,
        confirmed_at: at,
        last_step: step,
        offered_sealed: null,
        offered_at: null,
      })
      .where('person_id', '=', personId)
      .execute()
    await setMustEnrol(tx, personId, false)
    await tx
      .updateTable('identity.session')
      .set({ second_factor: true })
      .where('id', '=', sessionId)
      .execute()
    await revokeSessions(tx, { personId, except: sessionId, at, because: '启用动态码' })
    const who = { personId, agencyId }
    await recordSignIn(tx, { account, outcome: 'second-factor-set', at, origin, who })
    return accept(null)
  })
}

/**
 * Ends one's own second factor, against the password and its present code.
 * @throws ForbiddenError for administrators and signers of a real installation, who must have one.
 */
export async function removeSecondFactor(
  world: World,
  holder: SessionHolder,
  proof: OwnerProof,
): Promise<Outcome<null, Refusal>> {
  if (needsSecondFactor(world, holder)) {
    throw new ForbiddenError(
      '管理员和为机关签名的人员必须使用动态码，不能停用。要换手机，请用“更换”；手机丢失时，请管理员重设。',
    )
  }
  const proved = await proveOwner(world, holder, proof)
  if (!proved.ok) return proved
  const { personId, agencyId, account } = holder
  const at = world.clock.now()
  await asPerson(world.office, holder, async (tx) => {
    await tx.deleteFrom('identity.totp').where('person_id', '=', personId).execute()
    const who = { personId, agencyId }
    const { origin } = proof
    await recordSignIn(tx, { account, outcome: 'second-factor-removed', at, origin, who })
  })
  return accept(null)
}
