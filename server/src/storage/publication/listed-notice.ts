import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Database } from '../database.ts'
import { listingsById, type ListingRange } from './search/listing-ranges.ts'

/** A line of a list. */
export type ListedNotice = {
  readonly id: number
  readonly publicId: string
  readonly agencyId: string
  readonly kind: string
  readonly number: string
  readonly party: string
  readonly title: string
  readonly outcome: string
  readonly decidedOn: string
  readonly publishedOn: string
}

export const noticeColumns = sql`id, public_id as "publicId", agency_id as "agencyId", kind, number, party, title, outcome,
  decided_on as "decidedOn", published_on as "publishedOn"`

type Line = readonly [
  id: number,
  publicId: string,
  agencyId: string,
  kind: string,
  number: string,
  party: string,
  title: string,
  outcome: string,
  decidedOn: string,
  publishedOn: string,
]

/**
 * The lines of listings, in the order of that query. One JSON text: to take two hundred values of a page apart costs
 * this process as much again as everything else about them.
 */
export async function listedNotices(
  db: Kysely<Database>,
  listings: RawBuilder<unknown>,
): Promise<ListedNotice[]> {
  const { rows } = await sql<{ lines: Line[] | null }>`
    select json_agg(json_build_array(id, public_id, agency_id, kind, number, party, title, outcome,
      decided_on, published_on)) as lines
    from (${listings}) listed`.execute(db)
  return (rows[0]?.lines ?? []).map(
    ([id, publicId, agencyId, kind, number, party, title, outcome, decidedOn, publishedOn]) => ({
      id,
      publicId,
      agencyId,
      kind,
      number,
      party,
      title,
      outcome,
      decidedOn,
      publishedOn,
    }),
  )
}

/** The lines of these ids, newest first. */
export async function noticesById(
  db: Kysely<Database>,
  ids: readonly number[],
  ranges: readonly ListingRange[],
): Promise<ListedNotice[]> {
  if (ids.length === 0) return []
  const listings = listingsById(ids, ranges, { what: sql`*` })
  return listedNotices(db, sql`select * from (${listings}) found order by id desc`)
}

/** The highest place in the order of publication so far. */
export async function lastListing(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select last_value as last from publication.listing_id`.execute(db)
  return rows[0]?.last ?? 0
}
