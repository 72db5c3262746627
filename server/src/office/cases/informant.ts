import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Tx } from '../../storage/database.ts'
import { decrypt, encrypt } from '../../storage/sealed.ts'
import type { World } from '../../world.ts'

/** 举报人: kept apart from the file, encrypted with a key the database never sees. */
export type Informant = { readonly name: string; readonly contact: string }

export async function sealInformant(
  tx: Tx,
  world: World,
  file: CaseFile,
  { informant, actor, at }: { informant: Informant; actor: Actor; at: { now: string } },
): Promise<void> {
  await tx
    .insertInto('casework.informant')
    .values({
      case_id: file.id,
      agency_id: file.agencyId,
      sealed: encrypt(JSON.stringify(informant), world.sealingKey, file.id),
      registered_by: actor.personId,
      at: at.now,
    })
    .execute()
}

/** Who reported, from the sealed bytes of a case. @throws Error when they are not this case's. */
export function openInformant(sealed: Uint8Array, world: World, caseId: string): Informant {
  return JSON.parse(decrypt(sealed, world.sealingKey, caseId)) as Informant
}
