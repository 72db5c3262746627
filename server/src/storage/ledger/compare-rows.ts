import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { proofs, rowsSaid } from '../proofs/proofs.ts'

/** A row whose newest entry (`row-change`) says something else of it. */
export type RowFinding = {
  readonly fault:
    'row-changed' | 'row-missing' | 'row-not-recorded' | 'row-returned' | 'row-by-owner'
  readonly table: string
  /** The row by what the entry says of it, or by its key. */
  readonly row: Readonly<Record<string, unknown>>
  /** Columns that read otherwise; `…` for those the entry holds the digest of. */
  readonly changed: readonly string[]
  /** When the newest entry was written; null where there is none. */
  readonly recordedAt: Date | null
  /** The role that wrote it, where it was none of the program's. */
  readonly by: string | null
}

const maxFindings = 1000

/** What an entry says of its row, the key first. */
const inWords = (entry: string) =>
  sql.raw(`(select json_object_agg(member.key, member.value
      order by array_position(c.key, member.key) nulls last, member.key)
    from jsonb_each(${entry} -> 'row') member
    left join ledger.covered_table c on c.name = ${entry} ->> 'table')`)

/** Compares each row that is recorded by itself with its newest entry. For the owner's role. */
export async function findChangedRows(db: Kysely<Database>): Promise<RowFinding[]> {
  // Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards.
  const { rows } = await sql<RowFinding>`
    select case
        when said is null then 'row-not-recorded'
        when found is null then 'row-missing'
        when said ? 'removed' then 'row-returned'
        else 'row-changed' end as fault,
      coalesce(said, found) ->> 'table' as table, ${inWords('coalesce(pair.said, pair.found)')} as row,
      case when said is null or found is null or said ? 'removed' then '{}' else array(
        select name from (
          select key as name from jsonb_each(said -> 'row') a
          full join jsonb_each(found -> 'row') b using (key) where a.value is distinct from b.value
          union all select '…' where said -> 'digest' is distinct from found -> 'digest') names
        order by name) end as changed,
      at as "recordedAt", said ->> 'by' as by
    from (
      select public_id as id, at, case when content is json then content::jsonb - 'takenOver' - 'migration' end as said, found,
             content is null as erased
      from (select distinct on (public_id) public_id, at, content from ledger.opening
            where kind = 'row-change' order by public_id, sequence desc) o
      full join (select public_id, content as found from ledger.covered_rows()) f using (public_id)
    ) pair
    where (at is null or not erased)
      and not coalesce(found is null and said ? 'removed', false)
      and found is distinct from said - 'by'
    order by 2, at, pair.id limit ${maxFindings}`.execute(db)
  return rows
}

/** Rows that were written by another role than the program's, beside migrations and the tables that say so. */
export async function findRowsByOwner(db: Kysely<Database>): Promise<RowFinding[]> {
  const allowed = Object.entries(proofs).flatMap(([table, proof]) =>
    rowsSaid(proof)?.owner === undefined ? [] : [table],
  )
  // Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards.
  const { rows } = await sql<RowFinding>`
    select 'row-by-owner' as fault, said ->> 'table' as table, ${inWords('entry.said')} as row, '{}'::text[] as changed,
           at as "recordedAt", said ->> 'by' as by
    from (
      select id, at, said
      from (select public_id as id, at, content::jsonb as said from ledger.opening
            where kind = 'row-change' and content like '%"by":%' and content is json) named
      where said ? 'by' and not said ->> 'table' = any (${allowed})
        -- now() is one for a whole transaction: a migration and what it writes have the same time.
        and not exists (select from platform.migration m
          where m.name = said ->> 'migration' and date_trunc('milliseconds', m.applied_at) = at)
      order by at, said ->> 'table', id limit ${maxFindings}
    ) entry
    order by at, 2, id`.execute(db)
  return rows
}

/** Rows that an upgrade recorded for the first time, or rewrote: of the time before, nothing proves them. */
export type Upgraded = {
  readonly table: string
  readonly rows: number
  readonly on: Date
  /** The file that rewrote them; null where they were taken over as they stood. */
  readonly migration: string | null
}

export async function upgradedRows(db: Kysely<Database>): Promise<Upgraded[]> {
  const { rows } = await sql<Upgraded>`
    select said ->> 'table' as table, count(*)::int as rows, at as on, said ->> 'migration' as migration
    from (select at, content::jsonb as said from ledger.opening
          where kind = 'row-change'
            and (content like '%"takenOver":true}' or content like '%"migration":%')
            and content is json) entry
    where said ? 'takenOver' or said ? 'migration'
    group by 1, at, 4 order by at, 1`.execute(db)
  return rows
}

/** Entries of before migration 0320 that leave out a column which later ones say. */
export type SaidLess = { readonly table: string; readonly column: string; readonly rows: number }

export async function saidLess(db: Kysely<Database>): Promise<SaidLess[]> {
  const { rows } = await sql<SaidLess>`
    select case kind
        when 'restricted-read' then 'casework.restricted_read' when 'rule-change' then 'reference.rule_version'
        when 'evidence' then 'casework.upload' else 'casework.letter' end as table,
      case kind
        when 'restricted-read' then 'person_name' when 'rule-change' then 'proposal_id'
        when 'evidence' then 'pages' else 'code_hash' end as column,
      count(*)::int as rows
    from ledger.opening
    where kind = 'restricted-read' and content not like '%"personName":%'
       or kind = 'rule-change' and content like '%"byPerson":%' and content not like '%"proposalId":%'
       or kind = 'evidence' and content like '%"table":"casework.upload"%' and content not like '%"pages":%'
       or kind = 'system-event' and content like '%"table":"casework.letter"%'
          and content not like '%"code_hash_sha256":%'
    group by kind order by 1`.execute(db)
  return rows
}
