import type { Role } from '../authority/roles.ts'
import type { Citation } from '../shared/citation.ts'
import type { FieldProblem } from './field-problem.ts'
import type { Form, InputOf } from './form.ts'
import type { PersonId } from './recorded.ts'
import type { Requirement } from './requirement.ts'
import type { PlainDate } from '../shared/plain-date.ts'

/** Something already known that the act will use, and where it came from, so it is not asked again. */
export type KnownFact = { label: string; value: string; source: string }

/** One of those that rows are about: by its value, with its name and what is said of it. */
export type Offered = { readonly value: string; readonly label: string; readonly detail: string }

/**
 * What a field may hold as things stand, told before anything is chosen: the first day that is not too
 * early, why a person is not the one, or what its rows are about. The checks refuse the same.
 */
export type Narrowing =
  | { readonly earliest: PlainDate; readonly why: string }
  | { unfit(person: PersonId): string | null }
  | { readonly offered: readonly Offered[] }

/** Words quoted from a paper: the field that holds them, and where in the paper they are said to stand. */
export type Passage = { readonly field: string; readonly words: string; readonly where: string }

export type StepId = string

/** What acts name that the kernel does not know: the papers they make, the scenes they record. */
export type ActNames = { readonly paper: string; readonly scene: string }

/**
 * One thing a person may do. Everything the screens, papers, charts, limits and tests need to know
 * about it stands here, once. `File` is the little of the file it looks at.
 */
export type Act<File, E, At, F extends Form = Form, Names extends ActNames = ActNames> = {
  readonly id: string
  /** Verb and object, as on the button: 登记陈述申辩. */
  readonly title: string
  readonly step: StepId
  readonly by: readonly Role[]
  /** Who must agree, in this order, before the act takes effect. Without any, it takes effect at once. */
  readonly approvals: readonly Role[]
  /** Whoever holds this role signs in both capacities when they do the act themselves: it is not asked of another. */
  readonly inBothCapacities?: Role
  /**
   * Whether the case waits for it. False: it is offered, and the case goes on without it. 'first': it
   * goes before whatever else the case waits for.
   */
  readonly presses: boolean | 'first'
  /** The sentence above the button: what happens when it is pressed. */
  readonly effect: string
  readonly basis: readonly Citation[]
  readonly form: F
  /** Papers (文书) the act makes when it takes effect. */
  readonly papers: readonly Names['paper'][]
  /** 音像记录场景 that must be recorded with it. */
  readonly recording: readonly Names['scene'][]
  readonly requires: readonly Requirement<File, At>[]
  /** Whether what it decides is compared with the papers sealed before. */
  readonly comparesPapers?: true
  /** Words that the input says stand in a sealed paper of that kind: compared with the paper of that number, or the newest. */
  readonly quotes?: (input: InputOf<F>) => {
    readonly paper: string
    readonly number: string | null
    readonly passages: readonly Passage[]
  }
  /** The whole file is reviewed (案卷评查) before it: an open veto asks for a reason. */
  readonly reviewsFile?: true
  /** Whoever agrees to it weighs the evidence: it is shown with what each piece proves. */
  readonly weighsEvidence?: true
  /** Whoever does it answers for it with their name, and proves once more who they are. */
  readonly signed?: true
  /** The act has its own desk, because a plain form would not be enough. */
  readonly desk?: Desk
  /** The place in the file of the record that it puts right: it is offered there and not among the acts. */
  readonly amends?: number
  /** It is about who reported: what is typed into it may neither name nor show them (处罚法第50条). */
  readonly aboutInformant?: true
  /** It is offered also beside what it is about. */
  readonly shownWith?: ShownWith
  /** Whoever did it goes on at once with what the case then waits for, where that is theirs too. */
  readonly goesOn?: true
  /**
   * Everything it asks is mostly known, and it binds nobody: one press does it, and its form opens only where
   * something is missing or somebody wants to change it first.
   */
  readonly atOnce?: true
  /** It is done where the people stand: a phone does it without network too. */
  readonly inField?: true
  /** The title of the limit that doing it keeps, where the step alone does not say which of several it is. */
  readonly keeps?: (file: File) => string | null
  /** Its form is headed by what legal review asked to be corrected. */
  readonly follows?: 'review'
  /** Whether it is worth offering at all; a case without a hearing offers no hearing acts. */
  readonly applies?: (file: File, at: At) => boolean
  /** The act was done and may lawfully be done again, but the case goes on without it. */
  readonly settled?: (file: File) => boolean
  readonly defaults?: (file: File, at: At) => Partial<InputOf<F>>
  readonly known?: (file: File, at: At) => KnownFact[]
  /** What the approver is asked, in one line. Without it, the title says enough. */
  readonly asks?: (file: File, input: InputOf<F>, at: At) => string
  readonly narrows?: (file: File, at: At) => { readonly [K in keyof InputOf<F>]?: Narrowing }
  /** What is wrong with the input in the light of the file and the law. */
  readonly checks?: (file: File, input: InputOf<F>, at: At) => FieldProblem[]
  /** What the act means. Called only when everything above allows it, or for a preview. */
  readonly events: (file: File, input: InputOf<F>, at: At) => E[]
}

/** The approvals that are asked of an act done by somebody with these roles. */
export const approvalsAsked = (
  { approvals, inBothCapacities }: Pick<Act<never, never, never>, 'approvals' | 'inBothCapacities'>,
  held: readonly Role[],
): readonly Role[] =>
  inBothCapacities !== undefined && held.includes(inBothCapacities)
    ? approvals.filter((role) => role !== inBothCapacities)
    : approvals

export type Desk = 'review'
/** The papers that wait for a signature together, or each of them by itself. */
export type ShownWith = 'signatures' | 'each-unsigned'
export type OpeningDesk = 'clue'

/** An act upon nothing yet: what it means begins a file. */
export type Opening<E, At, F extends Form = Form, Names extends ActNames = ActNames> = Pick<
  Act<null, E, At, F, Names>,
  'id' | 'title' | 'by' | 'effect' | 'basis' | 'form' | 'papers' | 'recording' | 'requires'
> & {
  /** It is begun at a desk of its own, which asks for more than the file may hold. */
  readonly desk?: OpeningDesk
  /** It begins where the people stand, so a phone offers it at the thumb. */
  readonly inField?: true
  readonly defaults?: (at: At) => Partial<InputOf<F>>
  readonly narrows?: (at: At) => { readonly [K in keyof InputOf<F>]?: Narrowing }
  readonly checks: (input: InputOf<F>, at: At) => FieldProblem[]
  readonly events: (input: InputOf<F>, at: At) => E[]
}

/** Types the form against the functions that use it, then forgets it, so that acts fit in one list. */
export function forgetForm<File, E, At, F extends Form, Names extends ActNames = ActNames>(
  definition: Act<File, E, At, F, Names>,
): Act<File, E, At, Form, Names> {
  return definition as unknown as Act<File, E, At, Form, Names>
}

export function forgetOpeningForm<E, At, F extends Form, Names extends ActNames = ActNames>(
  definition: Opening<E, At, F, Names>,
): Opening<E, At, Form, Names> {
  return definition as unknown as Opening<E, At, Form, Names>
}
