import { createServer } from 'node:net'
import { join } from 'node:path'
import type { FastifyServerOptions } from 'fastify'
import type { Kysely } from 'kysely'
import { isSetUp } from './office/administration/set-up-installation.ts'
import type { Config } from './config.ts'
import { forgetUnfinishedDemo, isEmpty } from './demo/first-start.ts'
import { seedInChild } from './demo/seed-in-child.ts'
import { ConfigError } from './faults.ts'
import { createApp } from './http/app.ts'
import { buildOffice } from './http/office-build.ts'
import { createSetupGuard } from './http/setup/setup-guard.ts'
import { importShippedLaws } from './laws/import-shipped-laws.ts'
import { startJobs, stopJobs } from './jobs/start-jobs.ts'
import { renewReviewFacts } from './office/cases/renew-review-facts.ts'
import { renewMatters } from './office/reference/renew-matters.ts'
import { sealFilesInClear } from './office/records/seal-files-in-clear.ts'
import { openWorld } from './open-world.ts'
import type { Progress } from './progress.ts'
import { fullDiskOf, type DiskWatch } from './disk-watch.ts'
import { logLines } from './log-lines.ts'
import { closeReaders } from './untrusted/read-untrusted.ts'
import { openSecrets } from './secrets.ts'
import { connect } from './storage/connect.ts'
import type { Database } from './storage/database.ts'
import { watchClock } from './storage/ledger/watch-clock.ts'
import { migrate } from './storage/migrate.ts'
import { renewListEntries } from './storage/publication/search/stray-entries.ts'
import { openDatabase, type OpenedDatabase } from './storage/open-database.ts'

export type RunningServer = {
  /** Where it answers on this machine. */
  readonly address: string
  /** The database is embedded; its data lie in the data directory. */
  readonly embedded: boolean
  /** For the first-run wizard; undefined once there is an agency. */
  readonly setupToken: string | undefined
  /** Ends requests in hand, then jobs, connections and an embedded PostgreSQL, in this order. */
  stop(): Promise<void>
}

/**
 * Starts one server process: database, schema, demo data, back office, jobs, HTTP. What was started
 * before a failure or before `signal` is stopped again.
 * @throws ConfigError, DatabaseInUseError, DatabaseStartError, MigrationError with words for the console.
 */
export async function startServer(
  config: Config,
  progress: Progress,
  signal?: AbortSignal,
): Promise<RunningServer> {
  const opened: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const close of opened.splice(0).toReversed()) await close()
  }
  try {
    return await open()
  } catch (error) {
    await stop()
    // Ctrl-C reaches every program of the terminal: what failed then failed because of it.
    signal?.throwIfAborted()
    throw error
  }

  async function open(): Promise<RunningServer> {
    const secrets = openSecrets(config)
    await refuseTakenPort(config)
    // The bundler needs no database: both at once.
    const office =
      config.office === 'build' ? buildOffice(signal) : Promise.resolve('not built' as const)
    office.catch(() => undefined)

    const database = await phase('数据库启动', () => openDatabase(config, secrets))
    opened.push(() => database.close())
    await forgetUnfinishedDemo(config, secrets, database)
    const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = secrets.database
    const passwords = { zhaofa_office, zhaofa_portal, zhaofa_sequencer }
    const migrating = async () => {
      const applied = await migrate(database.owner, { passwords })
      await bringUpToDate(database.owner, applied.length > 0)
      return applied
    }
    await phase('数据库表结构', migrating, (applied) =>
      applied.length === 0 ? '已是最新' : `执行迁移 ${applied.length} 个`,
    )
    if (config.demo && (await isEmpty(database))) {
      const seeding = () => seedInChild(config, signal)
      await phase('演示数据', seeding, (made) => made)
    }
    const { world, close } = await openWorld(config, secrets, database)
    opened.push(close)
    await withOwner(database.owner, async (owner) => {
      await sealFilesInClear(world, owner)
      await watchClock(owner, world.clock.now())
    })
    const jobs = await startJobs(world, database, config.cosigners)
    opened.push(() => stopJobs(jobs))
    await phase(
      '后台界面',
      () => office,
      (state) => officeWords[state],
    )
    opened.push(closeReaders)
    const setup = (await isSetUp(world)) ? undefined : createSetupGuard(world.clock)
    const app = await createApp(world, { ...appOptions(config, world.disk), setup })
    opened.push(() => app.close())
    const address = await phase('网站服务', () => listen(app, config))
    const setupToken = setup?.token
    return { address, embedded: database.embedded !== undefined, setupToken, stop }
  }

  function phase<T>(title: string, work: () => Promise<T>, note?: (result: T) => string) {
    signal?.throwIfAborted()
    return progress.phase(title, work, note)
  }
}

/**
 * What agencies of an earlier program have of the catalogue and of its laws is renewed before anybody works with
 * it; after an upgrade also what the search has of their lists.
 */
async function bringUpToDate(owner: OpenedDatabase['owner'], upgraded: boolean): Promise<void> {
  await withOwner(owner, async (db) => {
    const now = new Date()
    await renewMatters(db, now)
    if (upgraded) await renewReviewFacts(db)
    await importShippedLaws(db, now.toISOString())
    if (upgraded) await renewListEntries(db)
  })
}

async function withOwner(
  owner: OpenedDatabase['owner'],
  work: (db: Kysely<Database>) => Promise<unknown>,
): Promise<void> {
  const db = connect(owner, { max: 1, name: 'zhaofa start' })
  try {
    await work(db)
  } finally {
    await db.destroy()
  }
}

const officeWords = {
  built: '已构建',
  'up to date': '已是最新',
  'no sources': '没有源文件',
  'not built': '未构建',
}

function appOptions({ production, dataDir, origin, trustProxy }: Config, disk: DiskWatch) {
  // In production the journal of the service manager keeps the log; beside a demo's console, a file.
  const target = production ? { descriptor: 1 } : { file: join(dataDir, 'server.log') }
  const stream = logLines(target, (fault) => {
    if (fullDiskOf(fault)) disk.failed('log')
  })
  const logger: FastifyServerOptions['logger'] = { level: production ? 'info' : 'warn', stream }
  return { logger, trustProxy, https: origin.startsWith('https:') }
}

async function listen(
  app: Awaited<ReturnType<typeof createApp>>,
  { host, port }: Config,
): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    throw explainedListenFault(error, port)
  }
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Asked before anything is started: a second start should not first stop for a minute of work. */
async function refuseTakenPort({ host, port }: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(explainedListenFault(error, port)))
    probe.listen({ host, port }, () => probe.close(() => resolve()))
  })
}

function explainedListenFault(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return new ConfigError(
      `端口 ${port} 已被占用（可能昭法已在运行）。请关闭占用它的程序，或换一个端口启动：PORT=${port + 1} npm start`,
    )
  }
  if (code === 'EACCES') {
    return new ConfigError(`没有权限使用端口 ${port}。请改用 1024 以上的端口：PORT=8080 npm start`)
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new ConfigError(
      'HOST 不是本机的地址。写 localhost（只供本机）或 0.0.0.0（供网络访问）。',
    )
  }
  return error
}
