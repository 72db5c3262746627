import { sql, type Kysely } from 'kysely'
import type { DecisionRecord } from '@zhaofa/domain/publicity/open-data/decision-fields.ts'
import type { RecordState } from '@zhaofa/domain/publicity/open-data/entry-fields.ts'
import type { ResultRecord } from '@zhaofa/domain/publicity/open-data/record-fields.ts'
import type { PublicNotice } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import type {
  PublishedContent,
  PublicRecord,
} from '@zhaofa/domain/publicity/records/public-record.ts'
import type { Database } from '../database.ts'

/** Which decisions a download holds. */
export type DecisionRange = {
  /** Reads only what changed after this version of the data; null reads everything. */
  readonly after: number | null
  /** Reads only what changed on or after this day; null reads everything. */
  readonly since: string | null
  /** The version when the download began: its cursor. What changes meanwhile comes with the next. */
  readonly upTo: number
  readonly today: string
  readonly origin: string
}

/** Reading the JSON of this many rows takes a few milliseconds, and other requests go in between. */
const batchRows = 200

/**
 * Every decision of a range, in the order in which they changed. All of them (no `after`, no `since`)
 * means what is shown now; of what changed, also what is not shown any more, without its content. Read
 * batch by batch, so no connection is held and no more than one batch is in memory.
 */
export async function* exportDecisions(
  db: Kysely<Database>,
  range: DecisionRange,
): AsyncGenerator<DecisionRecord, void, undefined> {
  for await (const { content, ...entry } of changedNotices(db, range, false)) {
    yield { ...entry, notice: content as PublicNotice | null }
  }
}

/** Reads the records of licences, coercion, inspections and draws in the same way. */
export async function* exportResults(
  db: Kysely<Database>,
  range: DecisionRange,
): AsyncGenerator<ResultRecord, void, undefined> {
  for await (const { content, ...entry } of changedNotices(db, range, true)) {
    yield { ...entry, record: content as PublicRecord | null }
  }
}

/** Content only of what is shown. */
type ChangedNotice = Omit<DecisionRecord, 'notice'> & { readonly content: PublishedContent | null }

async function* changedNotices(
  db: Kysely<Database>,
  range: DecisionRange,
  records: boolean,
): AsyncGenerator<ChangedNotice, void, undefined> {
  const first = range.since === null ? 0 : await firstChange(db, range.since)
  if (first === null) return
  let changed = Math.max(range.after ?? -1, first - 1)
  let listing = range.after !== null && range.after >= first - 1 ? Number.MAX_SAFE_INTEGER : 0
  for (;;) {
    const rows = await changedEntries(db, range, { changed, listing, records })
    for (const row of rows) yield noticeOf(row, range)
    const last = rows.at(-1)
    if (!last || rows.length < batchRows) return
    changed = last.changed
    listing = last.listingId
  }
}

/** The version of the oldest change on or after a day; null when there is none. */
async function firstChange(db: Kysely<Database>, since: string): Promise<number | null> {
  const { rows } = await sql<{ first: number | null }>`
    select min(changed) as first from publication.entry
    where coalesce(ended_on, published_on) >= ${since}`.execute(db)
  return rows[0]?.first ?? null
}

type Row = {
  readonly publicId: string
  readonly changed: number
  readonly listingId: number
  readonly status: RecordState
  readonly version: number
  readonly number: string
  readonly publishedOn: string
  readonly expiresOn: string
  readonly endedOn: string | null
  readonly reason: string | null
  readonly body: string | null
}

async function changedEntries(
  db: Kysely<Database>,
  { after, since, upTo, today }: DecisionRange,
  from: { readonly changed: number; readonly listing: number; readonly records: boolean },
): Promise<Row[]> {
  const shownOnly =
    after === null && since === null
      ? sql`and e.status = 'published' and e.expires_on >= ${today}`
      : sql``
  const onOrAfter =
    since === null ? sql`` : sql`and coalesce(e.ended_on, e.published_on) >= ${since}`
  // Cut: the reader asks again after the last row until there is none.
  const { rows } = await sql<Row>`
    select e.public_id as "publicId", e.changed, e.listing_id as "listingId", e.status, e.version,
      e.number, e.published_on as "publishedOn", e.expires_on as "expiresOn",
      e.ended_on as "endedOn", w.reason, n.body
    from (
      select * from publication.entry e
      where (e.changed, e.listing_id) > (${from.changed}, ${from.listing}) and e.changed <= ${upTo}
        and (e.kind like '%penalty-decision') <> ${from.records}
        ${shownOnly} ${onOrAfter}
      order by e.changed, e.listing_id limit ${batchRows}
    ) e
    left join publication.notice n
      on n.public_id = e.public_id and n.version = e.version and n.year = e.year
    left join publication.withdrawal w on w.public_id = e.public_id
    order by e.changed, e.listing_id`.execute(db)
  return rows
}

function noticeOf(row: Row, { today, origin }: DecisionRange): ChangedNotice {
  const { publicId, version, number, publishedOn, expiresOn, endedOn, reason, body } = row
  const over = row.status === 'published' && expiresOn < today
  const state = over ? 'expired' : row.status
  return {
    publicId,
    state,
    version,
    number,
    changedOn: endedOn ?? (over ? expiresOn : publishedOn),
    withdrawalReason: reason,
    url: `${origin}/decisions/${publicId}`,
    content: state === 'published' && body !== null ? (JSON.parse(body) as PublishedContent) : null,
  }
}
