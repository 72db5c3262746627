import { approvalsAsked } from '../kernel/act.ts'
import { readForm } from '../kernel/read-form.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import { fieldsRefused, type Refusal } from '../shared/refusal.ts'
import type { CaseEvent } from './case-event.ts'
import type { CaseFile } from './case-file.ts'
import type { Act } from './case-kernel.ts'
import type { Circumstances } from './circumstances.ts'
import { problemsOf } from './law-in-force.ts'
import { standingOfAct } from './procedures.ts'

/** The events the act would add to the file as it is now, or every reason why it may not be done. */
export function decide(
  act: Act,
  file: CaseFile,
  typed: unknown,
  at: Circumstances,
): Outcome<CaseEvent[], readonly Refusal[]> {
  const standing = standingOfAct(act, file, at)
  if (!standing.can) return refuse(standing.unmet)
  const input = readForm(act.form, typed)
  if (!input.ok) return refuse([input.refusal])
  const problems = problemsOf(act, file, input.value, at)
  if (problems.length > 0) return refuse([fieldsRefused(problems)])
  return accept(act.events(file, input.value, at))
}

/**
 * What is recorded once an act was decided: what it means, or that it was proposed where somebody has to agree first.
 * @param typed the input as it was typed, which a proposal keeps.
 */
export function recordedOf(
  act: Act,
  decided: readonly CaseEvent[],
  { actor }: Pick<Circumstances, 'actor'>,
  typed: unknown,
): { readonly events: readonly CaseEvent[]; readonly proposed: boolean } {
  const [awaits] = approvalsAsked(act, actor.roles)
  if (awaits === undefined) return { events: decided, proposed: false }
  const input = typed as Record<string, unknown>
  return { events: [{ type: 'ActProposed', act: act.id, input, awaits }], proposed: true }
}
