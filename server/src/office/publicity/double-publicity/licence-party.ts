import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { LicenceParty } from '@zhaofa/domain/publicity/double-publicity/licence-report.ts'
import { ForbiddenError, NotFoundError } from '../../../faults.ts'
import type { Tx } from '../../../storage/database.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { encrypt } from '../../../storage/sealed.ts'
import { recordReading } from '../../desk/read-restricted.ts'

/** Publicity staff see the reports; the publisher hands them over. */
export function mustPublish(actor: Actor): void {
  if (!actor.roles.includes('disclosure-publisher')) {
    throw new ForbiddenError('双公示数据由公示发布人员上报')
  }
}

/** Bound into the sealed bytes, so that they cannot be moved to another licence. */
export const partyContext = (publicId: string) => `licence-party ${publicId}`

/** 补充相对人信息: what the platform wants of a holder and the public may not read, sealed. */
export async function setLicenceParty(
  world: World,
  actor: Actor,
  { id, ...party }: LicenceParty & { readonly id: string },
): Promise<void> {
  mustPublish(actor)
  const { agencyId, personId } = actor
  await inAgency(world, actor, async (tx) => {
    const licence = await tx
      .selectFrom('publication.entry')
      .select('public_id')
      .where('public_id', '=', id)
      .where('agency_id', '=', agencyId)
      .where('kind', '=', 'licence')
      .executeTakeFirst()
    if (!licence) throw new NotFoundError('没有这件许可')
    const sealed = encrypt(JSON.stringify(party), world.sealingKey, partyContext(id))
    const row = { sealed, set_by: personId, set_at: world.clock.now().toISOString() }
    await tx
      .insertInto('casework.licence_party')
      .values({ public_id: id, agency_id: agencyId, ...row })
      .onConflict((conflict) => conflict.column('public_id').doUpdateSet(row))
      .execute()
  })
}

/** Notes that somebody took a file with the papers of a holder, with its leaf. */
export function recordPartyRead(
  tx: Tx,
  world: World,
  actor: Actor,
  publicId: string,
): Promise<void> {
  const reader = { world, actor, agencyId: actor.agencyId }
  return recordReading(tx, reader, { licence: publicId, subject: 'licence party' }, (read) =>
    tx
      .insertInto('casework.licence_party_read')
      .values({ ...read, public_id: publicId })
      .execute(),
  )
}
