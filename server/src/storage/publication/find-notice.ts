import { sql, type Kysely } from 'kysely'
import type { PublishedContent } from '@zhaofa/domain/publicity/records/public-record.ts'
import type { Database } from '../database.ts'
import { shownPart, type ShownPart } from '../shown-part.ts'
import type { EntryStatus, WithdrawalGround } from '../tables/publication.ts'

export type ShownNotice = {
  readonly status: 'published'
  readonly notice: PublishedContent
  readonly body: string
  /** When this version was published. */
  readonly publishedAt: Date
}

/** The state of one notice now. It has its content only while it is shown. */
export type FoundNotice =
  | ShownNotice
  | {
      readonly status: 'withdrawn'
      readonly version: number
      readonly withdrawal: WithdrawnNotice
      /** What was published in its place: the decision as it was changed, or made anew. */
      readonly successor: Successor | null
    }
  | {
      readonly status: 'expired'
      readonly version: number
      readonly number: string
      readonly endedOn: string
    }
  | { readonly status: 'withheld'; readonly withheld: WithheldNotice }

export type WithdrawnNotice = {
  readonly publicId: string
  readonly agencyName: string
  readonly number: string
  readonly ground: WithdrawalGround | null
  readonly reason: string
  readonly basisNumber: string | null
  readonly withdrawnOn: string
  /** The number of the paper behind it was put right: what stood there before, and when. */
  readonly amended: {
    readonly version: number
    readonly before: string | null
    readonly on: string
  } | null
}

export type Successor = { readonly publicId: string; readonly number: string }

type WithheldNotice = {
  readonly publicId: string
  readonly agencyName: string
  readonly ground: string
  readonly because: string
  readonly decidedIn: string
  readonly publishedOn: string
}

const publicIdShape = /^[0-9A-Za-z-]{8,64}$/

/**
 * A notice by its public id, for the portal's role. `today` decides whether its display period is over,
 * even before the nightly job has said so.
 */
export async function findNotice(
  db: Kysely<Database>,
  publicId: string,
  today: string,
): Promise<FoundNotice | undefined> {
  if (!publicIdShape.test(publicId)) return undefined
  const entry = await findEntry(db, publicId)
  if (!entry) return findWithheld(db, publicId)
  const { status, version, number, expiresOn, endedOn, body, publishedAt } = entry
  if (status === 'withdrawn') {
    const [withdrawal, successor] = await Promise.all([
      findWithdrawal(db, publicId),
      findSuccessor(db, publicId),
    ])
    if (!withdrawal) throw new Error(`notice ${publicId} is withdrawn without a reason`)
    return { status, version, withdrawal, successor }
  }
  if (status === 'expired' || expiresOn < today) {
    return { status: 'expired', version, number, endedOn: endedOn ?? expiresOn }
  }
  if (body === null || publishedAt === null) {
    throw new Error(`notice ${publicId} is published without a snapshot`)
  }
  return { status, notice: JSON.parse(body) as PublishedContent, body, publishedAt }
}

type Entry = {
  readonly status: EntryStatus
  readonly version: number
  readonly number: string
  readonly expiresOn: string
  readonly endedOn: string | null
  readonly body: string | null
  readonly publishedAt: Date | null
}

/**
 * The portal asks nothing else as often. `offset 0` keeps the year a parameter of the inner query, by which the
 * database looks into one year instead of all.
 */
async function findEntry(db: Kysely<Database>, publicId: string): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`
    select e.status, e.version, e.number, e.expires_on as "expiresOn", e.ended_on as "endedOn",
           n.body, n.published_at as "publishedAt"
    from publication.entry e
    left join lateral (
      select body, published_at from publication.notice
      where public_id = e.public_id and version = e.version and year = e.year
      offset 0) n on true
    where e.public_id = ${publicId}`.execute(db)
  return rows[0]
}

/** The withdrawal of a notice as it reads now; undefined where the notice was not withdrawn. */
export async function findWithdrawal(
  db: Kysely<Database>,
  publicId: string,
): Promise<WithdrawnNotice | undefined> {
  const row = await withdrawals(db).where('w.public_id', '=', publicId).executeTakeFirst()
  return row && withdrawnOf(row)
}

/** Each with what was last put right of it. */
const withdrawals = (db: Kysely<Database>) =>
  db
    .selectFrom('publication.withdrawal as w')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('publication.withdrawal_amendment as a')
          .select(['a.version', 'a.basis_number as new_number', 'a.amended_on'])
          .whereRef('a.public_id', '=', 'w.public_id')
          .orderBy('a.version', 'desc')
          .limit(1)
          .as('amended'),
      (join) => join.onTrue(),
    )
    .selectAll('w')
    .select(['amended.version', 'amended.new_number', 'amended.amended_on'])

async function findSuccessor(db: Kysely<Database>, publicId: string): Promise<Successor | null> {
  const found = await db
    .selectFrom('publication.entry')
    .select(['public_id as publicId', 'number'])
    .where('replaces', '=', publicId)
    .orderBy('listing_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

async function findWithheld(
  db: Kysely<Database>,
  publicId: string,
): Promise<FoundNotice | undefined> {
  const row = await db
    .selectFrom('publication.withheld')
    .selectAll()
    .where('public_id', '=', publicId)
    .executeTakeFirst()
  if (!row) return undefined
  const withheld = {
    publicId,
    agencyName: row.agency_name,
    ground: row.ground,
    because: row.because,
    decidedIn: row.decided_in,
    publishedOn: row.published_on,
  }
  return { status: 'withheld', withheld }
}

type WithdrawalRow = {
  public_id: string
  agency_name: string
  number: string
  ground: WithdrawalGround | null
  reason: string
  basis_number: string | null
  withdrawn_on: string
  version: number | null
  new_number: string | null
  amended_on: string | null
}

function withdrawnOf(row: WithdrawalRow): WithdrawnNotice {
  return {
    publicId: row.public_id,
    agencyName: row.agency_name,
    number: row.number,
    ground: row.ground,
    reason: row.reason,
    basisNumber: row.new_number ?? row.basis_number,
    withdrawnOn: row.withdrawn_on,
    amended:
      row.version === null || row.amended_on === null
        ? null
        : { version: row.version, before: row.basis_number, on: row.amended_on },
  }
}

/** The newest withdrawals, for their list; of one agency with its id, of one year with its number. */
export async function listWithdrawals(
  db: Kysely<Database>,
  most: number,
  agencyId?: string,
  year?: string,
): Promise<ShownPart<WithdrawnNotice>> {
  const all = withdrawals(db)
    .$if(agencyId !== undefined, (some) => some.where('w.agency_id', '=', agencyId ?? ''))
    .$if(year !== undefined, (some) =>
      some
        .where('w.withdrawn_on', '>=', `${year}-01-01`)
        .where('w.withdrawn_on', '<=', `${year}-12-31`),
    )
    .orderBy('w.withdrawn_at', 'desc')
  const { rows, left } = await shownPart(all, most)
  return { rows: rows.map(withdrawnOf), left }
}

/** Public id and agency of the notice with one of these 文号, shown or not; of several the one that is shown, else the newest. */
export async function findByNumber(
  db: Kysely<Database>,
  numbers: readonly string[],
): Promise<{ publicId: string; agencyId: string } | undefined> {
  return db
    .selectFrom('publication.entry')
    .select(['public_id as publicId', 'agency_id as agencyId'])
    .where('number', 'in', [...numbers])
    .orderBy(({ eb }) => eb('status', '=', 'published'), 'desc')
    .orderBy('listing_id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What is shown of one range of the order of publication, for the sitemap. */
export async function listPublicIds(
  db: Kysely<Database>,
  { from, to }: { from: number; to: number },
): Promise<{ publicId: string; publishedOn: string }[]> {
  const rows = await db
    .selectFrom('publication.listing')
    .select(['public_id', 'published_on'])
    .where('id', '>=', from)
    .where('id', '<=', to)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ publicId: row.public_id, publishedOn: row.published_on }))
}
