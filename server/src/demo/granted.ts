import type { Outcome } from '@zhaofa/domain/shared/outcome.ts'

/** The value, or a loud end: a demo the rules refuse is a mistake in the demo. */
export function granted<T>(outcome: Outcome<T, unknown>): T {
  if (outcome.ok) return outcome.value
  throw new Error(JSON.stringify(outcome.refusal))
}
