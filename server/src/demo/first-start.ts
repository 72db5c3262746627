import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { ConfigError } from '../faults.ts'
import type { Secrets } from '../secrets.ts'
import { withClient } from '../storage/connect.ts'
import { resetApplicationDatabase } from '../storage/embedded/application-database.ts'
import type { OpenedDatabase } from '../storage/open-database.ts'
import type { World } from '../world.ts'
import { seedDemo } from './seed-demo.ts'

const marker = ({ dataDir }: Pick<Config, 'dataDir'>) => join(dataDir, 'demo.unfinished')

/** No agency yet: a first start. Asked before a World is opened, hence as the owner. */
export async function isEmpty({ owner }: Pick<OpenedDatabase, 'owner'>): Promise<boolean> {
  return withClient(owner, async (client) => {
    const { rows } = await client.query<{ done: boolean }>(
      'select identity.agency_exists() as done',
    )
    return rows[0]?.done === false
  })
}

/** Seeds so that a next start can tell a whole demo from one that was interrupted. */
export async function seedWhole(world: World): Promise<string> {
  writeFileSync(marker(world), '')
  const made = await seedDemo(world)
  rmSync(marker(world))
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
