import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { passwordProblems, passwordsRemembered } from '@zhaofa/domain/authority/password-rules.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { asPerson } from '../../storage/as-person.ts'
import { recentPasswords, setPassword } from '../../storage/identity/credential-store.ts'
import { revokeSessions, type SessionHolder } from '../../storage/identity/session-store.ts'
import { recordSignIn, type Origin } from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { provePassword } from './confirm-identity.ts'
import { hashPassword, matches } from './password-hash.ts'

/**
 * Changes one's own password and ends every other session, so that a person who knew the old one is signed
 * out. Wrong present passwords are counted with this session (confirm-identity.ts).
 */
export async function changePassword(
  world: World,
  holder: SessionHolder,
  { current, next, origin }: { current: string; next: string; origin: Origin },
): Promise<Outcome<null, Refusal>> {
  const { personId, agencyId, account } = holder
  const at = world.clock.now()
  const proved = await provePassword(world, holder, { typed: current, origin })
  if (!proved.ok) return proved
  return asPerson(world.office, holder, async (tx) => {
    const problems = passwordProblems(next, account)
    if (problems.length === 0 && (await isRemembered(next))) {
      problems.push(`新密码不能与最近 ${passwordsRemembered} 次用过的相同`)
    }
    if (problems.length > 0) {
      return refuse(fieldsRefused(problems.map((message) => ({ field: 'next', message }))))
    }
    const hash = await hashPassword(next)
    await setPassword(tx, { personId, agencyId, hash, at, mustChange: false })
    await revokeSessions(tx, { personId, except: holder.sessionId, at, because: '修改密码' })
    const who = { personId, agencyId }
    await recordSignIn(tx, { account, outcome: 'password-changed', at, origin, who })
    return accept(null)

    async function isRemembered(password: string): Promise<boolean> {
      const hashes = await recentPasswords(tx, personId, passwordsRemembered)
      const used = await Promise.all(hashes.map((hash) => matches(hash, password)))
      return used.includes(true)
    }
  })
}
