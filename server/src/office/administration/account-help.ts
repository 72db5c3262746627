import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Administrator } from '@zhaofa/domain/authority/roles.ts'
import { accept } from '@zhaofa/domain/shared/outcome.ts'
import { forgiveSignIns } from '../../storage/identity/credential-store.ts'
import { revokeSessions } from '../../storage/identity/session-store.ts'
import {
  recordSignIn,
  type Origin,
  type SignInOutcome,
} from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { administer, recordChange, type Administered, type Administration } from './administer.ts'
import { getPerson } from './find-person.ts'

/** Help with somebody's account: whose, why, and from where it was given. */
type AccountHelp = {
  readonly personId: string
  readonly reason: string
  readonly origin: Origin
}

/** 解除锁定, before its half hour is over. */
export function unlockAccount(
  world: World,
  actor: Actor,
  help: AccountHelp,
): Promise<Administered<null>> {
  return helpWith(
    world,
    actor,
    { ...help, by: 'system-admin', outcome: 'unlocked' },
    {
      action: '解除锁定',
      async work({ tx }, account) {
        await forgiveSignIns(tx, account)
        return null
      },
    },
  )
}

/** 终止会话: signs the person out everywhere. */
export function endSessionsOf(
  world: World,
  actor: Actor,
  help: AccountHelp,
): Promise<Administered<null>> {
  return helpWith(
    world,
    actor,
    { ...help, by: 'security-admin', outcome: 'session-revoked' },
    {
      action: '终止会话',
      async work({ tx, at }) {
        await revokeSessions(tx, { personId: help.personId, at, because: '安全管理员终止' })
        return null
      },
    },
  )
}

/** What every kind of help shares: who may give it, both records, one transaction. */
function helpWith<T>(
  world: World,
  actor: Actor,
  help: AccountHelp & { readonly by: Administrator; readonly outcome: SignInOutcome },
  effect: {
    readonly action: string
    work(administration: Administration, account: string): Promise<T>
  },
): Promise<Administered<T>> {
  const { personId, reason, origin, by, outcome } = help
  return administer(world, actor, [by], async (administration) => {
    const { tx, at } = administration
    const { account } = await getPerson(tx, personId)
    const done = await effect.work(administration, account)
    const who = { personId, agencyId: actor.agencyId }
    await recordSignIn(tx, { account, outcome, at, origin, who })
    const change = { kind: 'person', subjectId: personId, action: effect.action } as const
    await recordChange(administration, { ...change, content: { 账号: account }, reason })
    return accept(done)
  })
}
