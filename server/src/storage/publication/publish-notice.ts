import { sql } from 'kysely'
import {
  isPublicRecord,
  type PublishedContent,
} from '@zhaofa/domain/publicity/records/public-record.ts'
import type { Withheld } from '@zhaofa/domain/publicity/notice/withheld.ts'
import { citationText } from '@zhaofa/domain/shared/citation.ts'
import { yearOf, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { StaleError } from '../../faults.ts'
import type { Tx } from '../database.ts'
import { recordLeaves } from '../ledger/record.ts'
import type { WithdrawalGround } from '../tables/publication.ts'
import { findWithdrawal } from './find-notice.ts'
import { searchTerms } from './search/search-terms.ts'

/** Whose publication, and when (ISO instant). The transaction must have set `zhaofa.agency_id`. */
type Publishing = { readonly agencyId: string; readonly at: string }

/**
 * Publishes a notice, or a corrected version of one: snapshot, pointer, list and its leaf of the log
 * in the caller's transaction. A leaf of kind `publication` (first version) or `correction` commits to
 * exactly the published JSON and is disclosed, so that anybody can check the page.
 *
 * @throws StaleError when a correction does not follow the version that is shown now.
 */
export async function publishNotice(
  tx: Tx,
  notice: PublishedContent,
  { agencyId, at }: Publishing,
): Promise<void> {
  const { publicId, version } = notice
  const place =
    version === 1
      ? { year: yearOf(notice.publishedOn), listingId: await nextListingId(tx) }
      : await placeOfCurrent(tx, notice)
  await tx
    .insertInto('publication.notice')
    .values({
      year: place.year,
      public_id: publicId,
      version,
      agency_id: agencyId,
      body: JSON.stringify(notice),
      published_at: at,
    })
    .execute()
  await point(tx, notice, agencyId, place)
  await tx
    .insertInto('publication.listing')
    .values(listingOf(notice, agencyId, place))
    .execute()
  await recordLeaves(tx, [
    {
      kind: version === 1 ? 'publication' : 'correction',
      publicId,
      sequence: version === 1 ? 1 : version - 1,
      at,
      agencyId,
      content: { ...notice },
      disclosed: true,
    },
  ])
}

/** Where a notice stands in lists: partition and order. A correction keeps its place. */
type Place = { readonly year: number; readonly listingId: number }

async function nextListingId(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select nextval('publication.listing_id') as id`.execute(tx)
  return rows[0]?.id ?? 0
}

async function placeOfCurrent(tx: Tx, { publicId, version }: PublishedContent): Promise<Place> {
  const current = await tx
    .selectFrom('publication.entry')
    .select(['year', 'listing_id'])
    .where('public_id', '=', publicId)
    .where('version', '=', version - 1)
    .where('status', '=', 'published')
    .forUpdate()
    .executeTakeFirst()
  if (!current) throw new StaleError('公示信息')
  return { year: current.year, listingId: current.listing_id }
}

async function point(
  tx: Tx,
  notice: PublishedContent,
  agencyId: string,
  place: Place,
): Promise<void> {
  const { publicId, version, publishedOn, expiresOn } = notice
  if (version === 1) {
    const entry = {
      public_id: publicId,
      agency_id: agencyId,
      kind: notice.kind,
      year: place.year,
      listing_id: place.listingId,
      version,
      number: notice.number,
      first_published_on: publishedOn,
      published_on: publishedOn,
      expires_on: expiresOn,
      replaces: isPublicRecord(notice) ? null : (notice.revised?.replaces ?? null),
    }
    await tx.insertInto('publication.entry').values(entry).execute()
    return
  }
  await tx
    .updateTable('publication.entry')
    .set({ version, published_on: publishedOn, expires_on: expiresOn })
    .where('public_id', '=', publicId)
    .execute()
  await unlist(tx, [publicId])
}

/** The row of a notice in lists and search. */
export function listingOf(notice: PublishedContent, agencyId: string, { year, listingId }: Place) {
  return {
    year,
    id: listingId,
    public_id: notice.publicId,
    agency_id: agencyId,
    kind: notice.kind,
    matter_code: notice.matterCode,
    matter_name: notice.matterName,
    penalty_kinds: isPublicRecord(notice) ? [] : [...notice.penaltyKinds],
    number: notice.number,
    party: notice.party.name,
    title: notice.title,
    outcome: notice.outcome,
    decided_on: notice.decidedOn,
    published_on: notice.publishedOn,
    expires_on: notice.expiresOn,
    terms: searchTerms(notice, agencyId),
    fine_fen: isPublicRecord(notice) ? null : notice.fineFen,
    confiscated_fen: isPublicRecord(notice) ? null : notice.confiscatedFen,
  }
}

type Withdrawal = {
  /** Null when the office gave its reason in words only. */
  readonly ground: WithdrawalGround | null
  /** 撤回的理由, as the public reads it. */
  readonly reason: string
  /** 文号 of the judgment or decision behind it; null when there is none. */
  readonly basisNumber: string | null
  readonly agencyName: string
  readonly on: PlainDate
}

/**
 * Takes a notice down and says why (处罚法第48条第2款). Its content leaves page, list and search at once;
 * the entry and its leaves stay. Returns false when it was withdrawn before.
 */
export async function withdrawNotice(
  tx: Tx,
  publicId: string,
  withdrawal: Withdrawal,
  { agencyId, at }: Publishing,
): Promise<boolean> {
  const ended = await tx
    .updateTable('publication.entry')
    .set({ status: 'withdrawn', ended_on: withdrawal.on })
    .where('public_id', '=', publicId)
    .where('status', '<>', 'withdrawn')
    .returning('number')
    .executeTakeFirst()
  if (!ended) return false
  await unlist(tx, [publicId])
  const { number } = ended
  const { ground, reason, basisNumber, agencyName, on } = withdrawal
  const shown = { agency_name: agencyName, number, ground, reason, basis_number: basisNumber }
  await tx
    .insertInto('publication.withdrawal')
    .values({
      ...shown,
      public_id: publicId,
      agency_id: agencyId,
      withdrawn_on: on,
      withdrawn_at: at,
    })
    .execute()
  const content = { publicId, number, ground, reason, basisNumber, agencyName, withdrawnOn: on }
  await recordLeaves(tx, [
    { kind: 'withdrawal', publicId, sequence: 1, at, agencyId, content, disclosed: true },
  ])
  return true
}

/**
 * Puts the number of the paper behind a withdrawal right, on its page and in the log. The withdrawal stays as it was.
 * Nothing happens where the notice was not withdrawn, or its page says so already.
 */
export async function amendWithdrawal(
  tx: Tx,
  publicId: string,
  { basisNumber, on }: { readonly basisNumber: string; readonly on: PlainDate },
  { agencyId, at }: Publishing,
): Promise<void> {
  const shown = await findWithdrawal(tx, publicId)
  if (!shown || shown.basisNumber === basisNumber) return
  const version = (shown.amended?.version ?? 1) + 1
  await tx
    .insertInto('publication.withdrawal_amendment')
    .values({
      ...{ public_id: publicId, version, agency_id: agencyId },
      ...{ basis_number: basisNumber, amended_on: on, amended_at: at },
    })
    .execute()
  const content = { publicId, version, basisNumber, amendedOn: on }
  await recordLeaves(tx, [
    { kind: 'withdrawal', publicId, sequence: version, at, agencyId, content, disclosed: true },
  ])
}

/** Ends every notice of the transaction's agency whose last day is before `day`; returns their ids. */
export async function expireNotices(tx: Tx, day: PlainDate): Promise<string[]> {
  const ended = await tx
    .updateTable('publication.entry')
    .set({ status: 'expired', ended_on: day })
    .where('status', '=', 'published')
    .where('expires_on', '<', day)
    .returning('public_id')
    .execute()
  const ids = ended.map(({ public_id }) => public_id)
  await unlist(tx, ids)
  return ids
}

async function unlist(tx: Tx, publicIds: readonly string[]): Promise<void> {
  if (publicIds.length === 0) return
  // The row is found by id and year, because the list has no index by public id.
  await sql`
    delete from publication.listing l using publication.entry e
    where e.public_id = any(${publicIds}::text[]) and l.id = e.listing_id and l.year = e.year
  `.execute(tx)
}

/** Publishes that a decision is withheld, with the article: never what it says. */
export async function publishWithheld(
  tx: Tx,
  withheld: Withheld,
  { agencyId, at, on }: Publishing & { readonly on: PlainDate },
): Promise<void> {
  const { publicId, agencyName, ground, decidedIn } = withheld
  const because = citationText(withheld.because)
  await tx
    .insertInto('publication.withheld')
    .values({
      public_id: publicId,
      agency_id: agencyId,
      agency_name: agencyName,
      ground,
      because,
      decided_in: decidedIn,
      published_on: on,
    })
    .execute()
  const content = { publicId, agencyName, ground, because, decidedIn }
  await recordLeaves(tx, [
    { kind: 'publication', publicId, sequence: 1, at, agencyId, content, disclosed: true },
  ])
}
