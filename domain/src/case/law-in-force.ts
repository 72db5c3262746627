import type { CaseFile } from './case-file.ts'
import { checkCitations } from '../citation/citation-status.ts'
import { citationsIn } from '../citation/citations-in.ts'
import { repealedIn } from '../citation/repealed-in.ts'
import { laws } from '../reference/laws.ts'
import type { Matter } from '../reference/matter.ts'
import { cite } from '../shared/citation.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Refusal } from '../shared/refusal.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import { neitherFilled } from '../kernel/read-form.ts'
import { met, unmet } from '../kernel/requirement.ts'
import type { Act, Requirement } from './case-kernel.ts'
import { mattersOfCase } from './further-violation.ts'
import type { Circumstances } from './circumstances.ts'

/** Why the articles of a matter may not be cited on one of these days (处罚法第37、38条); null when they may. */
export function notInForce(
  { violationBasis, penaltyBasis }: Pick<Matter, 'violationBasis' | 'penaltyBasis'>,
  days: readonly PlainDate[],
): Refusal | null {
  const citations = citationsIn(`${violationBasis}；${penaltyBasis}`)
  for (const day of days) {
    const checked = checkCitations(citations, day, laws)
    if (!checked.ok) return checked.refusal
  }
  return null
}

/**
 * Invariant 10: the articles of the matter are in force on the day on which the agency acts, and were when
 * the violation ended (处罚法第37条).
 */
export const lawInForce: Requirement = {
  id: 'law-in-force',
  check: (file, at) => {
    const { filing } = file
    const days = [at.today, ...(filing ? [filing.violationUntil] : [])]
    for (const matter of mattersOfCase(file, at)) {
      const refusal = notInForce(matter, days)
      if (refusal) return unmet(refusal.reason, [...refusal.basis, cite('行政处罚法', 37)])
    }
    return met
  },
}

/**
 * What is wrong with the input in the light of the file and the law: the act's own checks, fields of which one has
 * to be filled in, and rules cited that are repealed.
 */
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
  return [...(act.checks?.(file, input, at) ?? []), ...neitherFilled(act.form, input), ...repealed]
}
