import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { yearsBetween, type Outline } from './search/search-outline.ts'

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

/** The lines of these ids, newest first. */
export async function noticesById(
  db: Kysely<Database>,
  ids: readonly number[],
  outline: Pick<Outline, 'spans'>,
): Promise<ListedNotice[]> {
  const years = yearsBetween(outline, Math.min(...ids), Math.max(...ids) + 1)
  if (ids.length === 0 || !years) return []
  const { rows } = await sql<ListedNotice>`
    select ${noticeColumns} from publication.listing
    where year between ${years.from} and ${years.to} and id = any(${ids}::bigint[])
    order by id desc`.execute(db)
  return rows
}

/** The highest place in the order of publication so far. */
export async function lastListing(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select last_value as last from publication.listing_id`.execute(db)
  return rows[0]?.last ?? 0
}
