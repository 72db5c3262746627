import type { Kysely } from 'kysely'
import type { DecisionMonth } from '@zhaofa/domain/publicity/notice/decision-month.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Database, Tx } from '../database.ts'

/** The counts of a month, in place of those before. Nothing is written when they are the same. */
export async function saveDecisionMonth(
  tx: Tx,
  counted: DecisionMonth,
  { agencyId, procedure, on }: { agencyId: string; procedure: string; on: PlainDate },
): Promise<void> {
  const body = JSON.stringify(counted)
  const key = { agency_id: agencyId, month: counted.month, procedure }
  const before = await tx
    .selectFrom('publication.decision_month')
    .select('body')
    .where('agency_id', '=', agencyId)
    .where('month', '=', counted.month)
    .where('procedure', '=', procedure)
    .executeTakeFirst()
  if (before?.body === body) return
  await tx
    .insertInto('publication.decision_month')
    .values({ ...key, counted_on: on, body })
    .onConflict((conflict) =>
      conflict.columns(['agency_id', 'month', 'procedure']).doUpdateSet({ counted_on: on, body }),
    )
    .execute()
}

/** `voided`, `oneByOne`, `onlyCounted` and `fell` are absent on months counted before they were. */
export type CountedMonth = Omit<DecisionMonth, 'voided' | 'oneByOne' | 'onlyCounted' | 'fell'> & {
  readonly fell?: number
  readonly voided?: number
  readonly oneByOne?: boolean
  readonly onlyCounted?: number
} & { readonly countedOn: string; readonly agencyId: string; readonly procedure: string }

/** Every counted month of one agency, newest first; a month has one for each procedure that decided in it. */
export async function listDecisionMonths(
  db: Kysely<Database>,
  agencyId: string,
): Promise<CountedMonth[]> {
  const rows = await db
    .selectFrom('publication.decision_month')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('month', 'desc')
    .orderBy('procedure')
    .execute()
  return rows.map(({ agency_id: agencyId, procedure, counted_on: countedOn, body }) => ({
    ...(JSON.parse(body) as DecisionMonth),
    agencyId,
    procedure,
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
