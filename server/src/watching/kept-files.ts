import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../objects/sync-folder.ts'

/** The small files in which somebody outside remembers what was seen of a log. */
export class KeptFiles {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  /** Null when nothing was kept under this name. */
  async read(name: string): Promise<string | null> {
    try {
      return await readFile(join(this.folder, name), 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  /** Returns when the disk has it: whoever forgets what was signed for signs for a fork. */
  async keep(name: string, text: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const aside = join(this.folder, `.${name}.${process.pid}`)
    const file = await open(aside, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, join(this.folder, name))
    await syncFolder(this.folder)
  }
}
