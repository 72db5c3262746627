import { sql } from 'kysely'
import type { TestDatabase } from './database.ts'

/** Tables of a case that desks read. Rows of the copies carry the new id and nothing else that is new. */
const tables = ['case_event', 'case_file', 'case_access', 'decision_draft', 'decision', 'document']

/** So many copies of a case, as if as many people had done the same. For arranging only. */
export async function copyCase(
  { superuser }: Pick<TestDatabase, 'superuser'>,
  caseId: string,
  copies: number,
): Promise<void> {
  await superuser.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    await sql`create temporary table copy on commit preserve rows as
      select gen_random_uuid() as id from generate_series(1, ${copies}::int)`.execute(connection)
    for (const table of tables) {
      const key = table === 'case_file' ? 'id' : 'case_id'
      const name = sql.table(`casework.${table}`)
      // A number is used once: those of the copies carry their own in place of the serial.
      const own =
        table === 'document'
          ? sql`|| jsonb_build_object('id', gen_random_uuid(), 'number', t.number || copy.id,
                  'word', t.word || copy.id)`
          : sql``
      await sql`
        insert into ${name}
        select (jsonb_populate_record(null::${name},
                 to_jsonb(t) || jsonb_build_object(${sql.lit(key)}, copy.id) ${own})).*
        from ${name} t cross join copy where t.${sql.ref(key)} = ${caseId}`.execute(connection)
    }
    await sql`drop table copy`.execute(connection)
    await sql`set session_replication_role = origin`.execute(connection)
  })
}
