import type { Role } from '../authority/roles.ts'

type RuleKeeping = {
  readonly title: string
  /** Who draws up a change, and who agrees to it; never the same person. */
  readonly proposes: readonly Role[]
  readonly approves: readonly Role[]
  /** Who checks it in between, a third person; absent where two are enough. */
  readonly checks?: readonly Role[]
  /** The public list with which a version comes to count; absent where it counts from its day alone. */
  readonly publishedAs?: string
  /** Whether a version may count from a day that has passed: the State Council gives notice of holidays late. */
  readonly countsFromThePast: boolean
}

const keptByLaw = {
  proposes: ['legal-reviewer', 'agency-head'],
  approves: ['agency-head'],
  countsFromThePast: false,
} as const satisfies Partial<RuleKeeping>

/** 基础数据与规则: the lists that decide limits, money, review and discretion, and who keeps each. */
export const ruleKinds = {
  'calendar-year': {
    title: '放假安排',
    proposes: ['system-admin', 'legal-reviewer'],
    approves: ['legal-reviewer', 'agency-head'],
    countsFromThePast: true,
  },
  matter: { title: '执法事项', ...keptByLaw },
  benchmark: { title: '裁量基准', ...keptByLaw },
  'review-catalogue': {
    title: '法制审核目录',
    proposes: ['legal-reviewer', 'legal-head'],
    checks: ['legal-reviewer', 'legal-head'],
    approves: ['agency-head'],
    publishedAs: 'pre_major_catalog',
    countsFromThePast: false,
  },
  'agency-rule': { title: '本局规则', ...keptByLaw },
} as const satisfies Record<string, RuleKeeping>

export type RuleKind = keyof typeof ruleKinds

export const ruleKeeping = (kind: RuleKind): RuleKeeping => ruleKinds[kind]
