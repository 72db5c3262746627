import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { SessionHolder } from '../../storage/identity/session-store.ts'
import type { Origin } from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { answerApproval } from './answer-approval.ts'
import { confirmedIfTyped } from '../identity/confirm-identity.ts'
import { actorOf } from '../identity/current-session.ts'

type ApprovalSigning = {
  readonly caseId: string
  readonly version: number
  readonly opinion: string
  readonly confirmation?: string | undefined
  readonly origin: Origin
}

/**
 * 同意并签名 by the person of this session. What they typed to prove who they are is checked before
 * anything of the case, and how they proved it stays on the stamp.
 * @throws NotFoundError, ForbiddenError
 */
export async function signApproval(
  world: World,
  holder: SessionHolder,
  { caseId, version, opinion, confirmation, origin }: ApprovalSigning,
): Promise<Outcome<CaseFile, readonly Refusal[]>> {
  const confirmed = await confirmedIfTyped(world, holder, { typed: confirmation, origin })
  if (!confirmed.ok) return refuse([confirmed.refusal])
  const answer = { kind: 'agree' as const, opinion }
  const confirmedBy = confirmed.value
  return answerApproval(world, actorOf(holder), { caseId, version, answer, confirmedBy })
}
