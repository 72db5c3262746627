import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Client } from 'pg'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { testPasswords } from '../test/test-server.ts'
import { readConfig, type Environment } from './config.ts'
import type { Progress } from './progress.ts'
import { openSecrets } from './secrets.ts'
import { startServer, type RunningServer } from './start-server.ts'
import { withClient } from './storage/connect.ts'
import { connectionTo, ensureApplicationDatabase } from './storage/embedded/application-database.ts'
import { startEmbeddedPostgres } from './storage/embedded/embedded-postgres.ts'
import { findPostmaster, isAlive } from './storage/embedded/postmaster-file.ts'

// Each test makes clusters of its own; on a busy machine one takes seconds.
vi.setConfig({ testTimeout: 120_000 })

const folders: string[] = []
const servers: RunningServer[] = []
const mainProgram = join(import.meta.dirname, 'main.ts')

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhaofa-start-'))
  // Started as root, PostgreSQL's account must be able to enter it.
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return String(port)
}

const quiet: Progress = { phase: (_title, work) => work() }

/** The back office and the demo are not what these tests are about, and each takes seconds to make. */
async function start(env: Environment, progress = quiet): Promise<RunningServer> {
  const server = await startServer(readConfig(env, ['--no-office', '--no-demo']), progress)
  servers.push(server)
  return server
}

let started: string | undefined

/** A data directory that a server was started on and stopped: its first start is not what a test is about. */
async function startedFolder(): Promise<string> {
  const folder = newFolder()
  if (started === undefined) {
    started = mkdtempSync(join(tmpdir(), 'zhaofa-started-'))
    chmodSync(started, 0o755)
    const server = await startServer(
      readConfig({ DATA_DIR: started, PORT: await freePort() }, ['--no-office', '--no-demo']),
      quiet,
    )
    await server.stop()
  }
  // As it is, with the account that the cluster belongs to.
  execFileSync('cp', ['-a', `${started}/.`, folder])
  return folder
}

afterAll(() => {
  if (started !== undefined) rmSync(started, { recursive: true, force: true })
})

/** A connection to the database of a running server. */
async function asOwner<T>(dataDir: string, work: (client: Client) => Promise<T>): Promise<T> {
  const running = findPostmaster(join(dataDir, 'postgres'))
  const { owner } = openSecrets(readConfig({ DATA_DIR: dataDir })).database
  const address = { host: running?.socketFolder ?? '', port: running?.port ?? 0 }
  return withClient(connectionTo(address, 'zhaofa_owner', owner), work)
}

async function health(server: RunningServer): Promise<unknown> {
  return (await fetch(`${server.address}/healthz`)).json()
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('starting the server', () => {
  test('goes through its phases, answers, and stops PostgreSQL with it', async () => {
    const dataDir = newFolder()
    const phases: string[] = []
    const telling: Progress = {
      phase: (title, work) => {
        phases.push(title)
        return work()
      },
    }
    const server = await start({ DATA_DIR: dataDir, PORT: await freePort() }, telling)

    expect(phases).toEqual(['数据库启动', '数据库表结构', '后台界面', '网站服务'])
    expect(await health(server)).toMatchObject({ status: 'ok', database: 'ok' })
    const pid = findPostmaster(join(dataDir, 'postgres'))?.pid ?? 0
    expect(isAlive(pid)).toBe(true)

    await server.stop()
    expect(isAlive(pid)).toBe(false)
    await expect(health(server)).rejects.toThrow()
  })

  test('on a taken port says so and which command to try', async () => {
    const taken = createServer().listen(0, 'localhost')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo

    await expect(start({ DATA_DIR: newFolder(), PORT: String(port) })).rejects.toThrow(
      `端口 ${port} 已被占用（可能昭法已在运行）。请关闭占用它的程序，或换一个端口启动：PORT=${port + 1} npm start`,
    )
    taken.close()
  })

  test('in production refuses a data directory that was made for the demo', async () => {
    const dataDir = await startedFolder()
    const production = { NODE_ENV: 'production', ORIGIN: 'https://zhifa.example.gov.cn' }
    await expect(
      start({ ...production, DATA_DIR: dataDir, PORT: await freePort() }),
    ).rejects.toThrow('演示模式')
  })

  test('throws a demo away that was cut off in the middle, and only then', async () => {
    const env = { DATA_DIR: await startedFolder(), PORT: await freePort() }
    const keep = async (table: string) =>
      asOwner(env.DATA_DIR, (client) => client.query(`create table platform.${table} ()`))
    const kept = async () =>
      asOwner(env.DATA_DIR, async (client) => {
        const found = await client.query<{ name: string | null }>(
          `select to_regclass('platform.kept')::text as name`,
        )
        return found.rows[0]?.name
      })
    let server = await start(env)
    await keep('kept')
    await server.stop()
    server = await start(env)
    expect(await kept()).toBe('platform.kept')
    await server.stop()

    writeFileSync(join(env.DATA_DIR, 'demo.unfinished'), '')
    server = await start(env)
    expect(await kept()).toBeNull()
    expect(existsSync(join(env.DATA_DIR, 'demo.unfinished'))).toBe(false)
  })

  test('with DATABASE_URL uses that database and starts none', async () => {
    // A server of its own: the start sets the roles' passwords, which belong to the whole server.
    const { superuser, owner } = testPasswords
    const own = await startEmbeddedPostgres({
      dataDir: newFolder(),
      password: superuser,
      durable: false,
      memoryMiB: 192,
    })
    try {
      const { host, port } = own
      await ensureApplicationDatabase({ host, port }, { superuser, owner })
      const dataDir = newFolder()
      const address = `postgres://zhaofa_owner:${owner}@/zhaofa?host=${host}&port=${port}`

      const server = await start({
        DATA_DIR: dataDir,
        PORT: await freePort(),
        DATABASE_URL: address,
      })
      expect(server.embedded).toBe(false)
      expect(await health(server)).toMatchObject({ status: 'ok', database: 'ok' })
      await server.stop()
      expect(findPostmaster(join(dataDir, 'postgres'))).toBeUndefined()
    } finally {
      await own.stop()
    }
  })

  test('with a DATABASE_URL that does not answer says so', async () => {
    const DATABASE_URL = `postgres://zhaofa_owner:x@127.0.0.1:${await freePort()}/zhaofa`
    await expect(
      start({ DATA_DIR: newFolder(), PORT: await freePort(), DATABASE_URL }),
    ).rejects.toThrow('DATABASE_URL 指定的数据库连接不上')
  })
})

describe('the program', () => {
  /** Starts `main.ts`; resolves when it says it is ready. */
  async function program(env: Record<string, string>) {
    const child = spawn(process.execPath, [mainProgram, '--no-office', '--no-demo'], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const closed = once(child, 'close')
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.includes('就绪')) return { child, closed }
    }
    throw new Error('the program ended before it was ready')
  }

  test('keeps its files to itself and ends by Ctrl-C with everything it started', async () => {
    const dataDir = newFolder()
    const { child, closed } = await program({ DATA_DIR: dataDir, PORT: await freePort() })
    expect(statSync(join(dataDir, 'objects')).mode & 0o077).toBe(0)
    const pid = findPostmaster(join(dataDir, 'postgres'))?.pid ?? 0
    expect(isAlive(pid)).toBe(true)

    child.kill('SIGINT')
    expect(await closed).toEqual([0, null])
    expect(isAlive(pid)).toBe(false)
  })

  /** As the README says, by npm itself or by a shell around it. */
  async function npmStart(file: string, args: readonly string[]) {
    const dataDir = await startedFolder()
    const child = spawn(file, args, {
      cwd: join(import.meta.dirname, '../..'),
      env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: await freePort() },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.includes('就绪')) break
    }
    child.stdout.resume()
    const pid = findPostmaster(join(dataDir, 'postgres'))?.pid ?? 0
    expect(isAlive(pid)).toBe(true)
    return { child, ended, hasDatabase: () => isAlive(pid) }
  }
  const npm = ['start', '--', '--no-office', '--no-demo']

  test.each([
    ['SIGTERM told to npm', 'npm', npm, 'SIGTERM'],
    ['SIGINT told to npm', 'npm', npm, 'SIGINT'],
    ['SIGTERM told to a shell', '/bin/sh', ['-c', `exec npm ${npm.join(' ')}`], 'SIGTERM'],
  ] as const)('npm start ends by %s, and PostgreSQL with it', async (_, file, args, signal) => {
    const { child, ended, hasDatabase } = await npmStart(file, args)
    child.kill(signal)
    expect(await ended).toEqual([0, null])
    expect(hasDatabase()).toBe(false)
  })

  test('npm killed −9 leaves neither server nor PostgreSQL behind', async () => {
    const { child, ended, hasDatabase } = await npmStart('npm', npm)
    child.kill('SIGKILL')
    await ended
    await expect.poll(hasDatabase, { timeout: 30_000 }).toBe(false)
  })

  test('killed −9 and started again recovers', async () => {
    const env = { DATA_DIR: await startedFolder(), PORT: await freePort() }
    const { child, closed } = await program(env)
    child.kill('SIGKILL')
    await closed

    expect(await health(await start(env))).toMatchObject({ status: 'ok', database: 'ok' })
  })
})
