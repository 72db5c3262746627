import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client, ClientConfig } from 'pg'
import { MigrationError } from '../faults.ts'
import { withClient } from './connect.ts'
import { coverTables } from './cover-tables.ts'

/** Passwords of the roles the programs connect as; see migrations/0001_roles.sql. */
type RolePasswords = {
  readonly zhaofa_office: string
  readonly zhaofa_portal: string
  readonly zhaofa_sequencer: string
}

type MigrateOptions = { readonly passwords: RolePasswords; readonly folder?: string }

/** One numbered file, and the SHA-256 of its text. */
export type Migration = { number: number; name: string; text: string; sha256: string }

const ownFolder = join(import.meta.dirname, 'migrations')
/** Two servers starting at once migrate one after the other. */
const migrationLock = 0x7a686d67

/**
 * Brings a database to this program's schema: every numbered file not yet applied, each in a
 * transaction of its own, then what is recorded of rows, then the roles' passwords. Returns the names of the
 * files applied.
 * @throws MigrationError when an applied file was changed since, when the database is newer than
 * this program, or when a file fails (the files before it stay applied).
 */
export async function migrate(
  owner: ClientConfig,
  { passwords, folder = ownFolder }: MigrateOptions,
): Promise<string[]> {
  const migrations = readMigrations(folder)
  return withClient(owner, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const done = await appliedMigrations(client)
    refuseMismatch(migrations, done)
    const due = migrations.filter(({ number }) => !done.has(number))
    for (const migration of due) await apply(client, migration)
    // Other folders are those of tests; only our own migrations make these tables.
    if (folder === ownFolder) await coverTables(client)
    await setPasswords(client, passwords)
    return due.map(({ name }) => name)
  })
}

/** The files of a folder in the order of their numbers; of this program's own without one. */
export function readMigrations(folder = ownFolder): Migration[] {
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1])
      if (!number) throw new MigrationError(`migration file name is not NNNN_words.sql: ${name}`)
      const text = readFileSync(join(folder, name), 'utf8')
      // Line ends are a matter of the checkout, not of the schema.
      const sha256 = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
      return { number, name, text, sha256 }
    })
  for (const [i, { number, name }] of found.entries()) {
    if (found[i - 1]?.number === number) {
      throw new MigrationError(`two migrations have the number ${number}: ${name}`)
    }
  }
  return found
}

async function appliedMigrations(client: Client): Promise<Map<number, string>> {
  await client.query(`
    create schema if not exists platform;
    create table if not exists platform.migration (
      number     int primary key,
      name       text not null,
      sha256     text not null,
      applied_at timestamptz not null default now()
    );
    comment on table platform.migration is '已执行的迁移文件及其 SHA-256；已执行的文件不得再改'`)
  const { rows } = await client.query<{ number: number; sha256: string }>(
    'select number, sha256 from platform.migration',
  )
  return new Map(rows.map(({ number, sha256 }) => [number, sha256]))
}

function refuseMismatch(migrations: Migration[], done: Map<number, string>): void {
  const known = new Map(migrations.map((each) => [each.number, each]))
  for (const [number, sha256] of done) {
    const file = known.get(number)
    if (!file) {
      throw new MigrationError(
        `数据库已执行过第 ${number} 号迁移，而本程序没有它：数据库由更新的版本建立。请使用新版本程序。`,
      )
    }
    if (file.sha256 !== sha256) {
      throw new MigrationError(
        `迁移文件 ${file.name} 在执行之后被改动。请恢复原文件，改动写进新的迁移文件。`,
      )
    }
  }
}

async function apply(client: Client, { number, name, text, sha256 }: Migration): Promise<void> {
  await client.query('begin')
  try {
    // Rows that it changes say in their entries which migration it was.
    await client.query(`select set_config('zhaofa.migration', $1, true)`, [name])
    await client.query(text)
    await client.query(
      'insert into platform.migration (number, name, sha256) values ($1, $2, $3)',
      [number, name, sha256],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationError(`迁移 ${name} 失败：${(error as Error).message}`, { cause: error })
  }
}

async function setPasswords(client: Client, passwords: RolePasswords): Promise<void> {
  for (const [role, password] of Object.entries(passwords)) {
    await client.query(
      `alter role ${client.escapeIdentifier(role)} password ${client.escapeLiteral(password)}`,
    )
  }
}
