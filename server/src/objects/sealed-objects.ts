import { createHash, createHmac, hkdfSync } from 'node:crypto'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { TooLargeError } from '../faults.ts'
import { decryptBytes, encryptBytes } from '../storage/sealed.ts'
import type { World } from '../world.ts'
import type { ObjectStore, StoredObject } from './object-store.ts'

/** The row that says where a file lies is the office's to read, also for a page of the portal. */
export type Sealing = Pick<World, 'objects' | 'office' | 'sealingKey'>

/**
 * A store for files that people entrusted to the agency: what lies on the disk is encrypted (AES-256-GCM).
 * Their name everywhere else is the SHA-256 of what they say, as with other files.
 */
export function sealedStore(world: Sealing): Pick<ObjectStore, 'put'> {
  return {
    async put(content, { maxBytes, judge } = { maxBytes: Infinity }) {
      const bytes = content instanceof Uint8Array ? content : await upTo(content, maxBytes)
      await judge?.({
        size: bytes.length,
        read: (at, length) => Promise.resolve(Buffer.from(bytes.subarray(at, at + length))),
      })
      return seal(world, bytes)
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
