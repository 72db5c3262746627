import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { evidenceOf } from '@zhaofa/domain/case/parts/evidence/evidence-list.ts'
import { invitationIn } from '@zhaofa/domain/case/parts/legal-review/slice.ts'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import { ForbiddenError, NotFoundError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { loadCircumstances } from '../cases/circumstances.ts'
import { getOwnCase } from '../cases/perform-act.ts'
import { inAgency } from '../desk/in-agency.ts'
import { recordRead } from '../desk/read-restricted.ts'
import { rightOf, type InvitationKey } from './invited.ts'
import { whyNoFiles } from './view-invitation.ts'

/**
 * The file of a piece of evidence that was chosen for counsel, as long as an opinion is awaited from them. It is read
 * by the right of the reviewer who asked, and the reading is recorded in counsel's own name before a byte is given out.
 * @throws NotFoundError for whoever was not asked, and for evidence that was not chosen; ForbiddenError once the
 * invitation is over: answered, stood aside from, its draft changed or decided upon, or the contract ended.
 */
export async function readInvitedEvidence(
  world: World,
  actor: Actor,
  { evidenceId, ...key }: InvitationKey & { readonly evidenceId: string },
): Promise<StoredFile> {
  const right = await rightOf(world, actor, key)
  return inAgency(world, right, async (tx) => {
    const { file } = await getOwnCase(tx, actor, key.caseId)
    const at = await loadCircumstances(tx, world, { actor, file })
    const over = whyNoFiles(file, key.invitation, at)
    if (over !== null) throw new ForbiddenError(`${over}，不能再查阅材料`)
    const readable = invitationIn(file, key.invitation)?.invitation.evidence ?? []
    const chosen = evidenceOf(file).some(({ id }) => id === evidenceId)
    const evidence = file.evidence.find(({ id }) => id === evidenceId)
    if (!chosen || !evidence || !readable.includes(evidenceId)) {
      throw new NotFoundError('邀请中没有可以查阅的这件证据')
    }
    await recordRead(tx, world, actor, {
      agencyId: file.agencyId,
      caseId: file.id,
      subject: `counsel ${key.invitation} evidence ${evidenceId}`,
    })
    return evidence.file
  })
}
