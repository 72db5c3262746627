import type { CaseEvent } from '../case/case-event.ts'
import type { EvidenceFile } from '../case/evidence-file.ts'
import type { PersonId } from './recorded.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { Certificate } from '../authority/certificate.ts'
import { notRecused, type ReviewerStanding } from '../authority/separation.ts'
import type { Role } from '../authority/roles.ts'
import type { DueDate } from '../deadline/due-date.ts'
import type { WorkCalendar } from '../deadline/work-calendar.ts'
import type { Matter } from '../reference/matter.ts'
import type { AgencyRules } from '../rules/agency-rules.ts'
import type { ReviewCatalogue } from '../review/catalogue.ts'
import type { Citation } from '../shared/citation.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { FieldProblem } from './field-problem.ts'
import type { Form, InputOf } from './form.ts'

/** What a rule may look at beside the file. All of it is a value: no clock, no database. */
export type Circumstances = {
  /** The instant of the act, ISO 8601, and its day in China. */
  readonly now: string
  readonly today: PlainDate
  readonly actor: { readonly id: PersonId; readonly name: string; readonly roles: readonly Role[] }
  readonly calendar: WorkCalendar
  readonly rules: AgencyRules
  readonly catalogue: ReviewCatalogue
  /** The matter (事项) of the case; null before filing. */
  readonly matter: Matter | null
  /** The matter of another code, for the act that chooses one. */
  matterOf(code: string): Matter | null
  /** Certificates of one person, all of them, whatever their status. */
  certificatesOf(person: PersonId): readonly Certificate[]
  /** What a person holds for legal review, and since when they review. */
  reviewerOf(person: PersonId): Omit<ReviewerStanding, 'name'>
  nameOf(person: PersonId): string
  /** A finished upload that is not yet evidence, or null. */
  uploadOf(id: string): EvidenceFile | null
  /** SHA-256 of the canonical JSON, in hex. */
  digest(value: unknown): string
}

export type Desk = 'review'

export type Met = { readonly met: true }
/** Why not, in the law's words. `opens` is the day from which it may be met by waiting alone. */
export type Unmet = {
  readonly met: false
  readonly reason: string
  readonly basis: readonly Citation[]
  readonly opens?: DueDate
}

export const met: Met = { met: true }
export const unmet = (reason: string, basis: readonly Citation[], opens?: DueDate): Unmet => ({
  met: false,
  reason,
  basis,
  ...(opens && { opens }),
})

/** A precondition. Never a bare boolean: whoever is refused is told why and by which article. */
export type Requirement = {
  readonly id: string
  check(file: CaseFile, at: Circumstances): Met | Unmet
}

/** Something already known that the act will use, and where it came from, so it is not asked again. */
export type KnownFact = { label: string; value: string; source: string }

/**
 * One thing a person may do to a case. Everything the screens, papers, charts, limits and tests need
 * to know about it stands here, once.
 */
export type Act<F extends Form = Form> = {
  readonly id: string
  /** Verb and object, as on the button: 登记陈述申辩. */
  readonly title: string
  readonly step: StepId
  readonly by: readonly Role[]
  /** Who must agree, in this order, before it takes effect. Empty: it takes effect at once. */
  readonly approvals: readonly Role[]
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
  readonly papers: readonly string[]
  /** 音像记录场景 that must be recorded with it (requirements 4.1). */
  readonly recording: readonly string[]
  readonly requires: readonly Requirement[]
  /** Whether what it decides is compared with the papers sealed before. */
  readonly comparesPapers?: true
  /** It is done at a desk of its own, where a plain form would be too little. */
  readonly desk?: Desk
  /** Its form is headed by what legal review asked to be corrected. */
  readonly follows?: 'review'
  /** Whether it is worth offering at all in this case; a case without a hearing offers no hearing acts. */
  readonly applies?: (file: CaseFile, at: Circumstances) => boolean
  /** It may lawfully be done again, but was done: the case goes on without it. */
  readonly settled?: (file: CaseFile) => boolean
  readonly defaults?: (file: CaseFile, at: Circumstances) => Partial<InputOf<F>>
  readonly known?: (file: CaseFile, at: Circumstances) => KnownFact[]
  /** What is wrong with the input in the light of the file and the law. */
  readonly checks?: (file: CaseFile, input: InputOf<F>, at: Circumstances) => FieldProblem[]
  /** What the act means. Called only when everything above allows it, or for a preview. */
  readonly events: (file: CaseFile, input: InputOf<F>, at: Circumstances) => CaseEvent[]
}

/** Types the form against the functions that use it, then forgets it, so that acts fit in one list. */
export function act<F extends Form>(definition: Act<F>): Act {
  return definition as unknown as Act
}

export const stages = ['启动', '调查取证', '审核决定', '送达执行', '归档'] as const
export type Stage = (typeof stages)[number]

export type StepId = string

/** A box of the flowchart (流程图), and of the path on the case page. */
export type Step = {
  readonly id: StepId
  readonly title: string
  readonly stage: Stage
  readonly basis: readonly Citation[]
  /** Limits (期限) that run while the step is under way, by id of the limits table. */
  readonly limits: readonly string[]
  readonly leadsTo: readonly { readonly to: StepId; readonly when?: string }[]
  /** 'not-applicable' is drawn dashed: this case does not pass here. */
  state(file: CaseFile, at: Circumstances): StepState
}

export type StepState = 'done' | 'now' | 'next' | 'not-applicable'

/** 一种程序: one value from which charts, guides, limits, checks and screens are made. */
export type Procedure = {
  readonly id: string
  readonly title: string
  readonly steps: readonly Step[]
  readonly acts: readonly Act[]
}

/** 回避 binds every act of the case, so no act has to name it (处罚法第43条). */
const actorNotRecused: Requirement = {
  id: 'actor-not-recused',
  check: ({ recused }, { actor, now }) =>
    notRecused({ personId: actor.id, name: actor.name }, recused, now),
}

export type Standing =
  | { readonly act: Act; readonly can: true }
  | { readonly act: Act; readonly can: false; readonly unmet: readonly Unmet[] }

/**
 * What may be done on this case now, and why the rest may not: every unmet requirement of every
 * act that applies, not only the first.
 */
export function standing(procedure: Procedure, file: CaseFile, at: Circumstances): Standing[] {
  return procedure.acts
    .filter((each) => each.applies?.(file, at) ?? true)
    .map((each) => standingOf(each, file, at))
}

export function standingOf(each: Act, file: CaseFile, at: Circumstances): Standing {
  const missing = [actorNotRecused, ...each.requires]
    .map((requirement) => requirement.check(file, at))
    .filter((answer) => !answer.met)
  return missing.length === 0 ? { act: each, can: true } : { act: each, can: false, unmet: missing }
}

/** @throws Error when the procedure has no such act: the caller offers only acts it was given. */
export function getAct(procedure: Procedure, id: string): Act {
  const found = procedure.acts.find((each) => each.id === id)
  if (!found) throw new Error(`${procedure.id} has no act ${id}`)
  return found
}
