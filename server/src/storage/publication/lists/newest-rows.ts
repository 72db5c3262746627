import { sql, type Kysely } from 'kysely'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { Database } from '../../database.ts'

/** The lines of one published list as they stand now, and where that version is found. */
export type NewestRows = {
  readonly version: number
  readonly publishedOn: string
  readonly rows: readonly Row[]
}

const nothing: NewestRows = { version: 0, publishedOn: '', rows: [] }

/** The newest version of each of these lists; version 0 without rows for one never published. */
export async function newestRows<Item extends string>(
  db: Kysely<Database>,
  items: readonly Item[],
): Promise<Readonly<Record<Item, NewestRows>>> {
  const { rows: found } = await sql<{
    item: string
    version: number
    publishedOn: string
    rows: string
  }>`
    select distinct on (item) item, version, published_on as "publishedOn", rows
    from publication.list_version
    where item = any(${[...items]}::text[])
    order by item, published_on desc, version desc`.execute(db)
  const byItem = new Map(
    found.map(({ item, version, publishedOn, rows }) => [
      item,
      { version, publishedOn, rows: JSON.parse(rows) as Row[] },
    ]),
  )
  return Object.fromEntries(
    items.map((item) => [item, byItem.get(item) ?? nothing]),
  ) as unknown as Record<Item, NewestRows>
}
