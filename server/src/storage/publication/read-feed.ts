import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { WithdrawalGround } from '../tables/publication.ts'

/** Entries of one feed: readers ask often enough that older ones have been seen. */
const feedLength = 50

/** A decision that is shown now, with the instant of its latest publication or correction. */
export type FeedDecision = {
  readonly publicId: string
  readonly version: number
  readonly title: string
  readonly number: string
  readonly outcome: string
  readonly matterName: string
  readonly agencyName: string
  readonly decidedOn: string
  readonly expiresOn: string
  readonly publishedAt: Date
}

export type FeedWithdrawal = {
  readonly publicId: string
  readonly number: string
  readonly agencyName: string
  readonly ground: WithdrawalGround | null
  readonly reason: string
  readonly withdrawnAt: Date
}

/** The newest decisions shown on `today`, newest first. */
export async function newestDecisions(
  db: Kysely<Database>,
  today: string,
): Promise<FeedDecision[]> {
  // Cut: a feed holds the newest; the list and the open data hold all.
  const { rows } = await sql<FeedDecision>`
    select l.public_id as "publicId", e.version, l.title, l.number, l.outcome,
      l.matter_name as "matterName", a.name as "agencyName", l.decided_on as "decidedOn",
      l.expires_on as "expiresOn", n.published_at as "publishedAt"
    from (select * from publication.listing where expires_on >= ${today}
          order by id desc limit ${feedLength}) l
    join publication.entry e on e.public_id = l.public_id
    join publication.notice n
      on n.public_id = e.public_id and n.version = e.version and n.year = e.year
    join publication.agency a on a.agency_id = l.agency_id
    order by l.id desc`.execute(db)
  return rows
}

/** The newest withdrawals, newest first. */
export async function newestWithdrawals(db: Kysely<Database>): Promise<FeedWithdrawal[]> {
  // Cut: a feed holds the newest; the list and the open data hold all.
  const { rows } = await sql<FeedWithdrawal>`
    select public_id as "publicId", number, agency_name as "agencyName", ground, reason,
      withdrawn_at as "withdrawnAt"
    from publication.withdrawal order by withdrawn_at desc limit ${feedLength}`.execute(db)
  return rows
}
