import { createHash } from 'node:crypto'
import { open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'

type ScrubbedObject = {
  readonly path: string
  readonly sha256: string
  /** The bytes still have the hash they are named by. */
  readonly intact: boolean
}

/** Files that are read at once: most are small, and a disk answers several as fast as one. */
const ahead = 4
const chunkBytes = 1024 ** 2

/** Reads every stored object back and hashes it again (回读校验). Files still arriving are passed over. */
export async function* scrubObjects(folder: string): AsyncGenerator<ScrubbedObject> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noFolder)
  const stored = files
    .filter((file) => file.isFile() && basename(file.parentPath) !== 'incoming')
    .map((file) => ({ path: join(file.parentPath, file.name), sha256: file.name }))
    .values()
  const buffers = Array.from({ length: ahead }, () => Buffer.allocUnsafe(chunkBytes))
  const reading: { buffer: Buffer; object: Promise<ScrubbedObject> }[] = []
  const begin = (buffer: Buffer) => {
    const { value: file } = stored.next()
    if (!file) return
    const object = sha256Of(file.path, buffer).then((found) => ({
      ...file,
      intact: found === file.sha256,
    }))
    // A failure is told at its turn.
    object.catch(() => undefined)
    reading.push({ buffer, object })
  }
  for (const buffer of buffers) begin(buffer)
  for (let next = reading.shift(); next; next = reading.shift()) {
    const object = await next.object
    begin(next.buffer)
    yield object
  }
}

async function sha256Of(path: string, buffer: Buffer): Promise<string> {
  const file = await open(path)
  try {
    const hash = createHash('sha256')
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

/** Without a folder nothing was ever stored. Each file that should be there is then reported as missing. */
function noFolder(error: unknown): [] {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
  throw error
}
