import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { ForbiddenError } from '../../faults.ts'
import { asPerson } from '../../storage/as-person.ts'
import { takeTotpStep } from '../../storage/identity/credential-store.ts'
import { revokeSessions, type SessionHolder } from '../../storage/identity/session-store.ts'
import { recordSignIn, type Origin } from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { decrypt, encrypt } from '../../storage/sealed.ts'
import { needsSecondFactor } from './current-session.ts'
import { offerTotp, totpStep, type TotpOffer } from './totp.ts'

/**
 * A new secret for the person, not in force until its first code. One already in force is replaced
 * only after it was removed, so a stolen session cannot take it over.
 * @throws ForbiddenError when one is in force.
 */
export async function offerSecondFactor(world: World, holder: SessionHolder): Promise<TotpOffer> {
  if (holder.totpConfirmed) throw new ForbiddenError('已经启用动态码。要更换，请先停用。')
  const offer = await offerTotp(holder.account)
  const secret = encrypt(offer.secret, world.sealingKey, holder.personId)
  await asPerson(world.office, holder, (tx) =>
    tx
      .insertInto('identity.totp')
      .values({ person_id: holder.personId, agency_id: holder.agencyId, secret_sealed: secret })
      .onConflict((conflict) =>
        conflict
          .column('person_id')
          .doUpdateSet({ secret_sealed: secret, last_step: 0 })
          .where('identity.totp.confirmed_at', 'is', null),
      )
      .execute(),
  )
  return offer
}

/** The first right code puts the offered secret in force and ends the person's other sessions. */
export function confirmSecondFactor(
  world: World,
  holder: SessionHolder,
  { code, origin }: { code: string; origin: Origin },
): Promise<Outcome<null, Refusal>> {
  const { personId, agencyId, account, sessionId } = holder
  const at = world.clock.now()
  const wrong = [{ field: 'code', message: '动态码不对，请看清后输入现在显示的六位数字' }]
  return asPerson(world.office, holder, async (tx) => {
    const offered = await tx
      .selectFrom('identity.totp')
      .select('secret_sealed')
      .where('person_id', '=', personId)
      .where('confirmed_at', 'is', null)
      .executeTakeFirst()
    if (!offered) return refuse(fieldsRefused([{ field: 'code', message: '请先扫描新的二维码' }]))
    const secret = decrypt(offered.secret_sealed, world.sealingKey, personId)
    const step = totpStep(secret, code, at)
    if (step === null || !(await takeTotpStep(tx, personId, step)))
      return refuse(fieldsRefused(wrong))
    await tx
      .updateTable('identity.totp')
      .set({ confirmed_at: at })
      .where('person_id', '=', personId)
      .execute()
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
 * Ends one's own second factor.
 * @throws ForbiddenError for administrators of a real installation, who must have one.
 */
export async function removeSecondFactor(
  world: World,
  holder: SessionHolder,
  origin: Origin,
): Promise<void> {
  if (needsSecondFactor(world, holder)) {
    throw new ForbiddenError('管理员必须使用动态码。手机丢失时，请另一位管理员为您重置。')
  }
  const { personId, agencyId, account } = holder
  const at = world.clock.now()
  await asPerson(world.office, holder, async (tx) => {
    await tx.deleteFrom('identity.totp').where('person_id', '=', personId).execute()
    const who = { personId, agencyId }
    await recordSignIn(tx, { account, outcome: 'second-factor-removed', at, origin, who })
  })
}
