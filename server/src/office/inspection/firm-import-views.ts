import type { FirmImportList, FirmImportView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  mayAnswerFirmImport,
  mayKeepFirms,
  mayWithdrawFirmImport,
} from '@zhaofa/domain/inspection/register/firm-import.ts'
import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import {
  newestFirmImports,
  type StoredFirmImport,
} from '../../storage/streams/firm-import-stream.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { handOf } from '../old-cases/import-views.ts'

/** How many imports are shown where nobody asks for more. */
const shownImports = 20

/** 检查对象导入 of the agency: what waits first, then what was done last. */
export async function listFirmImports(
  world: World,
  actor: Actor,
  most = shownImports,
): Promise<FirmImportList> {
  return inAgency(world, actor, async (tx) => {
    const { rows, left } = await newestFirmImports(tx, most)
    return {
      proposing: reasonOf(mayKeepFirms(actor)),
      imports: rows.map((stored) => firmImportView(stored, actor)),
      left,
    }
  })
}

const reasonOf = (may: Outcome<null, Refusal>) => (may.ok ? null : may.refusal.reason)

function firmImportView({ id, file }: StoredFirmImport, actor: Actor): FirmImportView {
  const { version, state, content, proposedBy, answered, came } = file
  const { fileId, fileName, sha256, added, changed, same, wrong, reason } = content
  const person = { id: actor.personId, roles: actor.roles }
  return {
    ...{ id, version, state, fileId, fileName, sha256, added, changed, same, wrong, came },
    proposed: handOf({ ...proposedBy, words: reason }),
    answered: answered && handOf(answered),
    blocked: {
      answer: reasonOf(mayAnswerFirmImport(file, person)),
      withdraw: reasonOf(mayWithdrawFirmImport(file, person)),
    },
  }
}
