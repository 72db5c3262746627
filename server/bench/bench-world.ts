import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import type { ClientConfig } from 'pg'
import { connect } from '../src/storage/connect.ts'
import type { Database } from '../src/storage/database.ts'
import {
  connectionTo,
  ensureApplicationDatabase,
} from '../src/storage/embedded/application-database.ts'
import { startEmbeddedPostgres } from '../src/storage/embedded/embedded-postgres.ts'
import { migrate } from '../src/storage/migrate.ts'
import { publishAgency } from '../src/storage/publication/publish-lists.ts'
import { listingOf } from '../src/storage/publication/publish-notice.ts'
import { sampleAgency } from '../test/notices.ts'
import { generateNotices } from './generate-notices.ts'

export type BenchWorld = {
  readonly portal: Kysely<Database>
  readonly owner: Kysely<Database>
  readonly ownerConnection: ClientConfig
  readonly clock: { now(): Date }
  readonly publicOrigin: string
}

const passwords = { zhaofa_office: 'o', zhaofa_portal: 'p', zhaofa_sequencer: 's' }

/** A portal's world over an embedded server of its own, with `count` generated notices published. */
export async function withPublishedNotices<T>(
  count: number,
  work: (world: BenchWorld) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhaofa-bench-'))
  // Started as root, PostgreSQL's account must be able to enter, or the cluster is put elsewhere and left.
  chmodSync(dataDir, 0o755)
  const [superuser, ownerPassword] = [
    randomBytes(9).toString('hex'),
    randomBytes(9).toString('hex'),
  ]
  const server = await startEmbeddedPostgres({ dataDir, password: superuser, durable: false })
  const opened: Kysely<Database>[] = []
  try {
    await ensureApplicationDatabase(server, { superuser, owner: ownerPassword })
    const ownerConnection = connectionTo(server, 'zhaofa_owner', ownerPassword)
    await migrate(ownerConnection, { passwords })
    const owner = connect(ownerConnection, { max: 2, name: 'bench owner' })
    const portal = connect(connectionTo(server, 'zhaofa_portal', passwords.zhaofa_portal), {
      max: 8,
      name: 'bench portal',
    })
    opened.push(owner, portal)
    await loadNotices(owner, count)
    const clock = { now: () => new Date('2026-11-23T01:00:00.000Z') }
    return await work({
      owner,
      ownerConnection,
      portal,
      clock,
      publicOrigin: 'http://localhost:8080',
    })
  } finally {
    await Promise.all(opened.map((db) => db.destroy()))
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const batchSize = 500

/** Publishes generated notices without their leaves of the log, which no list or search reads. */
export async function loadNotices(owner: Kysely<Database>, count: number): Promise<void> {
  const agencyId = sampleAgency.agency_id
  await owner.transaction().execute((tx) => publishAgency(tx, sampleAgency))
  let batch: Row[] = []
  let listingId = 0
  for (const notice of generateNotices(count)) {
    const place = { year: Number(notice.publishedOn.slice(0, 4)), listingId: ++listingId }
    batch.push({ notice, place, listing: listingOf(notice, agencyId, place) })
    if (batch.length < batchSize) continue
    await insertBatch(owner, agencyId, batch)
    batch = []
  }
  if (batch.length > 0) await insertBatch(owner, agencyId, batch)
  await sql`select setval('publication.listing_id', ${Math.max(1, listingId)})`.execute(owner)
  await sql`analyze publication.listing, publication.entry, publication.notice, publication.tally`.execute(
    owner,
  )
}

type Row = {
  readonly notice: ReturnType<typeof generateNotices> extends Generator<infer N> ? N : never
  readonly place: { readonly year: number; readonly listingId: number }
  readonly listing: ReturnType<typeof listingOf>
}

async function insertBatch(
  owner: Kysely<Database>,
  agencyId: string,
  batch: readonly Row[],
): Promise<void> {
  await owner.transaction().execute(async (tx) => {
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
    await tx.insertInto('publication.notice').values(notices).execute()
    await tx.insertInto('publication.entry').values(entries).execute()
    await tx
      .insertInto('publication.listing')
      .values(batch.map(({ listing }) => listing))
      .execute()
  })
}
