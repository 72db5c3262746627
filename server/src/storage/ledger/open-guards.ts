import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { readMigrations } from '../migrate.ts'

/** Something that keeps rows from being changed unseen is switched off or gone. */
export type GuardFinding =
  | { readonly fault: 'trigger-off'; readonly table: string; readonly trigger: string }
  /** A function is not what the newest migration that has it says. The checks themselves ask some of them. */
  | { readonly fault: 'function-changed'; readonly name: string }
  /** The program uses no large objects: somebody fills the disk, or hides something. */
  | { readonly fault: 'large-objects'; readonly count: number }

/** For the owner's role: triggers that do not fire, functions that are not those of the migrations, large objects. */
export async function findOpenGuards(db: Kysely<Database>): Promise<GuardFinding[]> {
  const triggers = await sql<{ table: string; trigger: string }>`
    select t.tgrelid::regclass::text as table, t.tgname as trigger
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and t.tgenabled not in ('O', 'A')
      and c.relnamespace::regnamespace::text = any (
        '{casework,identity,inspection,ledger,platform,publication,reference}')
    union all
    select c.name, 'row_recorded' from ledger.covered_table c
    where not exists (select from pg_trigger t
      where t.tgrelid = to_regclass(c.name) and t.tgname = 'row_recorded')
    union all
    select r.name, 'recorded' from ledger.recorded_table r
    where not exists (select from pg_trigger t
      where t.tgrelid = to_regclass(r.name) and t.tgname = 'recorded')
    order by 1, 2`.execute(db)
  const large = await sql<{ count: number }>`
    select count(*)::int as count from pg_largeobject_metadata`.execute(db)
  const changed = await changedFunctions(db)
  const count = large.rows[0]?.count ?? 0
  return [
    ...triggers.rows.map((row) => ({ fault: 'trigger-off' as const, ...row })),
    ...changed.map((name) => ({ fault: 'function-changed' as const, name })),
    ...(count > 0 ? [{ fault: 'large-objects' as const, count }] : []),
  ]
}

const header = /create (?:or replace )?function ([a-z_]+\.[a-z_]+)\s*\(/g

/** Bodies of functions as the newest migration that has one says them, by the function's name. */
function bodiesOf(migrations: readonly { readonly text: string }[]): Map<string, string> {
  const bodies = new Map<string, string>()
  for (const { text } of migrations) {
    for (const { 1: name = '', index } of text.matchAll(header)) {
      // `… as $$ body $$`, however the dollars are called.
      const opening = /\bas\s+\$([a-z_]*)\$/g
      opening.lastIndex = index
      const dollars = `$${opening.exec(text)?.[1] ?? ''}$`
      const begin = opening.lastIndex
      bodies.set(name, plain(text.slice(begin, text.indexOf(dollars, begin))))
    }
  }
  return bodies
}

/** Names whose body differs from the migrations, or that none of them makes. */
async function changedFunctions(db: Kysely<Database>): Promise<string[]> {
  const bodies = bodiesOf(readMigrations())
  const { rows } = await sql<{ name: string; body: string }>`
    select p.pronamespace::regnamespace || '.' || p.proname as name, p.prosrc as body
    from pg_proc p
    where p.pronamespace::regnamespace::text = any (
      '{casework,identity,inspection,ledger,platform,publication,reference}')
    order by 1`.execute(db)
  return rows.filter(({ name, body }) => bodies.get(name) !== plain(body)).map(({ name }) => name)
}

/** Line ends are a matter of the checkout. */
const plain = (text: string) => text.replaceAll('\r\n', '\n')
