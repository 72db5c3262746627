import { Client, type ClientConfig } from 'pg'
import { ConfigError, DatabaseInUseError, DatabaseStartError } from '../faults.ts'
import type { Secrets } from '../secrets.ts'
import {
  connectionTo,
  ensureApplicationDatabase,
  ownerRole,
} from './embedded/application-database.ts'
import { superuser } from './embedded/cluster-folder.ts'
import {
  runningEmbedded,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from './embedded/embedded-postgres.ts'

type ApplicationRole = 'zhaofa_office' | 'zhaofa_portal' | 'zhaofa_sequencer'

/** A database that answers, embedded or the site's own. */
export type OpenedDatabase = {
  /** For migrations. */
  readonly owner: ClientConfig
  connectionAs(role: ApplicationRole): ClientConfig
  /** Undefined with DATABASE_URL. */
  readonly embedded: (Omit<EmbeddedPostgres, 'stop'> & { superuser: ClientConfig }) | undefined
  /** Stops the embedded server if this call started it. */
  close(): Promise<void>
}

type DatabasePlace = {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly databaseMemoryMiB: number | undefined
}

/**
 * Opens the site's own PostgreSQL, or starts the embedded one. With `share`, an embedded server that
 * another process runs is used too (command line beside a running server).
 * @throws ConfigError when DATABASE_URL cannot be used, DatabaseStartError, DatabaseInUseError.
 */
export async function openDatabase(
  place: DatabasePlace,
  secrets: Secrets,
  { share = false } = {},
): Promise<OpenedDatabase> {
  return place.databaseUrl === undefined
    ? openEmbedded(place, secrets, share)
    : openOwn(place.databaseUrl, secrets)
}

async function openEmbedded(
  { dataDir, databaseMemoryMiB }: DatabasePlace,
  { database: passwords }: Secrets,
  share: boolean,
): Promise<OpenedDatabase> {
  const { server, stop } = await startOrShare()
  await ensureApplicationDatabase(server, passwords)
  return {
    owner: connectionTo(server, ownerRole, passwords.owner),
    connectionAs: (role) => connectionTo(server, role, passwords[role]),
    embedded: {
      ...server,
      superuser: connectionTo(server, superuser, passwords.superuser, 'postgres'),
    },
    close: stop,
  }

  async function startOrShare() {
    try {
      const started = await startEmbeddedPostgres({
        dataDir,
        password: passwords.superuser,
        ...(share && { patienceMs: 100 }),
        ...(databaseMemoryMiB !== undefined && { memoryMiB: databaseMemoryMiB }),
      })
      return { server: started, stop: () => started.stop() }
    } catch (error) {
      const running = share && error instanceof DatabaseInUseError && runningEmbedded(dataDir)
      if (!running) throw error
      return { server: running, stop: () => Promise.resolve() }
    }
  }
}

async function openOwn(url: string, { database: passwords }: Secrets): Promise<OpenedDatabase> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  const { host, port, database, ssl } = client as Client & { ssl?: ClientConfig['ssl'] }
  try {
    await client.connect()
    await refuseOldServer(client)
  } catch (error) {
    if (error instanceof DatabaseStartError) throw error
    throw new ConfigError(`DATABASE_URL 指定的数据库连接不上：${(error as Error).message}`, {
      cause: error,
    })
  } finally {
    await client.end().catch(() => undefined)
  }
  const place = { host, port, ...(database && { database }), ...(ssl !== undefined && { ssl }) }
  return {
    owner: { connectionString: url },
    connectionAs: (role) => ({ ...place, user: role, password: passwords[role] }),
    embedded: undefined,
    close: () => Promise.resolve(),
  }
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
    `select current_setting('server_version_num') as server_version_num,
            current_setting('server_version') as server_version`,
  )
  const [version] = rows
  if (Number(version?.server_version_num) < 180_000) {
    throw new DatabaseStartError(
      `DATABASE_URL 指定的是 PostgreSQL ${version?.server_version}，需要 18 或更新。`,
    )
  }
}
