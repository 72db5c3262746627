import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { folderObjectStore } from '../../src/objects/object-store.ts'
import { withClient } from '../../src/storage/connect.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { withDatabase, type TestDatabase } from '../database.ts'
import { testPasswords } from '../test-server.ts'

/**
 * A small installation as commit 5cb177b left it, written by that program through its use cases: two
 * agencies with their people and rules, four cases (archived after a refused review, withheld,
 * withdrawn, with a voided decision), three lists of two versions each, letters, articles, records,
 * scans, sign-ins, and the ledger with every leaf, opening and checkpoint. The first versions of the
 * lists come from commit f7eec6a, whose columns had other names.
 *
 * The file holds each table as `# schema.table` and one JSON object a row, then the stored files.
 */
const installation = join(import.meta.dirname, 'installation-of-5cb177b.txt')
/** The newest migration of that commit. */
const lastMigration = 59
const migrations = join(import.meta.dirname, '../../src/storage/migrations')

export type KeptInstallation = { readonly db: TestDatabase; readonly objectsFolder: string }

/** Loads the installation into the schema it was written in and migrates it to the schema of today. */
export function withKeptInstallation<T>(work: (kept: KeptInstallation) => Promise<T>): Promise<T> {
  return withDatabase(
    async (db) => {
      const folder = mkdtempSync(join(tmpdir(), 'zhaofa-kept-'))
      try {
        const { superuser: _superuser, owner: _owner, ...passwords } = testPasswords
        const older = mkdtempSync(join(folder, 'migrations-'))
        for (const name of readdirSync(migrations)) {
          if (Number(name.slice(0, 4)) <= lastMigration) {
            copyFileSync(join(migrations, name), join(older, name))
          }
        }
        await oneAtATime(db, () => migrate(db.connection('owner'), { passwords, folder: older }))
        const objectsFolder = join(folder, 'objects')
        await withClient(db.connection('superuser'), (client) => load(client, objectsFolder))
        await oneAtATime(db, () => migrate(db.connection('owner'), { passwords }))
        return await work({ db, objectsFolder })
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    { empty: true },
  )
}

/** Migrations alter roles, which belong to the whole server: not two at once, in whatever databases. */
function oneAtATime(db: TestDatabase, work: () => Promise<unknown>): Promise<void> {
  const server = { ...db.connection('superuser'), database: 'postgres' }
  return withClient(server, async (client) => {
    await client.query('select pg_advisory_lock(59)')
    await work()
  })
}

/** With triggers off, as a restored backup is loaded: each row is exactly what was written then. */
async function load(client: Client, objectsFolder: string): Promise<void> {
  const objects = await folderObjectStore(objectsFolder)
  await client.query('set session_replication_role = replica')
  for (const section of readFileSync(installation, 'utf8').split(/^# /m).filter(Boolean)) {
    const [name = '', ...lines] = section.trimEnd().split('\n')
    if (name === 'objects') {
      for (const line of lines) await objects.put(bytesOf(JSON.parse(line) as StoredFile))
    } else await insert(client, name, lines)
  }
  await client.query(continueNumbers)
}

type StoredFile = { text: string } | { base64: string }

const bytesOf = (file: StoredFile) =>
  'text' in file ? Buffer.from(file.text) : Buffer.from(file.base64, 'base64')

async function insert(client: Client, table: string, lines: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  const columns = rows[0]?.columns
  await client.query(`delete from ${table}`)
  await client.query(
    `insert into ${table} (${columns}) overriding system value
     select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
    [`[${lines.join(',')}]`],
  )
}

/** Numbers the database counts itself go on where the rows end. */
const continueNumbers = `do $$
declare counted record;
begin
  for counted in
    select c.oid::regclass::text as name, quote_ident(a.attname) as field,
           pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where a.attidentity <> '' and c.relkind in ('r', 'p') and not c.relispartition
  loop
    execute format('select setval(%L, coalesce((select max(%s) from %s), 0) + 1, false)',
      counted.sequence, counted.field, counted.name);
  end loop;
end $$`
