import { sql } from 'kysely'
import type { LeafKind, LeafSubject } from '@zhaofa/ledger'
import type { Tx } from '../database.ts'
import { attempt, type UnreadableFinding } from './attempt.ts'
import { factSources, type FactSource } from './fact-sources.ts'

export type FactFinding = LeafSubject & {
  readonly fault: 'source-changed' | 'source-missing' | 'source-not-recorded'
  /** Where to look: the tables that hold rows of this kind, joined by 、. */
  readonly table: string
  /** What of the fact reads otherwise now; empty where all of it is gone or new. */
  readonly changed: readonly string[]
  /** When it was recorded; null where it never was. */
  readonly recordedAt: Date | null
}

/** No more findings of one kind are listed; what is wrong a thousand times has one cause. */
const maxFindings = 1000

/**
 * Compares every fact with the row it was made from; for the owner's role. An erased fact
 * has nothing left to compare; verify-records.ts lists it.
 */
export async function findChangedFacts(tx: Tx): Promise<(FactFinding | UnreadableFinding)[]> {
  const sources = Map.groupBy(await factSources(tx), ({ kind }) => kind)
  const found: (FactFinding | UnreadableFinding)[] = []
  for (const [kind, of] of sources) {
    found.push(...(await attempt(tx, tablesOf(of), () => differing(tx, kind, of))))
  }
  return found
}

const tablesOf = (of: readonly FactSource[]) => of.flatMap(({ tables }) => tables).join('、')

async function differing(
  tx: Tx,
  kind: LeafKind,
  of: readonly FactSource[],
): Promise<FactFinding[]> {
  const said = of.map(({ rows }) => rows).join(' union all ')
  const { rows } = await sql<Omit<FactFinding, 'kind' | 'table'>>`
    select public_id as "publicId", sequence, case
        when content is null then 'source-missing'
        when recorded is null then 'source-not-recorded'
        else 'source-changed' end as fault,
      case when content is null or recorded is null then '{}' else
        array(select name from (
            select key as name from jsonb_each(case when jsonb_typeof(value) = 'object' then value else '{}' end) a
            where jsonb_typeof(content) <> 'object' or a.value is distinct from content -> a.key
            union select 'at' where moved union select 'agency_id' where elsewhere) names
          order by name) end as changed,
      recorded as "recordedAt"
    from (
      select public_id, sequence, o.at as recorded, o.erased, o.value,
             ${sql.raw(comparable(kind, 's.content'))} as content,
             s.at is not null and date_trunc('milliseconds', s.at) <> o.at as moved,
             s.agency_id <> o.agency_id as elsewhere
      from (select public_id, sequence, agency_id, at, content is null as erased,
                   case when content is json then ${sql.raw(comparable(kind, 'content::jsonb'))} end as value
            from ledger.opening where kind = ${kind}) o
      full join (${sql.raw(said)}) s using (public_id, sequence)
    ) pair
    where content is null or recorded is null
       or (not erased and (moved or elsewhere or value is distinct from content
             and (value is null or jsonb_typeof(content) <> 'object' or value <> ledger.told_by(content, value))))
    -- Cut: a thousand faults of one kind are enough to act on; the check is run again afterwards.
    order by public_id, sequence limit ${maxFindings}`.execute(tx)
  const table = tablesOf(of)
  return rows.map((row) => ({ ...row, kind, table }))
}

/** Of administration the entry also says what the person is called, which may change later. */
const comparable = (kind: LeafKind, content: string) =>
  kind === 'authority-change' ? `(${content} #- '{by,name}')` : content
