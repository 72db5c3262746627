import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testSigner } from '../../test/ledger.ts'
import { testPasswords } from '../../test/test-server.ts'
import { verifyLedger } from '../office/records/verify-ledger.ts'
import {
  connectionTo,
  ensureApplicationDatabase,
} from '../storage/embedded/application-database.ts'
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../storage/embedded/embedded-postgres.ts'
import { connect } from '../storage/connect.ts'
import { migrate } from '../storage/migrate.ts'
import { startSequencer } from './sequencer.ts'

const child = join(import.meta.dirname, '../../test/recording-child.ts')
const { superuser, owner, ...roles } = testPasswords

async function withServer<T>(
  dataDir: string,
  work: (server: EmbeddedPostgres) => Promise<T>,
): Promise<T> {
  const server = await startEmbeddedPostgres({ dataDir, password: superuser, memoryMiB: 128 })
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

/** Runs the writers until `facts` commits were acknowledged, killing what `kill` says on the way. */
async function recordUntil(
  dataDir: string,
  round: string,
  { facts, kill }: { facts: number; kill: 'node' | 'postgres' },
): Promise<string[]> {
  const program = spawn(process.execPath, [child, dataDir, round], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(program, 'exit')
  const acknowledged: string[] = []
  let postmaster = 0
  for await (const line of createInterface({ input: program.stdout })) {
    const [name, value] = line.split(' ')
    if (name === 'ready') postmaster = Number(value)
    else acknowledged.push(line)
    if (kill === 'postgres' && acknowledged.length === Math.floor(facts / 2) && postmaster > 0) {
      process.kill(postmaster, 'SIGKILL')
      postmaster = 0
    }
    if (acknowledged.length === facts) program.kill('SIGKILL')
  }
  await ended
  return acknowledged
}

describe('kill −9 in the middle of a thousand appends', () => {
  test('loses nothing acknowledged, skips and reuses no number, and the log verifies', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-crash-'))
    chmodSync(dataDir, 0o755)
    try {
      await withServer(dataDir, async (server) => {
        await ensureApplicationDatabase(server, { superuser, owner })
        await migrate(connectionTo(server, 'zhaofa_owner', owner), { passwords: roles })
      })

      const acknowledged = [
        ...(await recordUntil(dataDir, '1', { facts: 300, kill: 'node' })),
        ...(await recordUntil(dataDir, '2', { facts: 400, kill: 'postgres' })),
        ...(await recordUntil(dataDir, '3', { facts: 300, kill: 'node' })),
      ]

      expect(acknowledged.length).toBeGreaterThanOrEqual(1000)
      await withServer(dataDir, (server) => everythingIsThere(server, acknowledged))
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  }, 120_000)
})

async function everythingIsThere(server: EmbeddedPostgres, acknowledged: readonly string[]) {
  const sequencer = await startSequencer({
    database: connectionTo(server, 'zhaofa_sequencer', roles.zhaofa_sequencer),
    signer: testSigner(),
  })
  await sequencer.settled()
  await sequencer.stop()
  const db = connect(connectionTo(server, 'zhaofa_owner', owner), { max: 1, name: 'check' })
  const report = await db.transaction().execute((tx) => verifyLedger([tx], { objectsFolder: '' }))
  // Numbers are taken here without a paper.
  const counted = new Set(['number-gap', 'derived-changed'])
  expect(report.findings.filter(({ fault }) => !counted.has(fault))).toEqual([])

  const { rows: leaves } = await sql<{ subject: string }>`
    select split_part(leaf, ' ', 3) || ' ' || split_part(leaf, ' ', 4) as subject
    from ledger.leaf`.execute(db)
  const logged = leaves.map(({ subject }) => subject)
  expect(new Set(logged).size).toBe(logged.length)
  expect(acknowledged.filter((each) => !logged.includes(each))).toEqual([])

  const { rows: serials } = await sql<{ serial: number }>`
    select (content::json ->> 'serial')::int as serial from ledger.opening order by 1`.execute(db)
  expect(serials.map(({ serial }) => serial)).toEqual(logged.map((_, i) => i + 1))
  await db.destroy()
}
