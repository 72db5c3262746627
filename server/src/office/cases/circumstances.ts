import { createHash } from 'node:crypto'
import { canonicalJson, type JsonValue } from '@zhaofa/ledger'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import { loadStaff } from '../../storage/staff-store.ts'
import { uploadsOf } from '../../storage/upload-store.ts'
import type { World } from '../../world.ts'

/** Everything a rule may look at beside the file, read once, in the act's own transaction. */
export async function loadCircumstances(
  tx: Tx,
  world: World,
  { actor, file }: { actor: Actor; file: CaseFile | null },
): Promise<Circumstances> {
  const now = world.clock.now().toISOString()
  const today = chinaDay(now)
  const reference = await world.reference.load(tx, file?.agencyId ?? actor.agencyId, today)
  const staff = await loadStaff(tx)
  const uploads = file ? await uploadsOf(tx, file.id) : new Map()
  return {
    now,
    today,
    actor: { id: actor.personId, name: actor.name, roles: actor.roles },
    calendar: reference.calendar,
    rules: reference.rules,
    catalogue: reference.catalogue,
    matter: file?.filing ? reference.matterOf(file.filing.matterCode) : null,
    matterOf: reference.matterOf,
    certificatesOf: (person) => staff.get(person)?.certificates ?? [],
    reviewerOf: (person) =>
      staff.get(person) ?? { legalQualificationNo: null, firstReviewOn: null },
    nameOf: (person) => staff.get(person)?.name ?? '（已离任人员）',
    uploadOf: (id) => uploads.get(id) ?? null,
    digest: (value) =>
      createHash('sha256')
        .update(canonicalJson(value as JsonValue))
        .digest('hex'),
  }
}
