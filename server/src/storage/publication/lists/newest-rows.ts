import { sql, type Kysely } from 'kysely'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { rowsNamedToday } from '@zhaofa/domain/publicity/lists/renamed-columns.ts'
import type { Database } from '../../database.ts'

/** The newest lines of one published list, with their version and its day. */
export type NewestRows = {
  readonly version: number
  readonly publishedOn: string
  readonly publishedAt: Date | null
  readonly rows: readonly Row[]
}

/** The newest lines of some lists of one agency. A list that was never published has version 0 and no lines. */
export type NewestLists<Item extends string> = Readonly<Record<Item, NewestRows>>

/** These lists of every agency that has published one of them, by agency. */
export async function newestRowsByAgency<Item extends string>(
  db: Kysely<Database>,
  items: readonly Item[],
): Promise<ReadonlyMap<string, NewestLists<Item>>> {
  return byAgency(items, await read(db, items))
}

/** The newest lines of one list of one agency; none when it was never published. */
export async function newestRowsOf(
  db: Kysely<Database>,
  agencyId: string,
  item: string,
): Promise<readonly Row[]> {
  const { rows } = await sql<{ rows: string }>`
    select rows from publication.list_version
    where agency_id = ${agencyId} and item = ${item}
    order by published_on desc, version desc limit 1`.execute(db)
  const [found] = rows
  return found ? rowsNamedToday(item, JSON.parse(found.rows) as Row[]) : []
}

type Found = NewestRows & { readonly item: string; readonly agencyId: string }

async function read(db: Kysely<Database>, items: readonly string[]): Promise<Found[]> {
  const { rows: found } = await sql<Omit<Found, 'rows'> & { rows: string }>`
    select distinct on (agency_id, item) agency_id as "agencyId", item, version,
      published_on as "publishedOn", published_at as "publishedAt", rows
    from publication.list_version
    where item = any(${[...items]}::text[])
    order by agency_id, item, published_on desc, version desc`.execute(db)
  return found.map((each) => ({
    ...each,
    rows: rowsNamedToday(each.item, JSON.parse(each.rows) as Row[]),
  }))
}

function byAgency<Item extends string>(
  items: readonly Item[],
  found: readonly Found[],
): ReadonlyMap<string, NewestLists<Item>> {
  const groups = Map.groupBy(found, ({ agencyId }) => agencyId)
  return new Map(
    [...groups].map(([agencyId, lists]) => {
      const byItem = new Map(lists.map((list) => [list.item, list]))
      return [agencyId, recordOf(items, byItem)] as const
    }),
  )
}

const nothing: NewestRows = { version: 0, publishedOn: '', publishedAt: null, rows: [] }

const recordOf = <Item extends string>(
  items: readonly Item[],
  found: ReadonlyMap<string, NewestRows>,
) =>
  Object.fromEntries(items.map((item) => [item, found.get(item) ?? nothing])) as NewestLists<Item>
