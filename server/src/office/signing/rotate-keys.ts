import type { RevocationReason } from '@zhaofa/domain/authority/revocation-reasons.ts'
import type { CertificatePurpose } from '../../signatures/certificates.ts'
import { asPerson } from '../../storage/as-person.ts'
import {
  certificatesOf,
  insertRevocation,
  lockKeys,
  type CertificateLine,
} from '../../storage/signature-store.ts'
import type { World } from '../../world.ts'
import { clockOf } from '../desk/clock.ts'
import { agencyKeys } from './keys.ts'

type KeysWorld = Pick<World, 'office' | 'clock' | 'sealingKey'>
type Agency = { readonly id: string; readonly name: string }

/** What an agency signs with, as the command names it. A root takes along whatever it issued. */
export const rotated = {
  seal: ['seal'],
  'time-stamp': ['time-stamp'],
  root: ['root', 'seal', 'time-stamp', 'person'],
} as const satisfies Record<string, readonly CertificatePurpose[]>
export type Rotated = keyof typeof rotated

/** The certificates of the agency itself, newest first. */
export function agencyCertificates(
  { office }: KeysWorld,
  { id: agencyId }: Agency,
): Promise<CertificateLine[]> {
  return asPerson(office, clockOf(agencyId), (tx) => certificatesOf(tx, agencyId, 'agency'))
}

/**
 * New keys in the place of those of before, which are revoked, in one transaction: from the next paper on the new ones
 * sign. What was signed before stays valid, since its time stamp is older than the revocation. With a root the certificates of
 * persons end as well, and their owners obtain new ones.
 */
export function rotateKeys(
  world: KeysWorld,
  { id: agencyId, name: agencyName }: Agency,
  { what, reason, because }: { what: Rotated; reason: RevocationReason; because: string },
): Promise<{ revoked: CertificateLine[]; made: CertificateLine[] }> {
  const at = world.clock.now()
  const purposes: readonly CertificatePurpose[] = rotated[what]
  return asPerson(world.office, clockOf(agencyId), async (tx) => {
    await lockKeys(tx, agencyId)
    const before = await certificatesOf(tx, agencyId, 'everybody')
    const revoked = before.filter((each) => !each.revoked && purposes.includes(each.purpose))
    for (const { id: certificateId } of revoked) {
      await insertRevocation(tx, { certificateId, agencyId, reason, because, at })
    }
    await agencyKeys(tx, world, { agencyId, agencyName, at })
    const known = new Set(before.map(({ id }) => id))
    const after = await certificatesOf(tx, agencyId, 'agency')
    return { revoked, made: after.filter(({ id }) => !known.has(id)) }
  })
}
