import type { PenaltyKind } from '../case/penalty.ts'

/** Columns of the annual report; 行政拘留 is not this agency's to give. */
export type ReportedPenalty = PenaltyKind | 'detention'

/**
 * 处罚种类, lightest first. A decision that gives several kinds is counted once, under the last of
 * them in this order (行政执法统计年报); places differ on the order, so it is a list an agency can
 * replace. 其他 counts only where no other kind is given.
 */
const penaltyOrder: readonly ReportedPenalty[] = [
  'warning',
  'criticism',
  'fine',
  'confiscate-gains',
  'confiscate-goods',
  'suspend-licence',
  'downgrade',
  'revoke-licence',
  'restrict-business',
  'suspend-business',
  'close-business',
  'bar-from-trade',
  'detention',
  'other',
]

/** The kind under which a decision is counted; null when it gives none. */
export function countedAs(
  kinds: readonly ReportedPenalty[],
  order: readonly ReportedPenalty[] = penaltyOrder,
): ReportedPenalty | null {
  const named = kinds.filter((kind) => kind !== 'other')
  const considered = named.length > 0 ? named : kinds
  return order.findLast((kind) => considered.includes(kind)) ?? null
}
