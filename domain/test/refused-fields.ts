import type { Refusal } from '../src/shared/refusal.ts'

/** The fields that refusals name, in their order. */
export const refusedFields = (refusals: readonly Refusal[]): string[] =>
  refusals.flatMap(({ fields }) => (fields ?? []).map(({ field }) => field))
