import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import {
  connectionTo,
  ensureApplicationDatabase,
} from '../src/storage/embedded/application-database.ts'
import { startEmbeddedPostgres } from '../src/storage/embedded/embedded-postgres.ts'
import { findPostmaster, isAlive } from '../src/storage/embedded/postmaster-file.ts'
import { migrate } from '../src/storage/migrate.ts'
import { testPasswords, type TestServer } from './test-server.ts'

const prefix = 'zhaofa-test-'

/** One embedded PostgreSQL for the whole run; each test gets its own database of it (database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweepAbandonedRuns()
  const dataDir = join(tmpdir(), `${prefix}${process.pid}`)
  mkdirSync(dataDir, { mode: 0o755 })
  const { superuser, owner, ...roles } = testPasswords
  const server = await startEmbeddedPostgres({
    dataDir,
    password: superuser,
    // Tests end processes, not machines; those that do more start a server of their own.
    durable: false,
    memoryMiB: 192,
  })
  const address: TestServer = { host: server.host, port: server.port }
  await ensureApplicationDatabase(address, { superuser, owner })
  await migrate(connectionTo(address, 'zhaofa_owner', owner), { passwords: roles })
  await freeze(address, superuser)
  project.provide('postgres', address)

  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A template may have no connections while it is copied. */
async function freeze(address: TestServer, password: string): Promise<void> {
  const client = new Client(connectionTo(address, 'postgres', password, 'postgres'))
  await client.connect()
  await client.query(`alter database zhaofa with is_template true allow_connections false`)
  await client.end()
}

/** A run that was killed leaves its server and its folder. */
function sweepAbandonedRuns(): void {
  const home = tmpdir()
  for (const name of readdirSync(home).filter((each) => each.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length)))) continue
    const dataDir = join(home, name)
    const left = findPostmaster(join(dataDir, 'postgres'))
    if (left) process.kill(left.pid, 'SIGQUIT')
    rmSync(dataDir, { recursive: true, force: true })
  }
}
