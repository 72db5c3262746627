import type { CaseFile } from './case-file.ts'
import { checkCitations } from '../citation/citation-status.ts'
import { citationsIn } from '../citation/citations-in.ts'
import { repealedIn } from '../citation/repealed-in.ts'
import { laws } from '../reference/laws.ts'
import { cite } from '../shared/citation.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import { met, unmet } from '../kernel/requirement.ts'
import type { Act, Requirement } from './case-kernel.ts'
import type { Circumstances } from './circumstances.ts'

/**
 * Invariant 10: the articles of the matter are in force on the day on which the agency acts, and were when
 * the violation ended (处罚法第37条).
 */
export const lawInForce: Requirement = {
  id: 'law-in-force',
  check: ({ filing }, { matter, today }) => {
    if (!matter) return met
    const citations = citationsIn(`${matter.violationBasis}；${matter.penaltyBasis}`)
    const days = [today, ...(filing ? [filing.violationUntil] : [])]
    for (const day of days) {
      const checked = checkCitations(citations, day, laws)
      if (!checked.ok) {
        return unmet(checked.refusal.reason, [...checked.refusal.basis, cite('行政处罚法', 37)])
      }
    }
    return met
  },
}

/** What is wrong with the input in the light of the file and the law: the act's own checks, and rules cited that are repealed. */
export function problemsOf(
  act: Act,
  file: CaseFile,
  input: Readonly<Record<string, unknown>>,
  at: Circumstances,
): FieldProblem[] {
  const repealed = Object.entries(act.form).flatMap(([field, { argued }]) => {
    const typed = input[field]
    if (!argued || typeof typed !== 'string') return []
    return repealedIn(typed, at.today, laws).map((message) => ({ field, message }))
  })
  return [...(act.checks?.(file, input, at) ?? []), ...repealed]
}
