import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import type { PublicNotice } from '@zhaofa/domain/disclosure/public-notice.ts'
import { readConfig } from '../src/config.ts'
import { openWorld } from '../src/open-world.ts'
import { openSecrets } from '../src/secrets.ts'
import { connect } from '../src/storage/connect.ts'
import type { Database } from '../src/storage/database.ts'
import { migrate } from '../src/storage/migrate.ts'
import { openDatabase } from '../src/storage/open-database.ts'
import { publishAgency } from '../src/storage/publication/publish-lists.ts'
import { listingOf, type Place } from '../src/storage/publication/publish-notice.ts'
import { sampleAgency } from '../test/notices.ts'
import type { World } from '../src/world.ts'
import { generateNotices } from './generate-notices.ts'

export type BenchWorld = {
  readonly world: World
  /** zhaofa_owner, for arranging and for looking at the server's own figures. */
  readonly owner: Kysely<Database>
}

/** Monday after the newest generated notice. */
const clock = { now: () => new Date('2026-11-23T01:00:00.000Z') }

/** A whole World over an embedded server of its own, with `count` generated notices published. */
export async function withPublishedNotices<T>(
  count: number,
  work: (bench: BenchWorld) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-bench-'))
  const config = readConfig({ DATA_DIR: dataDir })
  const secrets = openSecrets(config)
  const database = await openDatabase(config, secrets)
  try {
    const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = secrets.database
    const passwords = { zhaofa_office, zhaofa_portal, zhaofa_sequencer }
    await migrate(database.owner, { passwords })
    const owner = connect(database.owner, { max: 2, name: 'bench owner' })
    const opened = await openWorld(config, secrets, database, clock)
    try {
      await loadNotices(owner, count)
      return await work({ world: opened.world, owner })
    } finally {
      await opened.close()
      await owner.destroy()
    }
  } finally {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const batchSize = 500

/** Publishes generated notices without their leaves of the log, which no list or search reads. */
async function loadNotices(owner: Kysely<Database>, count: number): Promise<void> {
  const agencyId = sampleAgency.agency_id
  await owner.transaction().execute((tx) => publishAgency(tx, sampleAgency))
  let batch: Row[] = []
  let listingId = 0
  for (const notice of generateNotices(count)) {
    const place = { year: Number(notice.publishedOn.slice(0, 4)), listingId: ++listingId }
    batch.push({ notice, place })
    if (batch.length < batchSize) continue
    await insertBatch(owner, agencyId, batch)
    batch = []
  }
  if (batch.length > 0) await insertBatch(owner, agencyId, batch)
  await sql`select setval('publication.listing_id', ${Math.max(1, listingId)})`.execute(owner)
  await sql`vacuum analyze publication.listing, publication.entry, publication.notice`.execute(
    owner,
  )
}

type Row = { readonly notice: PublicNotice; readonly place: Place }

async function insertBatch(
  owner: Kysely<Database>,
  agencyId: string,
  batch: readonly Row[],
): Promise<void> {
  const notices = batch.map(({ notice, place }) => ({
    year: place.year,
    public_id: notice.publicId,
    version: 1,
    agency_id: agencyId,
    body: JSON.stringify(notice),
    published_at: `${notice.publishedOn}T01:00:00.000Z`,
  }))
  const entries = batch.map(({ notice, place }) => ({
    public_id: notice.publicId,
    agency_id: agencyId,
    year: place.year,
    listing_id: place.listingId,
    version: 1,
    number: notice.number,
    first_published_on: notice.publishedOn,
    published_on: notice.publishedOn,
    expires_on: notice.expiresOn,
  }))
  const listings = batch.map(({ notice, place }) => listingOf(notice, agencyId, place))
  await owner.transaction().execute(async (tx) => {
    await tx.insertInto('publication.notice').values(notices).execute()
    await tx.insertInto('publication.entry').values(entries).execute()
    await tx.insertInto('publication.listing').values(listings).execute()
  })
}
