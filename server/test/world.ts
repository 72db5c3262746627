import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { referenceStore } from '../src/office/reference/load-reference.ts'
import { diskWatch } from '../src/disk-watch.ts'
import { folderObjectStore } from '../src/objects/object-store.ts'
import type { World } from '../src/world.ts'
import { testPrinter } from './printer.ts'
import { withDatabase, type TestDatabase } from './database.ts'

/** A World on a test's own database and data directory. Time stands still unless the test moves it. */
export type TestWorld = World & {
  readonly db: TestDatabase
  /** Sets the clock to an ISO instant. */
  setTime(instant: string): void
}

/** Monday morning in 四平. */
export const testMorning = '2026-11-23T01:00:00.000Z'

/** Runs `work` in a World as use cases get it, connected as the application's roles. */
export function withWorld<T>(
  work: (world: TestWorld) => Promise<T>,
  { now = testMorning, production = false } = {},
): Promise<T> {
  return withDatabase(async (db) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-world-'))
    let time = new Date(now)
    try {
      return await work({
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
        db,
        setTime: (instant) => {
          time = new Date(instant)
        },
      })
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  })
}
