import type { Act } from './act.ts'
import type { FieldProblem } from './field-problem.ts'
import { standingOf, type Rulebook } from './procedure.ts'
import { record, type Author, type Recorded } from './recorded.ts'

/** One way a file can go on: an act with one input, or time that passes. */
export type Walk<E extends { readonly type: string }> = {
  /** Distinct situations reached, and moves between them. */
  readonly states: number
  readonly moves: number
  /** Shortest paths that reached each kind of event, by event type. */
  readonly reached: ReadonlyMap<E['type'], readonly string[]>
  readonly violations: readonly { readonly path: readonly string[]; readonly what: string }[]
  /** Acts that were offered somewhere and that `inputs` does not know: what nobody tried. */
  readonly untried: readonly string[]
}

/** What a walk needs to know of a moment: who acts, and when. */
type WalkMoment = {
  readonly now: string
  readonly actor: { readonly id: string; readonly name: string }
}

type WalkSettings<File, E, At> = {
  readonly start: File
  evolve(file: File, recorded: Recorded<E>): File
  /** What is wrong with an input: the same question that officers' input is put. */
  problems(
    act: Act<File, E, At>,
    file: File,
    input: Record<string, unknown>,
    at: At,
  ): readonly FieldProblem[]
  /** Inputs to try for each act; an act that is not here is named among the untried. */
  readonly inputs: Readonly<Record<string, (file: File, at: At) => Record<string, unknown>[]>>
  /** The circumstances on that day, for each person who tries `act`. */
  at(file: File, day: number, act: Act<File, E, At>): readonly At[]
  /** What makes two situations the same for the purpose of the walk. */
  key(file: File, day: number): string
  /** What must never happen: a sentence when it just did. */
  forbidden(before: File, event: E, after: File, at: At): string | null
  readonly maxDay: number
  /** Enough to know that something is wrong. */
  readonly stopAtFirst?: boolean
  /** Days that may pass in one move. */
  readonly waits: readonly number[]
}

type Situation<File> = { file: File; day: number; path: readonly string[] }
type Happened<File, E, At> = readonly [E, File, File, At]
type Taken<File, E, At> = { to: Situation<File>; happened: Happened<File, E, At>[] }

/**
 * Explores every situation a rulebook can bring a file into, breadth first, by the same code that
 * officers' acts run through. Approvals are taken as given: they add people, not paths.
 */
export function walk<
  File extends { readonly version: number },
  E extends { readonly type: string },
  At extends WalkMoment,
>(book: Rulebook<File, E, At>, settings: WalkSettings<File, E, At>): Walk<E> {
  const seen = new Set<string>()
  const reached = new Map<E['type'], readonly string[]>()
  const violations: { path: readonly string[]; what: string }[] = []
  const queue: Situation<File>[] = [{ file: settings.start, day: 0, path: [] }]
  seen.add(settings.key(settings.start, 0))
  let moves = 0
  const untried = new Set<string>()
  for (let i = 0, next = queue[0]; next; next = queue[++i]) {
    if (settings.stopAtFirst && violations.length > 0) break
    for (const step of steps(book, next, settings, untried)) {
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
  return { states: seen.size, moves, reached, violations, untried: [...untried].sort() }
}

function steps<File extends { readonly version: number }, E, At extends WalkMoment>(
  book: Rulebook<File, E, At>,
  from: Situation<File>,
  settings: WalkSettings<File, E, At>,
  untried: Set<string>,
): Taken<File, E, At>[] {
  const waits = settings.waits
    .filter((days) => from.day + days <= settings.maxDay)
    .map((days) => ({
      to: { ...from, day: from.day + days, path: [...from.path, `+${days}d`] },
      happened: [],
    }))
  const acts = book.acts(from.file).flatMap((act) =>
    settings.at(from.file, from.day, act).flatMap((at) => {
      const offered =
        (act.applies?.(from.file, at) ?? true) && standingOf(book, act, from.file, at).can
      if (!offered) return []
      const inputsOf = settings.inputs[act.id]
      if (!inputsOf) untried.add(act.id)
      return (inputsOf?.(from.file, at) ?? []).flatMap((input) =>
        take(act, input, from, at, settings),
      )
    }),
  )
  return [...acts, ...waits]
}

function take<File extends { readonly version: number }, E, At extends WalkMoment>(
  act: Act<File, E, At>,
  input: Record<string, unknown>,
  from: Situation<File>,
  at: At,
  settings: WalkSettings<File, E, At>,
): Taken<File, E, At>[] {
  if (settings.problems(act, from.file, input, at).length > 0) return []
  const author: Author = {
    at: at.now,
    by: { id: at.actor.id, name: at.actor.name },
    approvals: [],
  }
  const happened: Happened<File, E, At>[] = []
  let file = from.file
  for (const recorded of record(file.version, act.events(file, input, at), author)) {
    const after = settings.evolve(file, recorded)
    happened.push([recorded.event, file, after, at])
    file = after
  }
  return [{ to: { file, day: from.day, path: [...from.path, act.id] }, happened }]
}
