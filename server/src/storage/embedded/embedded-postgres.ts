import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseInUseError, DatabaseStartError } from '../../faults.ts'
import { makeEnterable } from '../../make-enterable.ts'
import {
  clusterHome,
  homeForNewCluster,
  initialiseCluster,
  privateFolder,
  rememberHome,
  sweepUnfinished,
} from './cluster-folder.ts'
import { holdGuard, type Guard } from './guard.ts'
import { postgresBinaries } from './postgres-binaries.ts'
import { defaultMemoryMiB, postgresSettings } from './postgres-settings.ts'
import { findPostmaster, isAlive } from './postmaster-file.ts'
import { serverAccount, spawnAs, type ServerAccount } from './server-account.ts'
import type { ServerAddress } from './server-address.ts'

type EmbeddedOptions = {
  readonly dataDir: string
  /** The password of the server's superuser. It is set when the cluster is made and needed from then on. */
  readonly password: string
  readonly memoryMiB?: number
  readonly durable?: boolean
  /** How long a server that seems to have an owner may take to lose it: the owner was just killed. */
  readonly patienceMs?: number
}

export type EmbeddedPostgres = ServerAddress & {
  /** The data directory as PostgreSQL knows it. */
  readonly cluster: string
  readonly isNew: boolean
  /** The postmaster's pid; another one after PostgreSQL was restarted. */
  pid(): number
  /** Stops PostgreSQL: open transactions are rolled back, what was committed stays. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL from npm on a data directory, making the cluster on first use. Recovers from
 * a kill −9 of either program: a postmaster left behind by a killed Node is stopped first, a killed
 * postmaster is started again while we live.
 * @throws DatabaseInUseError when a living process runs on the same data directory.
 * @throws DatabaseStartError when it cannot start; the message says why and what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, password, durable = true } = options
  makeEnterable(dataDir)
  const known = clusterHome(dataDir)
  const account = serverAccount(join(known, 'postgres'))
  const isNew = !existsSync(join(known, 'postgres', 'PG_VERSION'))
  const home = isNew ? homeForNewCluster(dataDir, account) : known
  const cluster = join(home, 'postgres')
  const { postgres, initdb } = postgresBinaries(account, home)

  if (isNew) {
    await initialiseCluster(initdb, cluster, account, { password, durable })
    rememberHome(dataDir, home)
  } else {
    await stopLeftover(cluster, options)
  }
  sweepUnfinished(home)

  const settings = postgresSettings({ memoryMiB: options.memoryMiB ?? defaultMemoryMiB(), durable })
  const server = new Postmaster({ postgres, cluster, account, settings, password, dataDir })
  await server.start()
  return {
    cluster,
    isNew,
    host: server.socketFolder,
    port: server.port,
    pid: () => server.pid,
    stop: () => server.stop(),
  }
}

/** The server another process runs on this data directory, if one does. */
export function runningEmbedded(dataDir: string): Omit<EmbeddedPostgres, 'stop'> | undefined {
  const cluster = join(clusterHome(dataDir), 'postgres')
  const found = findPostmaster(cluster)
  return (
    found && {
      cluster,
      isNew: false,
      host: found.socketFolder,
      port: found.port,
      pid: () => found.pid,
    }
  )
}

/** A Node that was killed leaves its PostgreSQL running. One that lives holds the guard. */
async function stopLeftover(
  cluster: string,
  { password, patienceMs }: EmbeddedOptions,
): Promise<void> {
  const left = findPostmaster(cluster)
  if (!left) return
  const address = { host: left.socketFolder, port: left.port }
  const guard = await holdGuard(address, password, () => isAlive(left.pid), patienceMs)
  if (guard === 'held by another') {
    throw new DatabaseInUseError(
      `另一个昭法进程正在使用这个数据目录（数据库进程号 ${left.pid}）。请先停止它，或用 DATA_DIR 指定另一个数据目录。`,
    )
  }
  if (guard !== 'server is gone') await guard.release()
  await stopProcess(left.pid)
  rmSync(left.socketFolder, { recursive: true, force: true })
}

/** Fast shutdown first; then immediate, which recovers from the WAL at the next start. */
async function stopProcess(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const until = Date.now() + seconds * 1000
    while (Date.now() < until) {
      if (!isAlive(pid)) return
      await pause(20)
    }
  }
  throw new DatabaseStartError(`数据库进程 ${pid} 无法停止，请手动结束它后再试。`)
}

type PostmasterOptions = {
  postgres: string
  cluster: string
  account: ServerAccount | undefined
  settings: Record<string, string>
  password: string
  dataDir: string
}

/** One postmaster process under supervision. */
class Postmaster {
  readonly socketFolder: string
  readonly port = 5432
  readonly #options: PostmasterOptions
  #child: ChildProcess | undefined
  #guard: Guard | undefined
  #stopping = false
  readonly #atExit = () => this.#child?.kill('SIGINT')

  constructor(options: PostmasterOptions) {
    this.#options = options
    this.socketFolder = privateFolder('zhaofa-pg-', options.account)
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  async start(): Promise<void> {
    process.on('exit', this.#atExit)
    try {
      await this.#launch()
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#guard?.release()
    if (this.pid && this.#child?.exitCode === null) await stopProcess(this.pid)
    process.off('exit', this.#atExit)
    rmSync(this.socketFolder, { recursive: true, force: true })
  }

  async #launch(): Promise<void> {
    const log = openLog(this.#options.dataDir)
    const child = this.#spawn(log)
    closeSync(log)
    this.#child = child
    await this.#takeGuard(child)
    child.once('exit', () => void this.#restart())
  }

  async #takeGuard(child: ChildProcess): Promise<void> {
    const { password, dataDir, cluster } = this.#options
    const running = () => child.exitCode === null && child.signalCode === null
    const address = { host: this.socketFolder, port: this.port }
    const guard = await holdGuard(address, password, running)
    if (guard === 'held by another' || (guard === 'server is gone' && findPostmaster(cluster))) {
      throw new DatabaseInUseError('另一个昭法进程正在使用这个数据目录。')
    }
    if (guard === 'server is gone') {
      const log = join(dataDir, 'postgresql.log')
      throw new DatabaseStartError(`数据库没有启动成功，原因见 ${log} 末尾几行。`)
    }
    this.#guard = guard
    // One backend died: PostgreSQL drops every connection and recovers; we were one of them.
    void guard.lost.then(() => {
      if (!this.#stopping && running()) this.#takeGuard(child).catch(reportFault)
    })
  }

  #spawn(log: number): ChildProcess {
    const { postgres, cluster, account, settings } = this.#options
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    return spawn(postgres, ['-D', cluster, '-k', this.socketFolder, '-p', '5432', ...flags], {
      cwd: cluster,
      env: { LC_ALL: 'C', PATH: process.env['PATH'] },
      stdio: ['ignore', log, log],
      // Its own session: Ctrl-C must reach us first, so that requests end before the database does.
      detached: true,
      ...spawnAs(account),
    })
  }

  /** PostgreSQL died under us (killed, out of memory). Its WAL has every acknowledged commit. */
  async #restart(): Promise<void> {
    // We try for as long as the process lives: a full disk ends PostgreSQL, and it may take days until there is room.
    for (let tries = 1; !this.#stopping; tries++) {
      try {
        await this.#guard?.release()
        // The old backends need a moment to notice; until then the shared memory is taken.
        await pause(Math.min(200 * tries, maxRestartPauseMs))
        await this.#launch()
        return
      } catch (error) {
        reportFault(error)
      }
    }
  }
}

const maxRestartPauseMs = 5_000

function reportFault(error: unknown): void {
  console.error('embedded PostgreSQL:', (error as Error).message)
}

const maxLogBytes = 16 * 1024 * 1024

function openLog(dataDir: string): number {
  const path = join(dataDir, 'postgresql.log')
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > maxLogBytes) {
    renameSync(path, `${path}.1`)
  }
  return openSync(path, 'a', 0o600)
}
