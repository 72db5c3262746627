import type { CaseEvent, RecordedEvent } from '../case/case-event.ts'
import type { CaseFile } from '../case/case-file.ts'
import { evolve } from '../case/evolve.ts'
import { problemsOf } from '../case/law-in-force.ts'
import { standingOf, type Act, type Circumstances, type Procedure } from './kernel.ts'

/** One way a case can go on: an act with one input, or time that passes. */
export type Move =
  | { readonly kind: 'act'; readonly act: string; readonly input: Record<string, unknown> }
  | { readonly kind: 'wait'; readonly days: number }

export type Walk = {
  /** Distinct situations reached, and moves between them. */
  readonly states: number
  readonly moves: number
  /** Shortest paths that reached each kind of event, by event type. */
  readonly reached: ReadonlyMap<CaseEvent['type'], readonly string[]>
  readonly violations: readonly { readonly path: readonly string[]; readonly what: string }[]
}

export type WalkSettings = {
  readonly start: CaseFile
  /** Inputs to try for each act; an act without any is tried with none at all. */
  readonly inputs: Readonly<
    Record<string, (file: CaseFile, at: Circumstances) => Record<string, unknown>[]>
  >
  /** The circumstances on that day, for each person who tries `act`. */
  readonly at: (file: CaseFile, day: number, act: Act) => readonly Circumstances[]
  /** What makes two situations the same for the purpose of the walk. */
  readonly key: (file: CaseFile, day: number) => string
  /** What must never happen: a sentence when it just did. */
  readonly forbidden: (
    before: CaseFile,
    event: CaseEvent,
    after: CaseFile,
    at: Circumstances,
  ) => string | null
  readonly maxDay: number
  /** Enough to know that something is wrong. */
  readonly stopAtFirst?: boolean
  /** Days that may pass in one move. */
  readonly waits: readonly number[]
}

type Situation = { file: CaseFile; day: number; path: readonly string[] }

/**
 * Explores every situation a procedure can bring a case into, breadth first, by the same code that
 * officers' acts run through. Approvals are taken as given: they add people, not paths.
 */
export function walk(procedure: Procedure, settings: WalkSettings): Walk {
  const seen = new Set<string>()
  const reached = new Map<CaseEvent['type'], readonly string[]>()
  const violations: { path: readonly string[]; what: string }[] = []
  const queue: Situation[] = [{ file: settings.start, day: 0, path: [] }]
  seen.add(settings.key(settings.start, 0))
  let moves = 0
  for (let i = 0, next = queue[0]; next; next = queue[++i]) {
    if (settings.stopAtFirst && violations.length > 0) break
    for (const step of steps(procedure, next, settings)) {
      moves++
      for (const [event, before, after, at] of step.happened) {
        if (!reached.has(event.type)) reached.set(event.type, step.to.path)
        const what = settings.forbidden(before, event, after, at)
        if (what !== null) violations.push({ path: step.to.path, what })
      }
      const key = settings.key(step.to.file, step.to.day)
      if (seen.has(key)) continue
      seen.add(key)
      queue.push(step.to)
    }
  }
  return { states: seen.size, moves, reached, violations }
}

type Happened = readonly [CaseEvent, CaseFile, CaseFile, Circumstances]
type Taken = { to: Situation; happened: Happened[] }

function steps(procedure: Procedure, from: Situation, settings: WalkSettings): Taken[] {
  const waits = settings.waits
    .filter((days) => from.day + days <= settings.maxDay)
    .map((days) => ({
      to: { ...from, day: from.day + days, path: [...from.path, `+${days}d`] },
      happened: [],
    }))
  const acts = procedure.acts.flatMap((act) =>
    settings.at(from.file, from.day, act).flatMap((at) => {
      const offered = (act.applies?.(from.file, at) ?? true) && standingOf(act, from.file, at).can
      const inputs = offered ? (settings.inputs[act.id]?.(from.file, at) ?? []) : []
      return inputs.flatMap((input) => take(act, input, from, at))
    }),
  )
  return [...acts, ...waits]
}

function take(
  act: Act,
  input: Record<string, unknown>,
  from: Situation,
  at: Circumstances,
): Taken[] {
  const problems = problemsOf(act, from.file, input, at)
  if (problems.length > 0) return []
  const happened: Happened[] = []
  let file = from.file
  for (const event of act.events(file, input, at)) {
    const recorded: RecordedEvent = {
      version: file.version + 1,
      at: at.now,
      by: { id: at.actor.id, name: at.actor.name },
      approvals: [],
      event,
    }
    const after = evolve(file, recorded)
    happened.push([event, file, after, at])
    file = after
  }
  return [{ to: { file, day: from.day, path: [...from.path, act.id] }, happened }]
}
