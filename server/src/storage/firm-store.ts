import { createHash } from 'node:crypto'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { readPosition } from '@zhaofa/domain/inspection/distance.ts'
import type { FirmStanding } from '@zhaofa/domain/inspection/facts.ts'
import type { FirmEvent } from '@zhaofa/domain/inspection/register/firm-event.ts'
import type { FirmSource, RegisteredFirm } from '@zhaofa/domain/inspection/register/firm.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Selectable } from 'kysely'
import type { Tx } from './database.ts'
import { append, find, type AgencyAuthor } from './stream.ts'
import { firmStream, type StoredFirmChanges } from './streams/firm-stream.ts'
import type { FirmColumns } from './tables/firms.ts'

/** A firm as the register has it now, and how it came to say so. */
export type FirmNow = {
  readonly agencyId: string
  readonly firm: RegisteredFirm
  readonly revision: number
  readonly source: FirmSource
  readonly changedAt: string
}

/** The name of the series of a firm's changes, as inspection.firm_id gives it. */
export function firmIdOf(agencyId: string, code: string): string {
  const hex = createHash('sha256').update(`firm ${agencyId} ${code}`).digest('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
  return [...parts, hex.slice(20, 32)].join('-')
}

/** What the rules of a visit ask of the register; null for a firm that it does not know. */
export async function firmStanding(
  tx: Tx,
  agencyId: string,
  code: string,
): Promise<FirmStanding | null> {
  const known = await findFirm(tx, agencyId, code)
  return known && { status: known.firm.status, position: known.firm.position }
}

/** The same of several firms, each of them in the answer. */
export async function firmStandings(
  tx: Tx,
  agencyId: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, FirmStanding | null>> {
  if (codes.length === 0) return new Map()
  const rows = await tx
    .selectFrom('inspection.firm')
    .select(['code', 'status', 'position'])
    .where('agency_id', '=', agencyId)
    .where('code', 'in', codes)
    .execute()
  const found = new Map(rows.map((row) => [row.code, row]))
  return new Map(
    codes.map((code) => {
      const row = found.get(code)
      const position = row?.position == null ? null : readPosition(row.position)
      return [code, row ? { status: row.status, position } : null]
    }),
  )
}

/** The firm with this code, or null where the register of the agency does not know it. */
export async function findFirm(tx: Tx, agencyId: string, code: string): Promise<FirmNow | null> {
  const row = await tx
    .selectFrom('inspection.firm')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) return null
  return {
    ...{ agencyId, firm: firmOfRow(row), revision: row.revision, source: row.source },
    changedAt: row.changed_at.toISOString(),
  }
}

/** A row of the register, or of what it said before, as a firm. */
export const firmOfRow = (row: Selectable<FirmColumns>): RegisteredFirm => ({
  ...{ code: row.code, name: row.name, kind: row.kind, representative: row.representative },
  ...{ address: row.address, industry: row.industry, district: row.district, risk: row.risk },
  position: row.position === null ? null : readPosition(row.position),
  ...{ status: row.status, statusReason: row.status_reason, since: plainDate(row.since) },
})

/** Two changes of one firm at once: the second waits here, and then reads what the first has said. */
export async function lockFirm(tx: Tx, agencyId: string, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`firms ${agencyId}`}, 0)),
    pg_advisory_xact_lock(hashtextextended(${`firm ${agencyId} ${code}`}, 0))`.execute(tx)
}

/** The single changes and calls of a firm; undefined where there are none. */
export const findFirmChanges = (
  tx: Tx,
  agencyId: string,
  code: string,
): Promise<StoredFirmChanges | undefined> => find(tx, firmStream, firmIdOf(agencyId, code))

/** Adds a change or a call to a firm; the register follows by trigger. For whoever holds its lock. */
export async function appendToFirm(
  tx: Tx,
  code: string,
  event: FirmEvent,
  author: AgencyAuthor,
): Promise<void> {
  const stored = await findFirmChanges(tx, author.agencyId, code)
  await append(
    tx,
    firmStream,
    {
      id: firmIdOf(author.agencyId, code),
      before: stored?.file ?? null,
      ...{ own: { code }, row: null },
    },
    [event],
    author,
  )
}

/** Firms by agency and code. */
export type FirmKeys = { readonly agencies: readonly string[]; readonly codes: readonly string[] }

/**
 * Firms whose name has each of these words, or whose code begins with it; `most` of each agency.
 * @param words in NFKC, letters large.
 */
export const firmsHolding = (
  tx: Tx,
  agencies: readonly string[],
  words: readonly string[],
  most: number,
): Promise<FirmKeys> =>
  keysOf(
    tx,
    sql`select f.agency_id, f.code from unnest(${[...agencies]}::uuid[]) as a (id),
      lateral inspection.find_firms(a.id, ${[...words]}::text[], ${most}) f`,
  )

/** Firms that share a rare pair of letters with what was typed. */
export const firmsNear = (
  tx: Tx,
  agencies: readonly string[],
  typed: string,
  most: number,
): Promise<FirmKeys> =>
  keysOf(
    tx,
    sql`select f.agency_id, f.code from unnest(${[...agencies]}::uuid[]) as a (id),
      lateral inspection.near_firms(a.id, ${typed}, ${most}) f`,
  )

async function keysOf(tx: Tx, statement: RawBuilder<unknown>): Promise<FirmKeys> {
  const { rows } = await (statement as RawBuilder<{ agency_id: string; code: string }>).execute(tx)
  return {
    agencies: rows.map(({ agency_id }) => agency_id),
    codes: rows.map(({ code }) => code),
  }
}

/** Asked for by their keys, so that no plan runs the search again for every row. */
export const isOneOf = ({ agencies, codes }: FirmKeys): RawBuilder<SqlBool> =>
  sql<SqlBool>`(agency_id, code) in (select * from unnest(${[...agencies]}::uuid[], ${[...codes]}::text[]))`
