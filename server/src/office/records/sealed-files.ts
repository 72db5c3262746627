import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql, type Kysely } from 'kysely'
import { TooLargeError } from '../../faults.ts'
import type { ObjectStore, StoredObject } from '../../objects/object-store.ts'
import type { Database } from '../../storage/database.ts'
import { decrypt, decryptBytes, encryptBytes } from '../../storage/sealed.ts'
import type { World } from '../../world.ts'

type Sealing = Pick<World, 'objects' | 'office' | 'sealingKey'>

/**
 * A store for files that people entrusted to the agency: what lies on the disk is encrypted (AES-256-GCM).
 * Their name everywhere else is the SHA-256 of what they say, as with other files.
 */
export function sealedStore(world: Sealing): Pick<ObjectStore, 'put'> {
  return {
    async put(content, { maxBytes } = { maxBytes: Infinity }) {
      return seal(world, content instanceof Uint8Array ? content : await upTo(content, maxBytes))
    },
  }
}

/** What a sealed file says; null when there is none of this name. @throws Error for one that was changed. */
export async function readSealed(world: Sealing, sha256: string): Promise<Buffer | null> {
  const row = await world.office
    .selectFrom('casework.sealed_object')
    .select('sha256')
    .where('name', '=', nameOf(sha256, world.sealingKey))
    .executeTakeFirst()
  if (!row || !(await world.objects.has(row.sha256))) return null
  const sealed = await buffer(world.objects.read(row.sha256))
  return decryptBytes(sealed, world.sealingKey, contextOf(sha256))
}

async function seal(world: Sealing, bytes: Uint8Array): Promise<StoredObject> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = await readSealed(world, sha256)
  if (!known) {
    const stored = await world.objects.put(encryptBytes(bytes, world.sealingKey, contextOf(sha256)))
    await world.office
      .insertInto('casework.sealed_object')
      .values({ name: nameOf(sha256, world.sealingKey), ...stored })
      // Two at once: the file of the second belongs to nobody, and says nothing.
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
  }
  return { sha256, bytes: bytes.length }
}

/** Whoever has only the database cannot ask it for a file they know. */
function nameOf(sha256: string, key: Uint8Array): string {
  const own = Buffer.from(hkdfSync('sha256', key, '', 'zhaofa sealed objects', 32))
  return createHmac('sha256', own).update(sha256).digest('hex')
}

const contextOf = (sha256: string) => `object ${sha256}`

async function upTo(content: Readable, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of content as AsyncIterable<Uint8Array>) {
    bytes += part.length
    if (bytes > maxBytes) throw new TooLargeError(`larger than ${maxBytes} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/**
 * Encrypts what an earlier program stored in clear: attachments of letters and photos. The file in clear is
 * removed, unless it is a file of a case as well. Returns how many were encrypted. `owner` reads letters of every
 * agency.
 */
export async function sealFilesInClear(world: Sealing, owner: Kysely<Database>): Promise<number> {
  let sealed = 0
  for (const sha256 of await filesToSeal(world, owner)) {
    if (!(await world.objects.has(sha256))) continue
    await seal(world, await buffer(world.objects.read(sha256)))
    const { rows } = await sql`select from ledger.stored_objects(${sha256})`.execute(owner)
    if (rows.length === 0) await rm(world.objects.path(sha256))
    sealed++
  }
  return sealed
}

async function filesToSeal(world: Sealing, owner: Kysely<Database>): Promise<Set<string>> {
  // Later letters came by this program, which encrypts what it takes.
  const letters = await sql<{ id: string; body: Buffer }>`
    select id, body_sealed as body from casework.letter
    where received_at < (select applied_at from platform.migration where number = 322)`.execute(
    owner,
  )
  const photos = await sql<{ sha256: string }>`
    select photo_sha256 as sha256 from identity.person where photo_sha256 is not null
    union select photo from publication.officer where photo is not null`.execute(owner)
  const attached = letters.rows.flatMap(({ id, body }) => {
    const { files } = JSON.parse(decrypt(body, world.sealingKey, `letter ${id}`)) as {
      readonly files: readonly { readonly sha256: string }[]
    }
    return files.map(({ sha256 }) => sha256)
  })
  return new Set([...attached, ...photos.rows.map(({ sha256 }) => sha256)])
}
