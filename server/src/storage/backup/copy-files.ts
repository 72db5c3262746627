import { createHash } from 'node:crypto'
import { mkdir, open, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { BackedUpFile } from './manifest.ts'

const chunkBytes = 1024 * 1024

/** Copies one file durably while hashing it. Undefined when it vanished before it could be opened. */
export async function copyHashed(
  from: string,
  to: string,
): Promise<Omit<BackedUpFile, 'path'> | undefined> {
  const source = await open(from, 'r').catch(vanished)
  if (!source) return undefined
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const target = await open(to, 'wx', 0o600)
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(chunkBytes)
  let bytes = 0
  try {
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, chunkBytes, bytes)
      if (bytesRead === 0) break
      const part = buffer.subarray(0, bytesRead)
      hash.update(part)
      await target.write(part)
      bytes += bytesRead
    }
    await target.sync()
  } finally {
    await source.close()
    await target.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** The SHA-256 of a file; undefined where there is none. */
export async function hashOf(path: string): Promise<string | undefined> {
  const source = await open(path, 'r').catch(vanished)
  if (!source) return undefined
  const hash = createHash('sha256')
  await pipeline(source.createReadStream(), hash)
  return hash.digest('hex')
}

/** Copies eight files at a time, because copying a small file is mostly waiting for the disk. */
export async function eachOf<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  const worker = async () => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

/** Every folder and file under `root`, as paths relative to it; folders end with a slash. */
export async function listTree(root: string, skip = (_path: string) => false): Promise<string[]> {
  const found: string[] = []
  const visit = async (folder: string) => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(vanished)
    for (const entry of entries ?? []) {
      const path = join(folder, entry.name)
      if (skip(path)) continue
      if (entry.isDirectory()) {
        found.push(`${path}/`)
        await visit(path)
      } else if (entry.isFile()) found.push(path)
    }
  }
  await visit('')
  return found
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(vanished)) !== undefined
}

function vanished(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
  throw error
}
