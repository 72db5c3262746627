import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { ConfigError } from '../faults.ts'
import type { Secrets } from '../secrets.ts'
import { resetApplicationDatabase } from '../storage/embedded/application-database.ts'
import type { OpenedDatabase } from '../storage/open-database.ts'

const marker = ({ dataDir }: Pick<Config, 'dataDir'>) => join(dataDir, 'demo.unfinished')

/** Runs the seeding so that a next start can tell a whole demo from one that was interrupted. */
export async function whole<T>(
  config: Pick<Config, 'dataDir'>,
  seed: () => Promise<T>,
): Promise<T> {
  writeFileSync(marker(config), '')
  const made = await seed()
  rmSync(marker(config))
  return made
}

/**
 * A demo cut off in the middle is thrown away: it is generated, and half of it explains nothing. Only
 * ever the demo's own database, which the marker lies beside.
 * @throws ConfigError when the half demo is in a database of the site's own.
 */
export async function forgetUnfinishedDemo(
  config: Pick<Config, 'dataDir' | 'production'>,
  { database: passwords, madeFor }: Secrets,
  { embedded }: Pick<OpenedDatabase, 'embedded'>,
): Promise<void> {
  if (config.production || madeFor !== 'demo' || !existsSync(marker(config))) return
  if (!embedded) {
    throw new ConfigError(
      `上次生成演示数据时被中断，DATABASE_URL 指定的数据库中只有一部分。请清空该数据库，并删除 ${marker(config)} 后重新启动。`,
    )
  }
  await resetApplicationDatabase(embedded, passwords)
  rmSync(join(config.dataDir, 'objects'), { recursive: true, force: true })
  rmSync(marker(config))
}
