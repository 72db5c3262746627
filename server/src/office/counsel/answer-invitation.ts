import type { CounselOpinionBody, StandAsideBody } from '@zhaofa/contract'
import { counselOpinionId, standAsideId } from '@zhaofa/domain/case/parts/legal-review/counsel.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { SessionHolder } from '../../storage/identity/session-store.ts'
import type { Origin } from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { performAct, type Performed } from '../cases/perform-act.ts'
import { confirmedIfTyped } from '../identity/confirm-identity.ts'
import { actorOf } from '../identity/current-session.ts'
import { rightOf, type InvitationKey } from './invited.ts'

/**
 * 提交顾问意见: a paper of its own, signed by the counsel. It opens no gate.
 * @throws NotFoundError for whoever was not asked; ForbiddenError, StaleError
 */
export async function giveOpinion(
  world: World,
  holder: SessionHolder,
  {
    caseId,
    invitation,
    version,
    confirmation,
    origin,
    ...input
  }: InvitationKey & CounselOpinionBody & { readonly origin: Origin },
): Promise<Outcome<Performed, readonly Refusal[]>> {
  const actor = actorOf(holder)
  const readAs = await rightOf(world, actor, { caseId, invitation })
  const confirmed = await confirmedIfTyped(world, holder, { typed: confirmation, origin })
  if (!confirmed.ok) return refuse([confirmed.refusal])
  const actId = counselOpinionId(invitation)
  const confirmedBy = confirmed.value
  return performAct(world, actor, { caseId, actId, version, input, readAs, confirmedBy })
}

/**
 * 声明回避: whoever has an interest in the case says so, and reads nothing more of it.
 * @throws NotFoundError for whoever was not asked; ForbiddenError, StaleError
 */
export async function standAside(
  world: World,
  holder: SessionHolder,
  { caseId, invitation, version, reason }: InvitationKey & StandAsideBody,
): Promise<Outcome<Performed, readonly Refusal[]>> {
  const actor = actorOf(holder)
  const readAs = await rightOf(world, actor, { caseId, invitation })
  const actId = standAsideId(invitation)
  return performAct(world, actor, { caseId, actId, version, input: { reason }, readAs })
}
