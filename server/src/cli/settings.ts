import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig, type Config } from '../config.ts'
import {
  BackupError,
  ConfigError,
  DatabaseInUseError,
  DatabaseStartError,
  MigrationError,
} from '../faults.ts'
import { openSecrets, type Secrets } from '../secrets.ts'
import { openDatabase, type OpenedDatabase } from '../storage/open-database.ts'
import { exit, InputError } from './command.ts'

/** The settings of the installation a command works on: the same variables as the server's. */
export function commandConfig(): Config {
  // What a command writes (a backup holds keys) is for this account only.
  process.umask(0o077)
  // A command serves no address; the server insists on its own.
  const { env } = process
  const origin = env['NODE_ENV'] === 'production' ? { ORIGIN: 'http://localhost' } : {}
  return explained(() => readConfig({ ...origin, ...env }))
}

/**
 * Opens the installation's database, which a running server may be using, and closes it afterwards. With `in` the
 * installation in that folder, with its embedded database.
 * @throws InputError when there is no installation or its database cannot be opened.
 */
export async function withInstallation<T>(
  work: (database: OpenedDatabase, config: Config, secrets: Secrets) => Promise<T>,
  { in: dataDir }: { readonly in?: string } = {},
): Promise<T> {
  const own = commandConfig()
  const config = dataDir === undefined ? own : { ...own, dataDir, databaseUrl: undefined }
  if (!existsSync(join(config.dataDir, 'secrets.json'))) {
    throw new InputError(
      `${config.dataDir} 中没有昭法的数据。请用 DATA_DIR 指定数据目录。`,
      exit.noInput,
    )
  }
  try {
    const secrets = openSecrets(config)
    const database = await openDatabase(config, secrets, { share: true })
    try {
      return await work(database, config, secrets)
    } finally {
      await database.close()
    }
  } catch (error) {
    throw inputFault(error)
  }
}

const expected = [BackupError, ConfigError, DatabaseInUseError, DatabaseStartError, MigrationError]

/** Faults with words for people end a command with these words; others stay faults. */
export function inputFault(error: unknown): unknown {
  const known = expected.some((kind) => error instanceof kind)
  return known ? new InputError((error as Error).message) : error
}

function explained<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw inputFault(error)
  }
}
