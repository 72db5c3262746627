import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { connectionTo } from './application-database.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts'
import { findPostmaster, isAlive } from './postmaster-file.ts'

// Each test makes clusters of its own; on a busy machine one takes seconds.
vi.setConfig({ testTimeout: 120_000 })

const password = 'test-only'
const folders: string[] = []
const servers: EmbeddedPostgres[] = []
const childProgram = join(import.meta.dirname, '../../../test/embedded-child.ts')

function newFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhaofa-embedded-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, password, memoryMiB: 128 })
  servers.push(server)
  return server
}

async function ask(server: EmbeddedPostgres, query: string): Promise<unknown[]> {
  const client = new Client(connectionTo(server, 'postgres', password, 'postgres'))
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(query)).rows
  } finally {
    await client.end()
  }
}

/** Asks until the server answers: it is being restarted. */
async function askPatiently(server: EmbeddedPostgres, query: string): Promise<unknown[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask(server, query)
    } catch (error) {
      if (attempt === 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A child process that appends; resolves once `count` inserts were acknowledged. */
async function appendingChild(dataDir: string, count: number) {
  const child = spawn(process.execPath, [childProgram, dataDir, password])
  let acknowledged = 0
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    acknowledged = Number(line)
    if (acknowledged >= count) break
  }
  // Lines already on their way when it is killed were acknowledged as well.
  child.stdout.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n')) acknowledged = Number(line) || acknowledged
  })
  child.stdout.resume()
  return { child, acknowledged: () => acknowledged }
}

describe('the embedded server', () => {
  test('keeps its data over a restart and listens on a private socket only', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    expect(first.isNew).toBe(true)
    await ask(first, 'create table kept as select 7 as n')
    expect(await ask(first, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
    await first.stop()
    expect(isAlive(first.pid())).toBe(false)
    expect(existsSync(first.host)).toBe(false)

    const second = await start(dataDir)
    expect(second.isNew).toBe(false)
    expect(await ask(second, 'select n from kept')).toEqual([{ n: 7 }])
  })

  test('does not run as root', async () => {
    const server = await start(newFolder())
    const status = readFileSync(`/proc/${server.pid()}/status`, 'utf8')
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0')
  })

  test('refuses a wrong password, saying that secrets.json does not belong here', async () => {
    const dataDir = newFolder()
    await start(dataDir).then((server) => server.stop())
    await expect(
      startEmbeddedPostgres({ dataDir, password: 'another', memoryMiB: 128 }),
    ).rejects.toThrow('secrets.json')
  })

  test('a second start on the same data directory says so', async () => {
    const dataDir = newFolder()
    await start(dataDir)
    await expect(startEmbeddedPostgres({ dataDir, password })).rejects.toThrow(
      '另一个昭法进程正在使用这个数据目录',
    )
  })

  test('runs for root even when the data directory lies in a home nobody else can enter', async () => {
    const home = newFolder(0o700)
    const dataDir = join(home, 'project', 'data')
    mkdirSync(dataDir, { recursive: true })
    const first = await start(dataDir)
    await ask(first, 'create table kept as select 7 as n')
    await first.stop()

    const second = await start(dataDir)
    expect(await ask(second, 'select n from kept')).toEqual([{ n: 7 }])
    folders.push(join(second.cluster, '..'))
  })

  test('a postmaster.pid whose number now belongs to another program does not stop it', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    await first.stop()
    const stale = [process.pid, first.cluster, 0, 5432, '/nowhere', '', '', 'ready'].join('\n')
    writeFileSync(join(first.cluster, 'postmaster.pid'), stale)

    const second = await start(dataDir)
    expect(await ask(second, 'select 1 as n')).toEqual([{ n: 1 }])
  })
})

describe('kill −9', () => {
  test('of Node while it appends: the next start stops the orphan and no acknowledged row is lost', async () => {
    const dataDir = newFolder()
    const { child, acknowledged } = await appendingChild(dataDir, 200)
    child.kill('SIGKILL')
    await once(child, 'close')
    const orphan = findPostmaster(join(dataDir, 'postgres'))
    expect(orphan).toBeDefined()

    const server = await start(dataDir)

    expect(isAlive(orphan?.pid ?? 0)).toBe(false)
    const [row] = await ask(server, 'select count(*)::int as rows, max(n) as last from act')
    const { rows, last } = row as { rows: number; last: number }
    expect(rows).toBe(last)
    expect(last).toBeGreaterThanOrEqual(acknowledged())
  })

  test('of PostgreSQL while Node appends: it is started again and no acknowledged row is lost', async () => {
    const server = await start(newFolder())
    await ask(server, 'create table act (n int primary key)')
    const client = new Client(connectionTo(server, 'postgres', password, 'postgres'))
    client.on('error', () => undefined)
    await client.connect()
    const before = server.pid()
    let acknowledged = 0
    const appending = (async () => {
      for (let n = 1; ; n++) {
        await client.query('insert into act values ($1)', [n])
        acknowledged = n
        if (n === 300) process.kill(before, 'SIGKILL')
      }
    })()
    await expect(appending).rejects.toThrow()
    await client.end().catch(() => undefined)

    const [row] = await askPatiently(
      server,
      'select count(*)::int as rows, max(n) as last from act',
    )
    const { rows, last } = row as { rows: number; last: number }
    expect(server.pid()).not.toBe(before)
    expect(rows).toBe(last)
    expect(last).toBeGreaterThanOrEqual(acknowledged)
  })

  test('of one backend: the others and the owner reconnect', async () => {
    const server = await start(newFolder())
    const [victim] = await ask(
      server,
      `select pid from pg_stat_activity where backend_type = 'checkpointer'`,
    )
    process.kill((victim as { pid: number }).pid, 'SIGKILL')

    expect(await askPatiently(server, 'select 1 as n')).toEqual([{ n: 1 }])
    // The owner takes its guard again a moment after the first connection succeeds.
    const guards = `select count(*)::int as n from pg_locks where locktype = 'advisory' and granted`
    await vi.waitFor(async () => expect(await ask(server, guards)).toEqual([{ n: 1 }]), 20_000)
    await expect(
      startEmbeddedPostgres({ dataDir: join(server.cluster, '..'), password }),
    ).rejects.toThrow('另一个昭法进程')
  })
})
