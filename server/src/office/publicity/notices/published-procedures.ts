import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'

/** Whose penalties are published one by one; those made on the spot only by the agency's rule (本局规则). */
export function publishedProcedures({ rules }: Pick<Circumstances, 'rules'>) {
  return rules.publishSummary
    ? (['ordinary-penalty', 'summary-penalty'] as const)
    : (['ordinary-penalty'] as const)
}
