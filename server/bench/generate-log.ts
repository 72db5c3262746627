import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import type { Client } from 'pg'
import type { NoteSigner } from '@zhaofa/ledger'
import { readConfig } from '../src/config.ts'
import { openWorld } from '../src/open-world.ts'
import { openSecrets } from '../src/secrets.ts'
import { connect, withClient } from '../src/storage/connect.ts'
import type { Database } from '../src/storage/database.ts'
import { applicationDatabase } from '../src/storage/embedded/application-database.ts'
import {
  prepareBatch,
  writeBatch,
  type LogBatch,
  type OpenLog,
} from '../src/storage/ledger/append.ts'
import { claimPending } from '../src/storage/ledger/claim.ts'
import { factSources } from '../src/storage/ledger/fact-sources.ts'
import { loadLog } from '../src/storage/ledger/load-log.ts'
import { logSigner } from '../src/storage/ledger/signing-key.ts'
import { migrate } from '../src/storage/migrate.ts'
import { openDatabase } from '../src/storage/open-database.ts'
import type { ObjectStore } from '../src/objects/object-store.ts'

/** A case of the generated log: what it leaves in tables and in the log, about as in the demo. */
const perCase = { events: 20, papers: 8, uploads: 5, reads: 5 }
/** Its list row changes with every event; a paper has a second entry for what its first leaves out. */
const leavesPerCase = 2 * perCase.events + 2 * perCase.papers + perCase.uploads + perCase.reads
/** A transaction of the demo leaves 2.8, and seldom do two fall into the tenth of a second of one checkpoint. */
const leavesPerCheckpoint = 3

const agency = '00000000-0000-4000-8000-000000000001'

/** An installation in a folder with as many leaves, signed as they came, the rows behind them and a file for each case. */
export async function generateLog(dataDir: string, leaves: number): Promise<void> {
  const cases = Math.ceil(leaves / leavesPerCase)
  const config = readConfig({ DATA_DIR: dataDir })
  const secrets = openSecrets(config)
  const database = await openDatabase(config, secrets)
  try {
    const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = secrets.database
    const passwords = { zhaofa_office, zhaofa_portal, zhaofa_sequencer }
    await migrate(database.owner, { passwords })
    const { world, close } = await openWorld(config, secrets, database)
    const superuser = { ...database.embedded?.superuser, database: applicationDatabase }
    const writer = connect(superuser, { max: 1, name: 'bench' })
    await actAsProgram(writer)
    await fill(writer, cases)
    await putFiles(world.objects, await caseIds(writer))
    await writer.destroy()
    const signer = logSigner(world.logOrigin, { folder: join(dataDir, 'keys') })
    await withClient(superuser, (client) => enterAll(client, signer))
    // As it stands after a night: without what the queue left behind, and with what the planner has to know.
    await withClient(superuser, async (client) => {
      await client.query('vacuum analyze')
      await client.query('checkpoint')
    })
    await close()
  } finally {
    await database.close()
  }
}

/**
 * A row that another role than the program's writes is a finding by itself. So this connection is the program's, with
 * more rights than it has elsewhere: nobody's rows are hidden from it, and it needs no people.
 */
async function actAsProgram(db: Kysely<Database>): Promise<void> {
  await sql`alter role zhaofa_office bypassrls`.execute(db)
  await sql`grant all on all tables in schema casework, ledger to zhaofa_office`.execute(db)
  await sql`grant temporary on database ${sql.id(applicationDatabase)} to zhaofa_office`.execute(db)
  await sql`set session authorization zhaofa_office`.execute(db)
}

async function fill(db: Kysely<Database>, cases: number): Promise<void> {
  await sql`create temporary table made as
    select gen_random_uuid() as id, n from generate_series(1, ${sql.lit(cases)}) n`.execute(db)
  await sql`
    insert into casework.case_event (case_id, version, agency_id, type, body, at, by_id, by_name, approvals)
    select id, v, ${agency}, 'EvidenceAdded',
      jsonb_build_object('type', 'EvidenceAdded', 'evidence', v, 'name', '现场检查笔录', 'note', repeat('经查，当事人未按规定备案。', 12)),
      now() - interval '1 day' + v * interval '1 minute', id, '王建国', '[]'
    from made, generate_series(1, ${perCase.events}) v`.execute(db)
  for (let version = 1; version <= perCase.events; version++) {
    await sql`
      insert into casework.case_file (id, agency_id, version, title, party_name, stage, step, state,
        investigators, registered_on, updated_at, opened_by, asked_roles, undated, fined_fen, unpaid_fen)
      select id, ${agency}, ${version}, '未按规定备案', '四平市某商贸有限公司', 'investigation', 'evidence', 'open',
        '{}', current_date, now(), id, '{}', false, 0, 0 from made
      on conflict (id) do update set version = excluded.version, updated_at = excluded.updated_at`.execute(
      db,
    )
  }
  await sql`
    insert into casework.document (id, case_id, agency_id, version, type, title, volume, paper, sha256, bytes, pages, sealed_at, role)
    select gen_random_uuid(), id, ${agency}, v, 'inspection_record', '现场检查笔录', 'main',
      jsonb_build_object('body', repeat('经查，当事人未按规定备案。', 60)), encode(sha256(id::text::bytea), 'hex'), 1, 1, now(), 'notice'
    from made, generate_series(1, ${perCase.papers}) v`.execute(db)
  await sql`
    insert into casework.upload (id, case_id, agency_id, sha256, bytes, media_type, original_name, uploaded_by, at)
    select gen_random_uuid(), id, ${agency}, encode(sha256(id::text::bytea), 'hex'), 1, 'image/jpeg', '现场.jpg', id, now()
    from made, generate_series(1, ${perCase.uploads})`.execute(db)
  await sql`
    insert into casework.restricted_read (id, case_id, agency_id, subject, person_id, person_name, at)
    select gen_random_uuid(), id, ${agency}, 'evidence', id, '王建国', now()
    from made, generate_series(1, ${perCase.reads})`.execute(db)
  const recorded = new Set(['case-event', 'document', 'restricted-read'])
  for (const { kind, rows } of await factSources(db)) {
    if (!recorded.has(kind)) continue
    await sql`
      with said as materialized (
        select public_id, sequence, agency_id, date_trunc('milliseconds', at) as at,
               platform.canonical_json(content) as content, sha256(uuid_send(gen_random_uuid())) as salt
        from (${sql.raw(rows)}) source
      ), opened as (
        insert into ledger.opening (kind, public_id, sequence, agency_id, at, salt, content)
        select ${kind}, public_id, sequence, agency_id, at, salt, content from said)
      insert into ledger.pending (leaf)
      select format('1 %s %s %s %s %s', ${kind}::text, public_id, sequence, platform.iso_instant(at),
                    encode(sha256(salt || convert_to(content, 'UTF8')), 'base64'))
      from said order by public_id, sequence`.execute(db)
  }
}

async function caseIds(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id::text from made`.execute(db)
  return rows.map(({ id }) => id)
}

/** The papers and uploads of a case are one file, which says its id. */
async function putFiles(objects: ObjectStore, ids: readonly string[]): Promise<void> {
  for (const id of ids) await objects.put(Buffer.from(id))
}

/** Enters what waits as the sequencer does, with a checkpoint for each act, and commits thousands of them at once. */
export async function enterAll(client: Client, signer: NoteSigner): Promise<void> {
  await client.query('set synchronous_commit = off')
  const log = await loadLog(client, signer)
  for (;;) {
    const leaves = await claimPending(client)
    if (leaves.length === 0) return
    await enter(client, leaves, { log, signer })
    await client.query('commit')
  }
}

type Writer = { readonly log: OpenLog; readonly signer: NoteSigner }

/** Leaves and tiles of all acts in one statement, and their checkpoints in another. */
async function enter(client: Client, leaves: readonly string[], { log, signer }: Writer) {
  const batches: LogBatch[] = []
  for (let at = 0; at < leaves.length; at += leavesPerCheckpoint) {
    batches.push(prepareBatch(log, leaves.slice(at, at + leavesPerCheckpoint), signer))
  }
  const [first, last] = [batches[0], batches.pop()]
  if (!first || !last) return
  // A tile stands in each batch that it grew in; the last of them has it whole.
  const tiles = new Map(
    [...batches, last].flatMap((batch) =>
      batch.tiles.map((tile) => [`${tile.level}/${tile.index}`, tile] as const),
    ),
  )
  const whole = [...tiles.values()]
  const hashes = Buffer.concat(whole.map((tile) => tile.hashes))
  await writeBatch(client, { ...last, first: first.first, leaves, tiles: whole, hashes })
  await client.query(
    `insert into ledger.checkpoint (size, root, note)
     select * from unnest($1::bigint[], $2::bytea[], $3::text[])`,
    [
      batches.map(({ size }) => size),
      batches.map(({ root }) => Buffer.from(root)),
      batches.map(({ note }) => note),
    ],
  )
}
