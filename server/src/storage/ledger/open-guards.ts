import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'

/** Something that keeps rows from being changed unseen is switched off or gone. */
export type GuardFinding =
  | { readonly fault: 'trigger-off'; readonly table: string; readonly trigger: string }
  /** The program uses no large objects: somebody fills the disk, or hides something. */
  | { readonly fault: 'large-objects'; readonly count: number }

/** For the owner's role: triggers that do not fire, and large objects. */
export async function findOpenGuards(db: Kysely<Database>): Promise<GuardFinding[]> {
  const triggers = await sql<{ table: string; trigger: string }>`
    select t.tgrelid::regclass::text as table, t.tgname as trigger
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and t.tgenabled not in ('O', 'A')
      and c.relnamespace::regnamespace::text = any (
        '{casework,identity,ledger,platform,publication,reference}')
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
  const count = large.rows[0]?.count ?? 0
  return [
    ...triggers.rows.map((row) => ({ fault: 'trigger-off' as const, ...row })),
    ...(count > 0 ? [{ fault: 'large-objects' as const, count }] : []),
  ]
}
