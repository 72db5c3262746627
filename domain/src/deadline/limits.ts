import type { LimitRule } from './limit-rule.ts'
import { executionLimits } from './limits/execution-limits.ts'
import { licenceLimits } from './limits/licence-limits.ts'
import { penaltyLimits } from './limits/penalty-limits.ts'
import { publicityLimits } from './limits/publicity-limits.ts'

/** The table of limits (期限规则总表). One row each: id, what starts it, how long, whose, on what basis. */
export const limits = {
  ...penaltyLimits,
  ...executionLimits,
  ...licenceLimits,
  ...publicityLimits,
} satisfies Record<string, LimitRule>

export type LimitId = keyof typeof limits

export const limitIds = Object.keys(limits) as LimitId[]

export function isLimitId(id: string): id is LimitId {
  return Object.hasOwn(limits, id)
}

export function getLimit(id: LimitId): LimitRule {
  return limits[id]
}
