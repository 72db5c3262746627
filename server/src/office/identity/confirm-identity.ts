import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { Confirmation } from '@zhaofa/domain/kernel/recorded.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { asPerson } from '../../storage/as-person.ts'
import {
  beginSignIn,
  findCredential,
  forgiveSignIns,
  takeTotpStep,
} from '../../storage/identity/credential-store.ts'
import type { SessionHolder } from '../../storage/identity/session-store.ts'
import { recordSignIn, type Origin } from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { decrypt } from '../../storage/sealed.ts'
import { matches } from './password-hash.ts'
import { lockPolicy } from './sign-in.ts'
import { totpStep } from './totp.ts'

const problem = (message: string) => refuse(fieldsRefused([{ field: 'confirmation', message }]))

/**
 * Proves once more, in an open session, that its holder is the one at the screen: by the 动态码 of now
 * where they have one, otherwise by the password. A code serves once, also one used to sign in.
 * Guessing here counts like guessing at the door, and every failure is in the sign-in record.
 */
export async function confirmIdentity(
  world: World,
  holder: SessionHolder,
  { typed, origin }: { typed: string; origin: Origin },
): Promise<Outcome<Confirmation, Refusal>> {
  const { personId, agencyId, account } = holder
  const at = world.clock.now()
  const locked = await beginSignIn(world.office, { account, at, policy: lockPolicy })
  if (locked) return problem('输错次数太多，账号已锁定，请稍后再试')
  return asPerson(world.office, holder, async (tx) => {
    const credential = await findCredential(tx, personId)
    const sealed = credential?.totpSecretSealed
    if (sealed) {
      const step = totpStep(decrypt(sealed, world.sealingKey, personId), typed, at)
      if (step === null) return failed('wrong-code', '动态码不对，请输入验证器现在显示的六位数字')
      if (!(await takeTotpStep(tx, personId, step))) {
        return failed('wrong-code', '这个动态码已经用过，请等验证器显示下一个（最多 30 秒）再输入')
      }
    } else if (!credential || !(await matches(credential.passwordHash, typed))) {
      return failed('wrong-password', '密码不对')
    }
    await forgiveSignIns(tx, account)
    return accept(sealed ? 'code' : 'password')

    async function failed(outcome: 'wrong-code' | 'wrong-password', message: string) {
      await recordSignIn(tx, { account, outcome, at, origin, who: { personId, agencyId } })
      return problem(message)
    }
  })
}
