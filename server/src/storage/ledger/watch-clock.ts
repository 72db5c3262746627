import { sql, type Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { clockSubject } from './order-of-entries.ts'
import { recordLeaves } from './record.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * From now on the hours of the log do not run backwards: the database refuses what would, and `verify-log` finds
 * it. Done once, at the first start; what was recorded before (a demo acts out last year) is not measured.
 * For the owner's role.
 */
export async function watchClock(owner: Kysely<Database>, now: Date): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql`lock table ledger.pending in share row exclusive mode`.execute(tx)
    const last = await lastOfClock(tx)
    if (last === 0) await recordClock(tx, { sequence: 1, now, reason: '开始核对时间' })
  })
}

/**
 * A clock that ran ahead left entries of a time to come, and everything is refused until it is reached. This begins
 * to count anew from now, with an entry that says why; `verify-log` lists it for ever.
 */
export async function restartClock(
  owner: Kysely<Database>,
  { now, reason }: { readonly now: Date; readonly reason: string },
): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql`lock table ledger.pending in share row exclusive mode`.execute(tx)
    await recordClock(tx, { sequence: (await lastOfClock(tx)) + 1, now, reason })
  })
}

type Tx = Parameters<typeof recordLeaves>[0]

async function lastOfClock(tx: Tx): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(sequence), 0) as last from ledger.opening
    where kind = ${clockSubject.kind} and public_id = ${clockSubject.publicId}`.execute(tx)
  return rows[0]?.last ?? 0
}

const recordClock = (
  tx: Tx,
  { sequence, now, reason }: { sequence: number; now: Date; reason: string },
) =>
  recordLeaves(tx, [
    {
      ...clockSubject,
      sequence,
      at: now.toISOString(),
      agencyId: nobody,
      content: { clock: reason },
    },
  ])

/** When the hours were begun to be counted, and counted anew, oldest first. */
export type ClockNote = { readonly on: Date; readonly reason: string }

export async function clockNotes(db: Kysely<Database>): Promise<ClockNote[]> {
  const { rows } = await sql<ClockNote>`
    select at as on, content::jsonb ->> 'clock' as reason from ledger.opening
    where kind = ${clockSubject.kind} and public_id = ${clockSubject.publicId} and content is json
    order by sequence`.execute(db)
  return rows
}
