import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { readConfig } from '../src/config.ts'
import { seedPeople } from '../src/demo/seed-people.ts'
import type { Cast } from '../src/demo/stage.ts'
import { openWorld } from '../src/open-world.ts'
import { openSecrets } from '../src/secrets.ts'
import { connect } from '../src/storage/connect.ts'
import type { Database } from '../src/storage/database.ts'
import { applicationDatabase } from '../src/storage/embedded/application-database.ts'
import { migrate } from '../src/storage/migrate.ts'
import { openDatabase } from '../src/storage/open-database.ts'
import type { World } from '../src/world.ts'
import { plainPrinter } from '../test/plain-printer.ts'

export type OfficeWorld = {
  readonly world: World
  readonly cast: Cast
  /** For arranging: many rows at once, past the triggers. */
  readonly superuser: Kysely<Database>
}

/** An office with its people over an embedded server of its own, gone afterwards. */
export async function withOfficeWorld(work: (office: OfficeWorld) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-bench-'))
  const config = readConfig({ DATA_DIR: dataDir })
  const secrets = openSecrets(config)
  const database = await openDatabase(config, secrets)
  try {
    const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = secrets.database
    const passwords = { zhaofa_office, zhaofa_portal, zhaofa_sequencer }
    await migrate(database.owner, { passwords })
    const clock = { now: () => new Date('2026-11-23T01:00:00.000Z') }
    const opened = await openWorld(config, secrets, database, clock)
    const superuser = connect(
      { ...database.embedded?.superuser, database: applicationDatabase },
      { max: 1, name: 'bench superuser' },
    )
    try {
      const world = { ...opened.world, printer: plainPrinter }
      await work({ world, cast: await seedPeople(world), superuser })
    } finally {
      await superuser.destroy()
      await opened.close()
    }
  } finally {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
