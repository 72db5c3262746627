import { rm } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { sql, type Kysely } from 'kysely'
import { sealedStore, type Sealing } from '../../objects/sealed-objects.ts'
import type { Database } from '../../storage/database.ts'
import { decrypt } from '../../storage/sealed.ts'

/**
 * Encrypts what an earlier program stored in clear: attachments of letters and photos. The file in clear is
 * removed, unless it is a file of a case as well. Returns how many were encrypted. `owner` reads letters of every
 * agency.
 */
export async function sealFilesInClear(world: Sealing, owner: Kysely<Database>): Promise<number> {
  let sealed = 0
  for (const sha256 of await filesToSeal(world, owner)) {
    if (!(await world.objects.has(sha256))) continue
    await sealedStore(world).put(await buffer(world.objects.read(sha256)))
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
