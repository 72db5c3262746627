import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { withClient } from '../connect.ts'
import { connectionTo } from '../embedded/application-database.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded/embedded-postgres.ts'
import { makeBackup } from './make-backup.ts'
import type { BackupManifest } from './manifest.ts'
import { restoreBackup } from './restore-backup.ts'

// Each test makes clusters of its own; on a busy machine one takes seconds.
vi.setConfig({ testTimeout: 120_000 })

const password = 'test-only'
const now = new Date('2026-11-23T01:00:00.000Z')
const folders: string[] = []
const servers: EmbeddedPostgres[] = []

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhaofa-backup-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, password, memoryMiB: 128 })
  servers.push(server)
  return server
}

const superuserOf = (server: EmbeddedPostgres) =>
  connectionTo(server, 'postgres', password, 'postgres')

/** An installation with a table, an object, a key and an upload that is under way. */
async function installation() {
  const dataDir = newFolder()
  const server = await start(dataDir)
  await withClient(superuserOf(server), (client) =>
    client.query('create table act (n int primary key); insert into act values (1)'),
  )
  const object = 'ab/cd/abcd'
  for (const [path, text] of [
    [`objects/${object}`, '现场照片'],
    ['objects/incoming/half', 'an upload under way'],
    ['keys/ledger-ed25519.pem', 'key'],
    ['secrets.json', '{}'],
  ] as const) {
    mkdirSync(join(dataDir, path, '..'), { recursive: true })
    writeFileSync(join(dataDir, path), text)
  }
  const backUp = (folder: string) =>
    makeBackup({ dataDir, cluster: server.cluster, superuser: superuserOf(server) }, folder, now)
  return { dataDir, server, backUp }
}

/** Made once; each test damages a copy of it. */
let whole: string
let manifest: BackupManifest

beforeAll(async () => {
  const { backUp } = await installation()
  whole = join(mkdtempSync(join(tmpdir(), 'zhaofa-backup-')), 'backup')
  manifest = await backUp(whole)
  await cleanUp()
})

afterAll(() => rmSync(join(whole, '..'), { recursive: true }))
afterEach(cleanUp)

function copyOfBackup(): string {
  const folder = join(newFolder(), 'backup')
  cpSync(whole, folder, { recursive: true })
  return folder
}

async function cleanUp(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** Inserts without end until stopped; tells the last number whose commit was acknowledged. */
function appending(server: EmbeddedPostgres) {
  let last = 1
  let stopped = false
  const done = withClient(superuserOf(server), async (client) => {
    while (!stopped) {
      await client.query('insert into act values ($1)', [last + 1])
      last += 1
    }
  })
  return {
    last: () => last,
    stop: () => {
      stopped = true
      return done
    },
  }
}

describe('a backup', () => {
  test('made while acts go on holds every act acknowledged before it began, and starts', async () => {
    const { server, backUp } = await installation()
    const acts = appending(server)
    const before = acts.last()
    const folder = join(newFolder(), 'backup')
    await backUp(folder)
    await acts.stop()

    const restored = newFolder()
    await restoreBackup(folder, restored)
    const copy = await start(restored)

    const [row] = await withClient(superuserOf(copy), async (client: Client) => {
      const found = await client.query<{ rows: number; last: number }>(
        'select count(*)::int as rows, max(n) as last from act',
      )
      return found.rows
    })
    // No gap: the copy is one moment, not a mixture.
    expect(row?.rows).toBe(row?.last)
    expect(row?.last).toBeGreaterThanOrEqual(before)
    expect(acts.last()).toBeGreaterThan(before)
  })

  test('holds keys and objects, not uploads under way, and only its owner may read it', () => {
    const paths = manifest.files.map(({ path }) => path)

    expect(paths).toEqual(
      expect.arrayContaining(['secrets.json', 'keys/ledger-ed25519.pem', 'objects/ab/cd/abcd']),
    )
    expect(paths.filter((path) => path.includes('incoming'))).toEqual([])
    expect(statSync(join(whole, 'secrets.json')).mode & 0o077).toBe(0)
  })

  test('is not written into a folder that holds something', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'notes.txt'), '')
    const source = { dataDir: folder, cluster: folder, superuser: {} }
    await expect(makeBackup(source, folder, now)).rejects.toThrow('不是空的')
  })
})

describe('restoring', () => {
  test('names a file in which one byte was flipped', async () => {
    const folder = copyOfBackup()
    const path = join(folder, 'objects/ab/cd/abcd')
    const bytes = readFileSync(path)
    bytes[0] = (bytes[0] ?? 0) ^ 1
    writeFileSync(path, bytes)

    await expect(restoreBackup(folder, newFolder())).rejects.toThrow(
      'objects/ab/cd/abcd：内容与备份时不同',
    )
  })

  test('names a file that is missing, and one that does not belong', async () => {
    const folder = copyOfBackup()
    rmSync(join(folder, 'keys/ledger-ed25519.pem'))
    await expect(restoreBackup(folder, newFolder())).rejects.toThrow(
      'keys/ledger-ed25519.pem：缺少',
    )

    writeFileSync(join(folder, 'postgres', 'recovery.signal'), '')
    await expect(restoreBackup(folder, newFolder())).rejects.toThrow('recovery.signal')
  })

  test('refuses a backup that was interrupted', async () => {
    const folder = copyOfBackup()
    rmSync(join(folder, 'manifest.json'))
    await expect(restoreBackup(folder, newFolder())).rejects.toThrow('不是完整的备份')
  })

  test('refuses a data directory that holds an installation', async () => {
    const folder = copyOfBackup()
    const occupied = newFolder()
    writeFileSync(join(occupied, 'secrets.json'), '{}')
    await expect(restoreBackup(folder, occupied)).rejects.toThrow('已有 secrets.json')
  })

  test('refuses a manifest that leads out of the data directory', async () => {
    const folder = copyOfBackup()
    const forged: BackupManifest = {
      ...manifest,
      files: [{ path: '../outside', bytes: 0, sha256: '0'.repeat(64) }],
    }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(forged))
    await expect(restoreBackup(folder, newFolder())).rejects.toThrow('已损坏')
  })
})
