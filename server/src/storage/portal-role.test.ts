import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDatabase } from '../../test/database.ts'

/** A statement that changes something, at the beginning of a line. */
const writes =
  /^\s*(insert|update|delete|truncate|merge|perform|call|execute|create|alter|drop|grant|copy)\b/im

test('the role of the portal may execute no function that writes', () =>
  withDatabase(async ({ owner }) => {
    const { rows } = await sql<{ name: string; volatile: boolean; definer: boolean; text: string }>`
      select p.oid::regprocedure::text as name, p.provolatile = 'v' as volatile,
             p.prosecdef as definer, pg_get_functiondef(p.oid) as text
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prokind in ('f', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and p.prorettype <> 'trigger'::regtype
        and has_function_privilege('zhaofa_portal', p.oid, 'execute')
        and has_schema_privilege('zhaofa_portal', n.oid, 'usage')
      order by 1`.execute(owner)
    // What it may execute as somebody else is stable: PostgreSQL refuses a write in it.
    expect(rows.filter(({ definer }) => definer).map(({ name }) => name)).toEqual([
      'publication.party_page(bytea,date)',
      'publication.progress_with(bytea,text,date)',
      'publication.visit_page_of(bytea,date)',
    ])
    expect(
      rows.filter(({ volatile, text }) => volatile || writes.test(text.split('AS $')[1] ?? '')),
    ).toEqual([])
  }))

test('no function that runs as the owner is anybody’s to execute', () =>
  withDatabase(async ({ owner }) => {
    const { rows } = await sql<{ name: string }>`
      select p.oid::regprocedure::text as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and has_function_privilege('public', p.oid, 'execute')
      order by 1`.execute(owner)
    expect(rows).toEqual([])
  }))

test('the role of the portal may write to no table, no sequence and no schema, nor keep large objects', () =>
  withDatabase(async ({ owner, portal, office }) => {
    const { rows } = await sql<{ name: string }>`
      select c.oid::regclass::text as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and (
        c.relkind in ('r', 'p', 'v') and
          has_table_privilege('zhaofa_portal', c.oid, 'insert, update, delete, truncate, trigger, references')
        or c.relkind = 'S' and has_sequence_privilege('zhaofa_portal', c.oid, 'usage, update'))
      union all
      select nspname from pg_namespace where has_schema_privilege('zhaofa_portal', oid, 'create')`.execute(
      owner,
    )
    expect(rows).toEqual([])
    for (const db of [portal, office]) {
      await expect(sql`select lo_from_bytea(0, 'x')`.execute(db)).rejects.toThrow(
        'permission denied',
      )
      await expect(sql`select lo_create(0)`.execute(db)).rejects.toThrow('permission denied')
    }
  }))
