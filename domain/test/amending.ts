import type { CaseEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Act } from '../src/case/case-kernel.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { happen } from '../src/case/happen.ts'
import { problemsOf } from '../src/case/law-in-force.ts'
import { actsOf } from '../src/case/procedures.ts'
import { circumstances, franchise } from './circumstances.ts'

/** Eleven in the morning of that day. */
export const on = (day: string): Circumstances => circumstances(`${day}T03:00:00.000Z`, franchise)
/** Where the nth record of this type stands. */
export const versionOf = (file: CaseFile, type: CaseEvent['type'], nth = 1) =>
  file.history.filter(({ event }) => event.type === type)[nth - 1]?.version ?? 0

/** The act that puts the nth record of this type right. */
export function amending(file: CaseFile, type: CaseEvent['type'], nth = 1): Act {
  const found = actsOf(file).find(({ amends }) => amends === versionOf(file, type, nth))
  if (!found) throw new Error(`${type} cannot be amended`)
  return found
}
export const why = { amendmentReason: '抄写时看错一行。', proof: '签名的原件' }
const inputFor = (
  act: Act,
  file: CaseFile,
  at: Circumstances,
  change: Record<string, unknown>,
) => ({
  ...act.defaults?.(file, at),
  ...why,
  ...change,
})
/** What is wrong with these changes of the record. */
export function problems(
  file: CaseFile,
  act: Act,
  change: Record<string, unknown>,
  at: Circumstances,
) {
  return problemsOf(act, file, inputFor(act, file, at, change), at)
}
/** The case after these changes. */
export function amended(
  file: CaseFile,
  act: Act,
  change: Record<string, unknown>,
  at: Circumstances,
) {
  const input = inputFor(act, file, at, change)
  const by = { id: at.actor.id, name: at.actor.name }
  return happen(file, act.events(file, input, at), { at: at.now, by, approvals: [] })
}
