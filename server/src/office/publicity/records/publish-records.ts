import { randomUUID } from 'node:crypto'
import type { CellProblem } from '@zhaofa/domain/publicity/lists/check-rows.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import {
  publicRecord,
  recordNumber,
  type PublicRecord,
} from '@zhaofa/domain/publicity/records/public-record.ts'
import { recordKinds, type RecordKind } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import { duties, reasonGiven } from '@zhaofa/domain/publicity/chain/chain-step.ts'
import { noticeSteps } from '@zhaofa/domain/publicity/chain/step-table.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { ForbiddenError } from '../../../faults.ts'
import type { Tx } from '../../../storage/database.ts'
import { shownPart, type ShownPart } from '../../../storage/shown-part.ts'
import { publishNotice, withdrawNotice } from '../../../storage/publication/publish-notice.ts'
import type { World } from '../../../world.ts'
import { inAgency } from '../../desk/in-agency.ts'

/** Numbers of lines that cannot be used again: published before and taken down, or of another kind. */
export async function usedNumbers(
  tx: Tx,
  agencyId: string,
  { kind, rows }: Lines,
): Promise<CellProblem[]> {
  const entries = await entriesOf(tx, agencyId, { kind, rows })
  const [column = ''] = recordKinds[kind].number
  return rows.flatMap((row, i) => {
    const entry = entries.get(recordNumber(kind, row))
    if (!entry) return []
    if (entry.kind !== kind) return [{ row: i, column, message: '这个编号已经用于另一类公示' }]
    return entry.status === 'published'
      ? []
      : [{ row: i, column, message: '这个编号公示过，已经撤回或者到期，不能再用' }]
  })
}

type Lines = { readonly kind: RecordKind; readonly rows: readonly Row[] }

type Entry = {
  readonly publicId: string
  readonly status: string
  readonly version: number
  readonly kind: string
  readonly body: string
}

async function entriesOf(
  tx: Tx,
  agencyId: string,
  { kind, rows }: Lines,
): Promise<Map<string, Entry>> {
  const numbers = rows.map((row) => recordNumber(kind, row))
  if (numbers.length === 0) return new Map()
  const found = await tx
    .selectFrom('publication.entry as e')
    .innerJoin('publication.notice as n', (join) =>
      join
        .onRef('n.public_id', '=', 'e.public_id')
        .onRef('n.version', '=', 'e.version')
        .onRef('n.year', '=', 'e.year'),
    )
    .select(['e.number', 'e.public_id as publicId', 'e.kind', 'e.status', 'e.version', 'n.body'])
    .where('e.number', 'in', numbers)
    .where('e.agency_id', '=', agencyId)
    .execute()
  return new Map(found.map(({ number, ...entry }) => [number, entry]))
}

/**
 * Publishes each line as a notice of its own, with its leaf. A line whose number is public already is a
 * correction, and the reason of the submission says why; one that says the same again is passed over.
 * @returns the notice of each line that is public now, by its number.
 */
export async function publishRecords(
  tx: Tx,
  { kind, rows, reason }: Lines & { readonly reason: string },
  { agencyId, at }: { agencyId: string; at: string },
): Promise<ReadonlyMap<string, string>> {
  const published = new Map<string, string>()
  const entries = await entriesOf(tx, agencyId, { kind, rows })
  const { name: agencyName } = await tx
    .selectFrom('publication.agency')
    .select('name')
    .where('agency_id', '=', agencyId)
    .executeTakeFirstOrThrow()
  for (const row of rows) {
    const before = entries.get(recordNumber(kind, row))
    const record = publicRecord({
      kind,
      row,
      publicId: before?.publicId ?? randomUUID(),
      version: (before?.version ?? 0) + 1,
      correction: before ? reason : null,
      agencyName,
      publishedOn: chinaDay(at),
    })
    published.set(record.number, record.publicId)
    if (before && sameContent(record, before.body)) continue
    await publishNotice(tx, record, { agencyId, at })
  }
  return published
}

function sameContent({ fields }: PublicRecord, body: string): boolean {
  const before = JSON.parse(body) as PublicRecord
  return JSON.stringify(fields) === JSON.stringify(before.fields)
}

/** A record that is public now, as the desk lists it. */
type ShownRecord = {
  readonly publicId: string
  readonly number: string
  readonly party: string
  readonly outcome: string
  readonly decidedOn: PlainDate
  readonly publishedOn: PlainDate
  readonly expiresOn: PlainDate
}

const recordsAtFirst = 100

/** The newest public records of one kind, of one agency, and how many more there are. */
export async function shownRecords(
  tx: Tx,
  agencyId: string,
  kind: RecordKind,
  most = recordsAtFirst,
): Promise<ShownPart<ShownRecord>> {
  const records = tx
    .selectFrom('publication.listing')
    .select([
      'public_id as publicId',
      'number',
      'party',
      'outcome',
      'decided_on as decidedOn',
      'published_on as publishedOn',
      'expires_on as expiresOn',
    ])
    .where('kind', '=', kind)
    .where('agency_id', '=', agencyId)
    .orderBy('id', 'desc')
  const { rows, left } = await shownPart(records, most)
  return { rows: rows as ShownRecord[], left }
}

const notShown: Refusal = { reason: '这一条没有在公示', basis: duties }

/**
 * 撤回: takes one record down within three working days of what made it fall (处罚法第48条第2款 by analogy),
 * with a reason everybody reads.
 */
export async function withdrawRecord(
  world: World,
  actor: Actor,
  { publicId, reason }: { publicId: string; reason: string },
): Promise<Outcome<null, Refusal>> {
  if (!actor.roles.includes('disclosure-publisher')) {
    throw new ForbiddenError('撤回由公示发布人员办理')
  }
  const given = reasonGiven(noticeSteps.withdraw, reason)
  if (!given.ok) return given
  return inAgency(world, actor, async (tx) => {
    const entry = await tx
      .selectFrom('publication.listing as l')
      .innerJoin('publication.agency as a', 'a.agency_id', 'l.agency_id')
      .select(['l.kind', 'a.name'])
      .where('l.public_id', '=', publicId)
      .where('l.agency_id', '=', actor.agencyId)
      .executeTakeFirst()
    if (!entry || !Object.hasOwn(recordKinds, entry.kind)) return refuse(notShown)
    const at = world.clock.now().toISOString()
    await tx
      .insertInto('casework.record_withdrawal')
      .values({
        public_id: publicId,
        agency_id: actor.agencyId,
        reason: reason.trim(),
        by_id: actor.personId,
        by_name: actor.name,
        at,
      })
      .execute()
    const withdrawal = {
      ground: null,
      reason: reason.trim(),
      basisNumber: null,
      agencyName: entry.name,
      on: chinaDay(at),
    }
    await withdrawNotice(tx, publicId, withdrawal, { agencyId: actor.agencyId, at })
    return accept(null)
  })
}
