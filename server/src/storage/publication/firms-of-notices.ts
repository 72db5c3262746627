import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'

export type PublicFirm = { readonly uscc: string; readonly name: string }

/** The firms these notices name as parties, in the order given; natural persons are none. */
export async function firmsOfNotices(
  db: Kysely<Database>,
  publicIds: readonly string[],
): Promise<PublicFirm[]> {
  if (publicIds.length === 0) return []
  const { rows } = await sql<PublicFirm>`
    select party ->> 'uscc' as uscc, min(party ->> 'name') as name
    from publication.entry e join publication.notice n using (public_id, version, year),
         lateral (select n.body::json -> 'party' as party) as p
    where e.public_id = any(${[...publicIds]}::text[]) and e.status = 'published'
      and party ->> 'uscc' is not null
    group by party ->> 'uscc' order by min(party ->> 'name')`.execute(db)
  return rows
}
