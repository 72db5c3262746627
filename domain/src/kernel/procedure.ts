import type { Citation } from '../shared/citation.ts'
import type { Act, ActNames, Opening, StepId } from './act.ts'
import type { Form } from './form.ts'
import { unmetOf, type Requirement, type Unmet } from './requirement.ts'

export const stages = ['启动', '调查取证', '审核决定', '送达执行', '归档'] as const
export type ProcedureStage = (typeof stages)[number]

/** A box of the flowchart (流程图), and of the path on the case page. */
export type Step<File, At> = {
  readonly id: StepId
  readonly title: string
  readonly stage: ProcedureStage
  readonly basis: readonly Citation[]
  /** Limits (期限) that run while the step is under way, by id of the limits table. */
  readonly limits: readonly string[]
  readonly leadsTo: readonly { readonly to: StepId; readonly when?: string }[]
  /** 'not-applicable' is drawn dashed: this case does not pass here. */
  state(file: File, at: At): StepState
}

export type StepState = 'done' | 'now' | 'next' | 'not-applicable'

/** Whatever people act upon by rules: a case, and also what is no case. */
export type Rulebook<File, E, At, Names extends ActNames = ActNames> = {
  readonly id: string
  readonly title: string
  /** What binds every act, so that no act has to name it. */
  readonly always: readonly Requirement<File, At>[]
  /** In the order in which they are offered. Several of one kind give one act each: `release~2`. */
  acts(file: File): readonly Act<File, E, At, Form, Names>[]
}

/** 一种程序: one value from which charts, guides, limits, checks and screens are made. */
export type Procedure<
  File,
  E,
  At,
  Category extends string = string,
  Limit = unknown,
  LimitAt = At,
  Names extends ActNames = ActNames,
> = Rulebook<File, E, At, Names> & {
  /** The kind of certificate its officers must hold. */
  readonly category: Category
  /** How a file of this procedure begins; null for one that begins within another. */
  readonly opens: Opening<E, At, Form, Names> | null
  /** Whether this file passes through it, from its beginning until after its end. */
  underWay(file: File): boolean
  readonly steps: readonly Step<File, At>[]
  limits(file: File, at: LimitAt): readonly Limit[]
}

export type Standing<A> =
  | { readonly act: A; readonly can: true }
  | { readonly act: A; readonly can: false; readonly unmet: readonly Unmet[] }

/**
 * What may be done now, and why the rest may not: every unmet requirement of every act that applies,
 * not only the first.
 */
export function standing<File, E, At, Names extends ActNames>(
  book: Pick<Rulebook<File, E, At, Names>, 'always' | 'acts'>,
  file: File,
  at: At,
): Standing<Act<File, E, At, Form, Names>>[] {
  return book
    .acts(file)
    .filter((each) => each.applies?.(file, at) ?? true)
    .map((each) => standingOf(book, each, file, at))
}

export function standingOf<File, E, At, Names extends ActNames>(
  { always }: Pick<Rulebook<File, E, At>, 'always'>,
  each: Act<File, E, At, Form, Names>,
  file: File,
  at: At,
): Standing<Act<File, E, At, Form, Names>> {
  const missing = unmetOf([...always, ...each.requires], file, at)
  return missing.length === 0 ? { act: each, can: true } : { act: each, can: false, unmet: missing }
}

/**
 * The same for somebody who looks on: what an act asks of the person who acts is left out, because whoever
 * will do it is not known yet.
 */
export function standingForOnlookers<File, E, At, Names extends ActNames>(
  { always }: Pick<Rulebook<File, E, At>, 'always'>,
  each: Act<File, E, At, Form, Names>,
  file: File,
  at: At,
): Standing<Act<File, E, At, Form, Names>> {
  const ofTheCase = (requirement: Requirement<File, At>) => !requirement.ofActor
  const open = { ...each, requires: each.requires.filter(ofTheCase) }
  const standing = standingOf({ always: always.filter(ofTheCase) }, open, file, at)
  return { ...standing, act: each }
}

/** Done when it is; not applicable when the file does not pass here; otherwise now or still to come. */
export function stateOf<File>(
  done: (file: File) => boolean,
  ready: (file: File) => boolean,
  skipped: (file: File) => boolean = () => false,
): (file: File) => StepState {
  return (file) => {
    if (done(file)) return 'done'
    if (skipped(file)) return 'not-applicable'
    return ready(file) ? 'now' : 'next'
  }
}
