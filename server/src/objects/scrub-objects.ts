import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

type ScrubbedObject = {
  readonly path: string
  readonly sha256: string
  /** The bytes still have the hash they are named by. */
  readonly intact: boolean
}

/** Reads every stored object back and hashes it again (回读校验). Files still arriving are passed over. */
export async function* scrubObjects(folder: string): AsyncGenerator<ScrubbedObject> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noFolder)
  for (const file of files) {
    if (!file.isFile() || basename(file.parentPath) === 'incoming') continue
    const path = join(file.parentPath, file.name)
    const hash = createHash('sha256')
    await pipeline(createReadStream(path), hash)
    yield { path, sha256: file.name, intact: hash.digest('hex') === file.name }
  }
}

/** Without a folder nothing was ever stored. Each file that should be there is then reported as missing. */
function noFolder(error: unknown): [] {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
  throw error
}
