import type { PlanEvent } from '@zhaofa/domain/inspection/plan/plan-event.ts'
import { evolvePlan, noPlan, type PlanFile } from '@zhaofa/domain/inspection/plan/plan-file.ts'
import type { Tx } from '../database.ts'
import { load, type Stored, type Stream } from '../stream.ts'

/** The number of the plan as a column of each of its events. */
type OfPlan = { readonly number: string }

/** 检查计划: one series for each plan. */
export const planStream: Stream<PlanFile, PlanEvent, OfPlan> = {
  called: '检查计划',
  leaf: 'plan-change',
  table: { name: 'inspection.plan_event', key: 'plan_id', own: ['number'], approvals: false },
  ownOf: ({ number }) => ({ number: String(number) }),
  fold: (_head, events) => events.reduce(evolvePlan, noPlan),
  evolve: evolvePlan,
}

export type StoredPlan = Stored<PlanFile, PlanEvent, OfPlan>

/** Every plan of these agencies, the newest first. */
export async function plansOf(tx: Tx, agencies: readonly string[]): Promise<StoredPlan[]> {
  const rows = await tx
    .selectFrom('inspection.plan_event')
    .select('plan_id')
    .where('agency_id', 'in', [...agencies])
    .where('version', '=', 1)
    .orderBy('at', 'desc')
    .orderBy('plan_id')
    .execute()
  const ids = rows.map(({ plan_id }) => plan_id)
  return [...(await load(tx, planStream, ids)).values()]
}
