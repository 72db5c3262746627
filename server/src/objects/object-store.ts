import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { TooLargeError } from '../faults.ts'
import { syncFolder } from './sync-folder.ts'

export type StoredObject = { readonly sha256: string; readonly bytes: number }

/** A file that has come whole and is not kept yet, to be read where it lies. */
export type ArrivedFile = {
  readonly size: number
  /** Fewer bytes where the file ends. */
  read(at: number, length: number): Promise<Buffer>
}

type PutLimit = {
  readonly maxBytes: number
  /** Looks at the whole file; what it throws keeps the file from being stored. */
  readonly judge?: (file: ArrivedFile) => Promise<void>
}

/** Bytes by their SHA-256. What was put can be read back or is missing; it is never something else. */
export type ObjectStore = {
  /** Streams to disk while hashing; durable when it returns. @throws TooLargeError past `maxBytes`. */
  put(content: Readable | Uint8Array, limit?: PutLimit): Promise<StoredObject>
  has(sha256: string): Promise<boolean>
  /** A stream of the object, or of a part of it (both ends included). @throws Error when missing. */
  read(sha256: string, range?: { start: number; end: number }): Readable
  size(sha256: string): Promise<number>
  /** Where the object lies, for scrubbing and backup. */
  path(sha256: string): string
}

/**
 * Objects in a folder: `ab/cd/abcd…`. A crash or a full disk leaves at most a file in incoming/, never half
 * an object.
 */
export async function folderObjectStore(
  folder: string,
  { openFile = open }: { readonly openFile?: typeof open } = {},
): Promise<ObjectStore> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true })
  await removeAbandoned(incoming)
  const path = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256')
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  const has = (sha256: string) =>
    stat(path(sha256)).then(
      () => true,
      () => false,
    )
  return {
    path,
    has,
    async put(content, { maxBytes, judge } = { maxBytes: Infinity }) {
      const temporary = join(incoming, randomBytes(12).toString('hex'))
      try {
        const stored = await write(await openFile(temporary, 'wx', 0o640), content, maxBytes)
        if (judge) await asArrived(temporary, stored.bytes, judge)
        const target = path(stored.sha256)
        if (await has(stored.sha256)) return stored
        await mkdir(join(target, '..'), { recursive: true })
        await rename(temporary, target)
        await syncFolder(join(target, '..'))
        return stored
      } finally {
        await rm(temporary, { force: true })
      }
    },
    read: (sha256, range) => createReadStream(path(sha256), range),
    size: async (sha256) => (await stat(path(sha256))).size,
  }
}

const abandonedAfterMs = 24 * 3_600_000

/**
 * Nobody was told that a file left unfinished by a crash was stored. Other processes use the same folder
 * (a command beside the server, a second server on shared storage), so only files go to which no process has
 * added a byte for a day: no upload is that slow.
 */
async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const file = join(incoming, name)
    // Finished or removed by its own process in between: nothing left to do.
    const age = await stat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > abandonedAfterMs) await rm(file, { force: true })
  }
}

async function write(
  handle: FileHandle,
  content: Readable | Uint8Array,
  maxBytes: number,
): Promise<StoredObject> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      const part = chunk as Uint8Array
      bytes += part.length
      if (bytes > maxBytes) throw new TooLargeError(`larger than ${maxBytes} bytes`)
      hash.update(part)
      await handle.writeFile(part)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

async function asArrived(
  path: string,
  size: number,
  judge: (file: ArrivedFile) => Promise<void>,
): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await judge({
      size,
      async read(at, length) {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
        return buffer.subarray(0, bytesRead)
      },
    })
  } finally {
    await handle.close()
  }
}
