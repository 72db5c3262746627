import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { referenceStore } from '../src/office/reference/load-reference.ts'
import { diskWatch } from '../src/disk-watch.ts'
import { folderObjectStore } from '../src/objects/object-store.ts'
import type { World } from '../src/world.ts'
import { testPrinter } from './printer.ts'
import { keptDatabase, withDatabase, type TestDatabase } from './database.ts'

/** A World on a test's own database and data directory. Time stands still unless the test moves it. */
export type TestWorld = World & {
  readonly db: TestDatabase
  /** Sets the clock to an ISO instant. */
  setTime(instant: string): void
}

/** Monday morning in 四平. */
export const testMorning = '2026-11-23T01:00:00.000Z'

type Settings = { readonly now?: string; readonly production?: boolean }

/** Runs `work` in a World as use cases get it, connected as the application's roles. */
export function withWorld<T>(
  work: (world: TestWorld) => Promise<T>,
  settings: Settings = {},
): Promise<T> {
  return withDatabase((db) => inFolder((dataDir) => inWorld({ db, dataDir, ...settings }, work)))
}

/** A world that others begin as copies of. */
export type KeptWorld = { readonly database: string; readonly objects: string }

/** Runs `work` in a World that stays as it leaves it. */
export async function keepWorld(work: (world: TestWorld) => Promise<void>): Promise<KeptWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-kept-'))
  const database = await keptDatabase((db) => inWorld({ db, dataDir }, work))
  return { database, objects: join(dataDir, 'objects') }
}

/** The same as `withWorld`, in a copy of a world that was kept. */
export function withCopyOf<T>(
  { database, objects }: KeptWorld,
  work: (world: TestWorld) => Promise<T>,
): Promise<T> {
  return withDatabase(
    (db) =>
      inFolder((dataDir) => {
        cpSync(objects, join(dataDir, 'objects'), { recursive: true })
        return inWorld({ db, dataDir }, work)
      }),
    { from: database },
  )
}

async function inFolder<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-world-'))
  try {
    return await work(dataDir)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function inWorld<T>(
  {
    db,
    dataDir,
    now = testMorning,
    production = false,
  }: Settings & { readonly db: TestDatabase; readonly dataDir: string },
  work: (world: TestWorld) => Promise<T>,
): Promise<T> {
  let time = new Date(now)
  return work({
    clock: { now: () => time },
    office: db.office,
    portal: db.portal,
    production,
    publicOrigin: 'http://localhost:8080',
    objects: await folderObjectStore(join(dataDir, 'objects')),
    disk: diskWatch(dataDir, { now: () => time }),
    printer: testPrinter(),
    reference: referenceStore(),
    logOrigin: 'localhost:8080/log',
    dataDir,
    sessions: { idleMinutes: 15, maxHours: 12 },
    // Platforms of tests listen on this machine.
    pushNetworks: ['127.0.0.1'],
    sealingKey: new Uint8Array(32).fill(7),
    timeStamps: null,
    db,
    setTime: (instant) => {
      time = new Date(instant)
    },
  })
}
