import type { Client } from 'pg'
import { proofs, rowsSaid } from './proofs/proofs.ts'

/** A table as ledger.cover is told of it. */
type Covered = {
  readonly name: string
  readonly key: readonly string[]
  readonly said: readonly string[]
  readonly digested: readonly string[]
}

type Column = { name: string; type: string; generated: boolean; keyed: boolean }

/** Kept as a digest unless the declaration says otherwise: sealed, or of many parts. */
const digestedTypes = new Set(['bytea', 'jsonb', 'json', 'tsvector'])

/**
 * Makes the database record the rows of every table that says so (proofs/), with all its columns: also those
 * that a migration has just added. Rows that were there before are taken over, each with an entry that says
 * so. For the owner's role, after the migrations. Returns how many rows were taken over.
 */
export async function coverTables(client: Client): Promise<number> {
  const columns = await columnsByTable(client)
  const known = await coveredTables(client)
  let taken = 0
  await client.query('begin')
  try {
    for (const [name, ofTable] of columns) {
      const wanted = coverageOf(name, ofTable)
      if (!wanted || JSON.stringify(known.get(name)) === JSON.stringify(wanted)) continue
      const { key, said, digested } = wanted
      const { rows } = await client.query<{ taken: string }>(
        'select ledger.cover($1, $2, $3, $4) as taken',
        [name, key, said, digested],
      )
      taken += Number(rows[0]?.taken ?? 0)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  return taken
}

/** Null where a table has no entries for its own rows. */
function coverageOf(name: string, columns: readonly Column[]): Covered | null {
  const proof = proofs[name]
  const how = proof && rowsSaid(proof)
  if (!how) return null
  const key = columns.filter(({ keyed }) => keyed).map((column) => column.name)
  const elsewhere = new Set([...how.repeats, ...Object.keys(how.unsaid ?? {})])
  // Of a fact the agency stands beside its entry.
  if (how.repeats.length > 0) elsewhere.add('agency_id')
  const rest = columns.filter((column) => !column.generated && !elsewhere.has(column.name))
  if (rest.length === 0) return null
  const inDigest = ({ name: column, type }: Column) =>
    how.said
      ? !how.said.includes(column)
      : digestedTypes.has(type) || how.digested?.includes(column)
  const names = (wanted: readonly Column[]) => wanted.map((column) => column.name).toSorted()
  return {
    name,
    key,
    said: [...new Set([...key, ...names(rest.filter((column) => !inDigest(column)))])],
    digested: names(rest.filter((column) => inDigest(column) && !column.keyed)),
  }
}

/** Every table of the program and its columns in the order of the key. Partitions belong to their table. */
async function columnsByTable(client: Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column & { table: string }>(`
    select n.nspname || '.' || c.relname as table, a.attname as name,
           format_type(a.atttypid, null) as type, a.attgenerated <> '' as generated,
           array_position(k.conkey, a.attnum) is not null as keyed
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname in ('casework', 'identity', 'inspection', 'ledger', 'platform', 'publication', 'reference')
    order by 1, array_position(k.conkey, a.attnum), a.attname`)
  return Map.groupBy(rows, ({ table }) => table)
}

async function coveredTables(client: Client): Promise<Map<string, Covered>> {
  const { rows } = await client.query<Covered>(
    'select name, key, said, digested from ledger.covered_table',
  )
  return new Map(rows.map((row) => [row.name, row]))
}
