import type { Kysely } from 'kysely'
import type { DecisionMonth } from '@zhaofa/domain/publicity/notice/decision-month.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Database, Tx } from '../database.ts'

/** The counts of a month, in place of those before. Nothing is written when they are the same. */
export async function saveDecisionMonth(
  tx: Tx,
  counted: DecisionMonth,
  { agencyId, on }: { agencyId: string; on: PlainDate },
): Promise<void> {
  const body = JSON.stringify(counted)
  const key = { agency_id: agencyId, month: counted.month }
  const before = await tx
    .selectFrom('publication.decision_month')
    .select('body')
    .where('agency_id', '=', agencyId)
    .where('month', '=', counted.month)
    .executeTakeFirst()
  if (before?.body === body) return
  await tx
    .insertInto('publication.decision_month')
    .values({ ...key, counted_on: on, body })
    .onConflict((conflict) =>
      conflict.columns(['agency_id', 'month']).doUpdateSet({ counted_on: on, body }),
    )
    .execute()
}

/** `voided` is absent on months counted before voiding was. */
export type CountedMonth = Omit<DecisionMonth, 'voided'> & {
  readonly voided?: number
} & { readonly countedOn: string; readonly agencyId: string }

/** Twenty years. */
const maxMonths = 240

/** Every counted month of one agency, newest first. */
export async function listDecisionMonths(
  db: Kysely<Database>,
  agencyId: string,
): Promise<CountedMonth[]> {
  const rows = await db
    .selectFrom('publication.decision_month')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('month', 'desc')
    .limit(maxMonths)
    .execute()
  return rows.map(({ agency_id: agencyId, counted_on: countedOn, body }) => ({
    ...(JSON.parse(body) as DecisionMonth),
    agencyId,
    countedOn,
  }))
}

/**
 * Agencies that are counted before anything of theirs is published, as when the first decision is kept
 * back by law: the count is public all the same.
 */
export async function notYetPublishing(
  db: Kysely<Database>,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const rows = await db
    .selectFrom('publication.decision_month')
    .select('agency_id')
    .distinct()
    .execute()
  return rows.map(({ agency_id }) => ({ id: agency_id, name: '' }))
}
