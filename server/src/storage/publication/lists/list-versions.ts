import { createHash, randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { rowsNamedToday } from '@zhaofa/domain/publicity/lists/renamed-columns.ts'
import { searchableLines } from '@zhaofa/domain/publicity/lists/searchable-line.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Database, Tx } from '../../database.ts'
import { recordLeaves } from '../../ledger/record.ts'
import { indexList } from '../search/index-list.ts'

/** One published version of a list, without its rows. */
export type ListVersion = {
  readonly item: string
  readonly agencyId: string
  readonly version: number
  readonly publishedOn: PlainDate
  readonly reason: string
  readonly sha256: string
}

export type PublishedList = ListVersion & {
  readonly rows: readonly Row[]
  readonly publishedAt: Date
}

/**
 * Waits until no other transaction is publishing this list, and keeps the others waiting until this one
 * ends. Whoever writes the next version from the rows of the last takes it before reading them.
 */
export async function lockList(tx: Tx, { agencyId, item }: ListName): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`list ${agencyId} ${item}`}, 0))`.execute(
    tx,
  )
}

/** Publishes the next version of a list, with its leaf (publication's kind for lists: list-change). */
export async function publishListVersion(
  tx: Tx,
  list: { item: string; rows: readonly Row[]; reason: string; publishedOn: PlainDate },
  { agencyId, at }: { agencyId: string; at: string },
): Promise<ListVersion> {
  await lockList(tx, { agencyId, item: list.item })
  const before = await tx
    .selectFrom('publication.list_version')
    .select('version')
    .where('agency_id', '=', agencyId)
    .where('item', '=', list.item)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  const rows = JSON.stringify(list.rows)
  const sha256 = createHash('sha256').update(rows).digest('hex')
  const version = (before?.version ?? 0) + 1
  const id = randomUUID()
  const { item, reason, publishedOn } = list
  await tx
    .insertInto('publication.list_version')
    .values({
      id,
      agency_id: agencyId,
      item,
      version,
      published_on: publishedOn,
      published_at: at,
      reason,
      rows,
      sha256,
    })
    .execute()
  await indexList(tx, { agencyId, item, version, publishedOn }, searchableLines(item, list.rows))
  const content = { item, version, publishedOn, reason, sha256 }
  await recordLeaves(tx, [
    { kind: 'list-change', publicId: id, sequence: 1, at, agencyId, content, disclosed: true },
  ])
  return { agencyId, item, version, publishedOn, reason, sha256 }
}

/** One list of one agency: both together name it, the item alone does not. */
export type ListName = { readonly agencyId: string; readonly item: string }

const facts = ['item', 'agency_id', 'version', 'published_on', 'reason', 'sha256'] as const

/** The newest version of every published list of every agency; `only` narrows to an item or an agency. */
export async function newestLists(
  db: Kysely<Database>,
  only: Partial<ListName> = {},
): Promise<ListVersion[]> {
  const rows = await newest(db, only).select(facts).execute()
  return rows.map(versionOf)
}

/** The newest version of every published list with its rows; `only` narrows to items or an agency. */
export async function wholeLists(
  db: Kysely<Database>,
  only: Narrowed = {},
): Promise<PublishedList[]> {
  const rows = await newest(db, only).selectAll().execute()
  return rows.map(publishedOf)
}

type Narrowed = Partial<ListName> & { readonly items?: readonly string[] }

function newest(db: Kysely<Database>, { agencyId, item, items }: Narrowed) {
  return db
    .selectFrom('publication.list_version')
    .distinctOn(['item', 'agency_id'])
    .$if(agencyId !== undefined, (some) => some.where('agency_id', '=', agencyId ?? ''))
    .$if(item !== undefined, (some) => some.where('item', '=', item ?? ''))
    .$if(items !== undefined, (some) => some.where('item', 'in', [...(items ?? [])]))
    .orderBy('item')
    .orderBy('agency_id')
    .orderBy('version', 'desc')
}

export type ListCount = {
  readonly item: string
  readonly publishedOn: PlainDate
  readonly count: number
}

/** How many lines every published list has now, of all agencies together or of one, and when it last changed. */
export async function countedLists(
  db: Kysely<Database>,
  agencyId: string | null = null,
): Promise<ListCount[]> {
  const { rows } = await sql<ListCount>`
    select item, max(published_on) as "publishedOn", sum(json_array_length(rows::json))::int as count
    from (
      select distinct on (item, agency_id) item, published_on, rows from publication.list_version
      where ${agencyId}::uuid is null or agency_id = ${agencyId}
      order by item, agency_id, version desc
    ) as newest
    group by item order by item`.execute(db)
  return rows
}

/** Whether the agency has published this list at all. */
export async function isPublished(db: Kysely<Database>, name: ListName): Promise<boolean> {
  const found = await ofList(db, name).select('version').limit(1).executeTakeFirst()
  return found !== undefined
}

/** Every version of one list, newest first. */
export async function versionsOf(db: Kysely<Database>, name: ListName): Promise<ListVersion[]> {
  const rows = await ofList(db, name).select(facts).orderBy('version', 'desc').execute()
  return rows.map(versionOf)
}

/** The list as it stood at the end of `day`; undefined before it was first published. */
export async function listAsOf(
  db: Kysely<Database>,
  name: ListName,
  day: string,
): Promise<PublishedList | undefined> {
  const row = await ofList(db, name)
    .selectAll()
    .where('published_on', '<=', day)
    .orderBy('published_on', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && publishedOf(row)
}

/** One version with its rows. */
export async function findListVersion(
  db: Kysely<Database>,
  name: ListName,
  version: number,
): Promise<PublishedList | undefined> {
  const row = await ofList(db, name).selectAll().where('version', '=', version).executeTakeFirst()
  return row && publishedOf(row)
}

function ofList(db: Kysely<Database>, { agencyId, item }: ListName) {
  return db
    .selectFrom('publication.list_version')
    .where('agency_id', '=', agencyId)
    .where('item', '=', item)
}

const publishedOf = (
  row: Parameters<typeof versionOf>[0] & { rows: string; published_at: Date },
): PublishedList => ({
  ...versionOf(row),
  publishedAt: row.published_at,
  rows: rowsNamedToday(row.item, JSON.parse(row.rows) as Row[]),
})

function versionOf(row: {
  item: string
  agency_id: string
  version: number
  published_on: string
  reason: string
  sha256: string
}): ListVersion {
  return {
    item: row.item,
    agencyId: row.agency_id,
    version: row.version,
    publishedOn: row.published_on as PlainDate,
    reason: row.reason,
    sha256: row.sha256,
  }
}
