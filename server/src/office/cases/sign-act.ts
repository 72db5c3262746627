import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { DeviceHour } from '@zhaofa/domain/kernel/recorded.ts'
import type { SessionHolder } from '../../storage/identity/session-store.ts'
import type { Origin } from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { confirmedIfTyped } from '../identity/confirm-identity.ts'
import { actorOf } from '../identity/current-session.ts'
import { performAct, type Performed } from './perform-act.ts'

type Signing = {
  readonly caseId: string
  readonly actId: string
  readonly version: number
  readonly input: unknown
  readonly confirmation?: string | undefined
  readonly device?: DeviceHour | undefined
  readonly origin: Origin
}

/**
 * Does an act as the person of this session. What they typed to prove who they are is checked before anything of
 * the case; where the act is a signature and nothing was typed, it is asked for.
 * @throws NotFoundError, ForbiddenError, StaleError
 */
export async function signAct(
  world: World,
  holder: SessionHolder,
  { confirmation, origin, ...act }: Signing,
): Promise<Outcome<Performed, readonly Refusal[]>> {
  const confirmed = await confirmedIfTyped(world, holder, { typed: confirmation, origin })
  if (!confirmed.ok) return refuse([confirmed.refusal])
  return performAct(world, actorOf(holder), { ...act, confirmedBy: confirmed.value })
}
