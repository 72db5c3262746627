import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { withDatabase, type TestDatabase } from '../../test/database.ts'
import { testPasswords as passwords } from '../../test/test-server.ts'
import { asPerson } from './as-person.ts'
import { migrate } from './migrate.ts'

const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = passwords
const rolePasswords = { zhaofa_office, zhaofa_portal, zhaofa_sequencer }

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhaofa-migrations-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

/** As in a database that has seen none of our own files. */
async function forgetMigrations(db: TestDatabase) {
  await sql`delete from platform.migration`.execute(db.owner)
}

const run = (db: TestDatabase, folder: string) =>
  migrate(db.connection('owner'), { passwords: rolePasswords, folder })

describe('migrating', () => {
  test('a database that is up to date is left alone', () =>
    withDatabase(async (db) => {
      expect(await migrate(db.connection('owner'), { passwords: rolePasswords })).toEqual([])
    }))

  test('applies the numbered files in order, once', () =>
    withDatabase(async (db) => {
      await forgetMigrations(db)
      const folder = folderWith({
        '0002_second.sql': 'insert into platform.sample values (2)',
        '0001_first.sql': 'create table platform.sample (n int)',
      })

      expect(await run(db, folder)).toEqual(['0001_first.sql', '0002_second.sql'])
      expect(await run(db, folder)).toEqual([])
    }))

  test('a file that fails leaves nothing of itself and keeps the files before it', () =>
    withDatabase(async (db) => {
      await forgetMigrations(db)
      const folder = folderWith({
        '0001_good.sql': 'create table platform.kept (n int)',
        '0002_bad.sql': 'create table platform.lost (n int); select 1/0',
      })

      await expect(run(db, folder)).rejects.toThrow('0002_bad.sql')
      const found = await sql`select to_regclass('platform.kept')::text as kept,
                                     to_regclass('platform.lost')::text as lost`.execute(db.owner)
      expect(found.rows).toEqual([{ kept: 'platform.kept', lost: null }])
    }))

  test('an applied file that was changed is refused by name', () =>
    withDatabase(async (db) => {
      await forgetMigrations(db)
      const folder = folderWith({ '0001_first.sql': 'select 1' })
      await run(db, folder)
      writeFileSync(join(folder, '0001_first.sql'), 'select 2')

      await expect(run(db, folder)).rejects.toThrow('0001_first.sql 在执行之后被改动')
    }))

  test('a database made by a newer program is refused', () =>
    withDatabase(async (db) => {
      await forgetMigrations(db)
      await run(db, folderWith({ '0001_a.sql': 'select 1', '0002_b.sql': 'select 1' }))

      await expect(run(db, folderWith({ '0001_a.sql': 'select 1' }))).rejects.toThrow('更新的版本')
    }))

  test('two servers that start at once migrate one after the other', () =>
    withDatabase(async (db) => {
      await forgetMigrations(db)
      const folder = folderWith({ '0001_first.sql': 'create table platform.sample (n int)' })

      const applied = await Promise.all([run(db, folder), run(db, folder), run(db, folder)])

      expect(applied.flat()).toEqual(['0001_first.sql'])
    }))
})

describe('the roles', () => {
  test.each(['office', 'portal', 'sequencer'] as const)('%s cannot create tables', (role) =>
    withDatabase(async (db) => {
      await expect(sql`create table public.mine (n int)`.execute(db[role])).rejects.toThrow(
        'permission denied',
      )
      await expect(sql`create schema mine`.execute(db[role])).rejects.toThrow('permission denied')
    }),
  )

  test('an append-only table refuses change even by its owner', () =>
    withDatabase(async ({ owner }) => {
      await sql`create table platform.fact (n int)`.execute(owner)
      await sql`create trigger append_only before update or delete or truncate on platform.fact
        for each statement execute function platform.refuse_change()`.execute(owner)
      await sql`insert into platform.fact values (1)`.execute(owner)

      const attempts = ['update platform.fact set n = 2', 'delete from platform.fact']
      for (const attempt of [...attempts, 'truncate platform.fact']) {
        await expect(sql.raw(attempt).execute(owner)).rejects.toThrow('append-only')
      }
    }))
})

describe('acting for a person', () => {
  const acting = {
    agencyId: '0197a000-0000-7000-8000-000000000001',
    personId: '0197a000-0000-7000-8000-000000000002',
  }
  const whoIsActing = sql<{ agency: string | null; person: string | null }>`
    select platform.current_agency() as agency, platform.current_person() as person`

  test('the transaction knows the agency and the person, the next one does not', () =>
    withDatabase(async ({ office }) => {
      const during = await asPerson(office, acting, (tx) => whoIsActing.execute(tx))
      expect(during.rows).toEqual([{ agency: acting.agencyId, person: acting.personId }])

      const after = await whoIsActing.execute(office)
      expect(after.rows).toEqual([{ agency: null, person: null }])
    }))
})

describe('values from the database', () => {
  test('a date stays its text, an amount in fen is an exact number', () =>
    withDatabase(async ({ office }) => {
      const { rows } = await sql`select date '2026-11-23' as day, 1800000::bigint as fen`.execute(
        office,
      )
      expect(rows).toEqual([{ day: '2026-11-23', fen: 1_800_000 }])
    }))

  test('a bigint too large to be exact is an error, not a rounded figure', () =>
    withDatabase(async ({ office }) => {
      await expect(sql`select 9007199254740993::bigint as n`.execute(office)).rejects.toThrow(
        'not exact',
      )
    }))
})
