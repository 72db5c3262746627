import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { ClientConfig } from 'pg'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { readConfig } from '../src/config.ts'
import { openWorld } from '../src/open-world.ts'
import { openSecrets } from '../src/secrets.ts'
import { connect, withClient } from '../src/storage/connect.ts'
import type { Database } from '../src/storage/database.ts'
import { applicationDatabase } from '../src/storage/embedded/application-database.ts'
import { migrate } from '../src/storage/migrate.ts'
import { openDatabase } from '../src/storage/open-database.ts'
import type { World } from '../src/world.ts'
import type { BruteSearch } from './brute-force.ts'
import type { Corpus } from './generate-notices.ts'
import { loadNotices, type Loaded } from './load-notices.ts'

export type BenchWorld = {
  readonly world: World
  readonly corpus: Corpus
  readonly loaded: Loaded
  readonly dataDir: string
  /** zhaofa_owner, for arranging and for looking at the server's own figures. */
  readonly owner: Kysely<Database>
}

/** Monday after the newest generated notice. */
const clock = { now: () => new Date('2026-11-23T01:00:00.000Z') }

type Corpora = {
  readonly count: number
  /** Keeps the database in this folder, and uses it again when it is there. */
  readonly keep?: string | undefined
  /** What somebody reading every notice would find is returned with the load. */
  readonly searches?: readonly BruteSearch[]
}

/** Many notices are those of many years. */
export function corpusOf(count: number): Corpus {
  return { count, ...(count > 200_000 && { from: plainDate('2020-01-02') }) }
}

/** A whole World over an embedded server of its own, with generated notices published. */
export async function withPublishedNotices<T>(
  { count, keep, searches = [] }: Corpora,
  work: (bench: BenchWorld) => Promise<T>,
): Promise<T> {
  const dataDir = keep ?? mkdtempSync(join(tmpdir(), 'zhaofa-bench-'))
  const memory = count > 200_000 ? { DATABASE_MEMORY: '6144' } : {}
  const config = readConfig({ DATA_DIR: dataDir, ...memory })
  const secrets = openSecrets(config)
  const database = await openDatabase(config, secrets)
  try {
    const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = secrets.database
    const passwords = { zhaofa_office, zhaofa_portal, zhaofa_sequencer }
    await migrate(database.owner, { passwords })
    const owner = connect(database.owner, { max: 2, name: 'bench owner' })
    const opened = await openWorld(config, secrets, database, clock)
    const corpus = corpusOf(count)
    try {
      const loaded = await loadedOnce(dataDir, count, () =>
        loadNotices(owner, database.owner, { corpus, searches }),
      )
      if (database.embedded) await warm(database.embedded.superuser)
      return await work({ world: opened.world, owner, corpus, loaded, dataDir })
    } finally {
      await opened.close()
      await owner.destroy()
    }
  } finally {
    await database.close()
    if (keep === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Lists and their indexes into the database's memory, as they are after a day of use. */
async function warm(superuser: ClientConfig): Promise<void> {
  await withClient({ ...superuser, database: applicationDatabase }, async (client) => {
    await client.query('create extension if not exists pg_prewarm')
    await client.query(`select pg_prewarm(c.oid) from pg_class c, pg_inherits i
      where i.inhparent = 'publication.listing'::regclass
        and (c.oid = i.inhrelid or c.oid in (select indexrelid from pg_index where indrelid = i.inhrelid))`)
    await client.query(
      `select pg_prewarm('publication.posting'), pg_prewarm('publication.posting_pkey')`,
    )
  })
}

async function loadedOnce(
  dataDir: string,
  count: number,
  load: () => Promise<Loaded>,
): Promise<Loaded> {
  const file = join(dataDir, 'loaded.json')
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Loaded
    if (kept.count === count) return kept
    throw new Error(`${dataDir} holds ${kept.count} notices: name another folder, or delete it`)
  }
  const loaded = await load()
  writeFileSync(file, JSON.stringify(loaded))
  return loaded
}
