import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'

/** 举报人: kept apart from the file, encrypted with a key the database never sees. */
export type Informant = { readonly name: string; readonly contact: string }

const nonceLength = 12
const tagLength = 16

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

/** AES-256-GCM; the case id is bound in, so a row cannot be moved to another case. */
export function encrypt(plain: string, key: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** @throws Error when the key, the context or a single bit differs. */
export function decrypt(sealed: Uint8Array, key: Uint8Array, context: string): string {
  const nonce = sealed.subarray(0, nonceLength)
  const tag = sealed.subarray(nonceLength, nonceLength + tagLength)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(Buffer.from(context))
    .setAuthTag(tag)
  const body = sealed.subarray(nonceLength + tagLength)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
}
