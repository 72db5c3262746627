import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { Client, type ClientConfig } from 'pg'
import { inject } from 'vitest'
import { connect } from '../src/storage/connect.ts'
import type { Database } from '../src/storage/database.ts'
import { connectionTo } from '../src/storage/embedded/application-database.ts'
import { testPasswords, type TestServer } from './test-server.ts'

/** One test's own database, connected as each of the application's roles. */
export type TestDatabase = {
  readonly office: Kysely<Database>
  readonly portal: Kysely<Database>
  readonly sequencer: Kysely<Database>
  /** zhaofa_owner: owns the tables, so row-level security does not hold it back. For arranging only. */
  readonly owner: Kysely<Database>
  /** The server's superuser. For attacks: can switch triggers off. */
  readonly superuser: Kysely<Database>
  /** For a connection of one's own, as any of the roles. */
  readonly connection: (role: TestRole) => ClientConfig
}

export type TestRole = 'office' | 'portal' | 'sequencer' | 'owner' | 'superuser'

const accounts: Record<TestRole, readonly [user: string, password: string]> = {
  office: ['zhaofa_office', testPasswords.zhaofa_office],
  portal: ['zhaofa_portal', testPasswords.zhaofa_portal],
  sequencer: ['zhaofa_sequencer', testPasswords.zhaofa_sequencer],
  owner: ['zhaofa_owner', testPasswords.owner],
  superuser: ['postgres', testPasswords.superuser],
}

/**
 * Gives `work` a fresh, fully migrated database and drops it afterwards. Act as the application's
 * roles, so that a missing or an excessive grant fails the test. With `empty` nothing was migrated yet.
 */
export async function withDatabase<T>(
  work: (db: TestDatabase) => Promise<T>,
  { empty = false, from = empty ? 'template1' : 'zhaofa' }: Settings = {},
): Promise<T> {
  const database = nameOfOne()
  try {
    return await inDatabase(database, from, work)
  } finally {
    // Not `with (force)`: it races the closing connections and reports errors after the test passed.
    await administer(inject('postgres'), `drop database ${database}`)
  }
}

type Settings = {
  readonly empty?: boolean
  /** The database that it begins as a copy of. */
  readonly from?: string
}

/** The same, and the database stays, so that others begin as copies of it; returns its name. It ends with the server. */
export async function keptDatabase(work: (db: TestDatabase) => Promise<void>): Promise<string> {
  const database = nameOfOne()
  await inDatabase(database, 'zhaofa', work)
  return database
}

const nameOfOne = () => `test_${randomBytes(8).toString('hex')}`

async function inDatabase<T>(
  database: string,
  template: string,
  work: (db: TestDatabase) => Promise<T>,
): Promise<T> {
  const server = inject('postgres')
  await administer(server, `create database ${database} template ${template} owner zhaofa_owner`)
  const opened: Kysely<Database>[] = []
  const connection = (role: TestRole) => connectionTo(server, ...accounts[role], database)
  const as = (role: TestRole) => {
    const options = { max: 8, name: `test ${role}`, prepared: role === 'portal' }
    const db = connect(connection(role), options)
    opened.push(db)
    return db
  }
  try {
    return await work({
      office: as('office'),
      portal: as('portal'),
      sequencer: as('sequencer'),
      owner: as('owner'),
      superuser: as('superuser'),
      connection,
    })
  } finally {
    await Promise.all(opened.map((db) => db.destroy()))
  }
}

async function administer(server: TestServer, statement: string): Promise<void> {
  const client = new Client(connectionTo(server, ...accounts.superuser, 'postgres'))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
