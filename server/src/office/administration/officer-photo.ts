import { fieldsRefused } from '@zhaofa/domain/shared/refusal.ts'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { isWithinTerm } from '@zhaofa/domain/authority/certificate.ts'
import { accept, refuse } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { NotFoundError } from '../../faults.ts'
import { portraitOf } from '../../objects/portrait.ts'
import { asPerson } from '../../storage/as-person.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { readSealed, sealedStore } from '../../objects/sealed-objects.ts'
import { administer, recordChange, requireAdministrator, type Administered } from './administer.ts'
import { getPerson } from './find-person.ts'
import { publishOfficerList } from './publish-officer-list.ts'

/**
 * 登记证件照片, by the security administrator, who keeps the certificates. Only what was drawn anew from it
 * is stored, encrypted. Returns its SHA-256.
 * @throws UnacceptableFileError, ForbiddenError, NotFoundError
 */
export async function setOfficerPhoto(
  world: World,
  actor: Actor,
  { personId, photo }: { readonly personId: string; readonly photo: Readable | Uint8Array },
): Promise<Administered<string>> {
  // Asked before the bytes are looked at.
  requireAdministrator(actor, ['security-admin'])
  const bytes = photo instanceof Uint8Array ? photo : await buffer(photo)
  const { sha256 } = await sealedStore(world).put(await portraitOf(bytes))
  return administer(world, actor, ['security-admin'], async (administration) => {
    const { tx } = administration
    const person = await getPerson(tx, personId)
    if (person.duty !== 'business') {
      return refuse(
        fieldsRefused([{ field: 'photo', message: '管理员账号没有执法证，不登记照片' }]),
      )
    }
    await storePhoto(tx, personId, sha256)
    await recordChange(administration, {
      kind: 'person',
      subjectId: personId,
      action: '登记证件照片',
      content: { 持证人: person.name, 照片摘要: sha256 },
    })
    await publishOfficerList(tx, actor.agencyId)
    return accept(sha256)
  })
}

/** 撤下证件照片: nobody sees it from now on. */
export function removeOfficerPhoto(
  world: World,
  actor: Actor,
  personId: string,
): Promise<Administered<null>> {
  return administer(world, actor, ['security-admin'], async (administration) => {
    const { tx } = administration
    const person = await getPerson(tx, personId)
    await storePhoto(tx, personId, null)
    await recordChange(administration, {
      kind: 'person',
      subjectId: personId,
      action: '撤下证件照片',
      content: { 持证人: person.name },
    })
    await publishOfficerList(tx, actor.agencyId)
    return accept(null)
  })
}

const storePhoto = (tx: Tx, personId: string, sha256: string | null) =>
  tx
    .updateTable('identity.person')
    .set({ photo_sha256: sha256 })
    .where('id', '=', personId)
    .execute()

/** The photo beside a person's certificates, for those who keep accounts and certificates. */
export async function officerPhoto(world: World, actor: Actor, personId: string): Promise<Buffer> {
  requireAdministrator(actor, ['system-admin', 'security-admin', 'audit-admin'])
  return read(world, actor, personId)
}

/** One's own photo on 亮证, for as long as the certificate may be shown. @throws NotFoundError */
export async function ownPhoto(world: World, actor: Actor): Promise<Buffer> {
  const today = chinaDay(world.clock.now().toISOString())
  const { certificate } = actor
  if (!certificate || !isWithinTerm(certificate, today)) {
    throw new NotFoundError('没有有效的执法证件')
  }
  return read(world, actor, actor.personId)
}

/** Which photo a person has; null when none. */
export async function photoOf(world: World, actor: Actor, personId: string) {
  return asPerson(world.office, actor, async (tx) => {
    const row = await tx
      .selectFrom('identity.person')
      .select('photo_sha256')
      .where('id', '=', personId)
      .executeTakeFirst()
    return row?.photo_sha256 ?? null
  })
}

async function read(world: World, actor: Actor, personId: string): Promise<Buffer> {
  const sha256 = await photoOf(world, actor, personId)
  const photo = sha256 === null ? null : await readSealed(world, sha256)
  if (!photo) throw new NotFoundError('没有照片')
  return photo
}
