import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import type { Unmet } from '@zhaofa/domain/kernel/requirement.ts'

/** Why an act was not done. Nothing was changed, and nothing typed is lost. */
export type ActRefusal =
  | { readonly kind: 'unmet'; readonly unmet: readonly Unmet[] }
  | { readonly kind: 'fields'; readonly problems: readonly FieldProblem[] }
  /** Somebody saved in between: what they did since the version this person saw. */
  | {
      readonly kind: 'stale'
      readonly version: number
      readonly by: string
      readonly at: string
      readonly changes: readonly string[]
    }
