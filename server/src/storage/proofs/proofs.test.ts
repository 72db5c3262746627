import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDatabase } from '../../../test/database.ts'
import { tamper } from '../../../test/ledger.ts'
import { withClient } from '../connect.ts'
import { coverTables } from '../cover-tables.ts'
import { findChangedRows, upgradedRows } from '../ledger/compare-rows.ts'
import { factSources } from '../ledger/fact-sources.ts'
import { proofs, rowsSaid } from './proofs.ts'

type Column = { table: string; kind: 'r' | 'p' | 'v'; column: string }

/** Every table and view of the program, column by column. */
const columns = sql<Column>`
  select n.nspname || '.' || c.relname as table, c.relkind as kind, a.attname as column
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
    and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  order by 1, 3`

test('every table says how its rows are proved, and nothing is declared that is not there', () =>
  withDatabase(async ({ owner }) => {
    const { rows } = await columns.execute(owner)
    const tables = new Map(rows.map(({ table, kind }) => [table, kind]))
    expect(tables.size).toBeGreaterThan(80)
    expect([...tables.keys()].filter((table) => !Object.hasOwn(proofs, table))).toEqual([])
    expect(Object.keys(proofs).filter((table) => !tables.has(table))).toEqual([])
    const views = Object.entries(proofs).filter(([, { by }]) => by === 'view')
    expect(views.map(([table]) => tables.get(table))).toEqual(views.map(() => 'v'))
    const named = Object.entries(proofs).flatMap(([table, proof]) => {
      const said = rowsSaid(proof)
      if (!said) return []
      const { repeats, said: plain = [], digested = [], unsaid = {} } = said
      return [...repeats, ...plain, ...digested, ...Object.keys(unsaid)].map((column) => [
        table,
        column,
      ])
    })
    const there = new Set(rows.map(({ table, column }) => `${table} ${column}`))
    expect(named.filter((each) => !there.has(each.join(' ')))).toEqual([])
  }))

test('a table that repeats facts has a source that says them again', () =>
  withDatabase(async ({ owner }) => {
    const sources = new Set((await factSources(owner)).flatMap(({ tables }) => tables))
    const repeating = Object.entries(proofs).filter(([, { by }]) => by === 'facts')
    expect(repeating.map(([table]) => table).filter((table) => !sources.has(table))).toEqual([])
    expect([...sources].filter((table) => proofs[table]?.by !== 'facts')).toEqual([])
  }))

test('a column that is added is recorded from the next start on, and no row is taken over twice', () =>
  withDatabase(async (db) => {
    const { owner } = db
    const cover = () => withClient(db.connection('owner'), coverTables)
    await sql`
      insert into casework.case_access (case_id, person_id, agency_id, because, given_at)
      values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '承办', now())`.execute(
      owner,
    )
    expect(await cover()).toBe(0)

    await sql`alter table casework.case_access add column until date default '2027-01-01'`.execute(
      owner,
    )
    expect(await cover()).toBe(1)
    expect(await cover()).toBe(0)
    expect(await upgradedRows(owner)).toMatchObject([{ table: 'casework.case_access', rows: 1 }])

    await tamper(db, `update casework.case_access set until = '2099-12-31'`)
    expect(await findChangedRows(owner)).toMatchObject([
      { fault: 'row-changed', table: 'casework.case_access', changed: ['until'] },
    ])
  }))
