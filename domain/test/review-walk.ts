import { holdsOneOf } from '../src/authority/actor.ts'
import type { Role } from '../src/authority/roles.ts'
import type { Rulebook } from '../src/kernel/procedure.ts'
import type { PersonId } from '../src/kernel/recorded.ts'
import { walk, type Walk } from '../src/kernel/walk.ts'
import { addDays, plainDate, type PlainDate } from '../src/shared/plain-date.ts'
import type { CaseEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import { act, type Act } from '../src/case/case-kernel.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { evolve, foldCase } from '../src/case/evolve.ts'
import { problemsOf } from '../src/case/law-in-force.ts'
import { reviewPassed } from '../src/case/parts/legal-review/requirements.ts'
import { circumstances, franchise, people } from './circumstances.ts'
import { mainCourse } from './sample-course.ts'
import { recordedCourse } from './sample-papers.ts'

const id = (last: number) => `00000000-0000-4000-8000-0000000000${last}`

/** Everybody who tries in the walks of legal review; what is wrong with each is its name. */
export const tryingPeople = {
  ...people,
  other: id(21),
  lapsed: id(22),
  counsel: id(23),
  uninvited: id(24),
  departmentHead: id(25),
  archivist: id(26),
} as const

const { chen, wang, reviewer, head } = people
const { other, lapsed, counsel, uninvited, departmentHead, archivist } = tryingPeople

/** Wang investigated and reviews for the agency otherwise. */
const rolesHeld: Readonly<Record<PersonId, readonly Role[]>> = {
  [chen]: ['officer'],
  [wang]: ['officer', 'legal-reviewer'],
  [reviewer]: ['legal-reviewer', 'legal-head'],
  [other]: ['legal-reviewer'],
  [lapsed]: ['legal-reviewer'],
  [counsel]: ['legal-counsel'],
  [uninvited]: ['legal-counsel'],
  [departmentHead]: ['department-head'],
  [head]: ['agency-head'],
  [archivist]: ['archivist'],
}

/** A Tuesday. */
const firstDay = plainDate('2026-11-17')
export const contractUntil = plainDate('2026-11-18')
const qualifiedUntil = plainDate('2026-11-16')

/** The long case with its draft, before anything was sent to review. */
export const draftedCase = (): CaseFile => {
  const end = mainCourse.findIndex(([, { type }]) => type === 'DecisionDrafted')
  return foldCase('c1', 'a1', recordedCourse(mainCourse.slice(0, end + 1)))
}

/** The gate alone: what else a decision needs, the walk of the ordinary procedure looks at. */
export const decide: Act = act({
  id: 'decide',
  title: '作出决定',
  step: 'decide',
  by: ['agency-head'],
  approvals: [],
  presses: false,
  effect: '',
  basis: [],
  form: {},
  papers: [],
  recording: [],
  requires: [reviewPassed],
  applies: ({ decision, draft }) => decision === null && draft !== null,
  events: ({ draft }, _input, { today }) =>
    draft
      ? [
          {
            type: 'DecisionIssued',
            ...{ draft: draft.draft, digest: draft.digest, decidedOn: today },
            ...{ extensionBasis: null, oneByOne: true },
          },
        ]
      : [],
})

/** The role that the button asks for, which stands outside the acts (office/cases/perform-act.ts). */
export const askingRole = (each: Act): Act => ({
  ...each,
  applies: (file, at) => holdsOneOf(at.actor, each.by) && (each.applies?.(file, at) ?? true),
})

/** A careless definition of an act. */
export type Fault = (each: Act) => Act
export const sound: Fault = (each) => each

/** The act asks no more for these. */
export const without =
  (...ids: string[]): Fault =>
  (each) => ({ ...each, requires: each.requires.filter((one) => !ids.includes(one.id)) })

/** The fault is in these acts alone. */
export const only =
  (ids: readonly string[], fault: Fault): Fault =>
  (each) =>
    ids.some((wanted) => each.id.startsWith(wanted)) ? fault(each) : each

const moments = new Map<string, Circumstances>()

/** That many days after the first, as this person sees it. */
export function moment(day: number, person: PersonId): Circumstances {
  const key = `${day} ${person}`
  const known = moments.get(key) ?? momentOf(day, person)
  moments.set(key, known)
  return known
}

const dayOfWalk = (day: number): PlainDate => addDays(firstDay, day)

const momentOf = (day: number, person: PersonId): Circumstances => ({
  ...circumstances(`${dayOfWalk(day)}T02:00:00.000Z`, franchise),
  actor: { id: person, name: person, roles: rolesHeld[person] ?? [] },
  counselOf: (each) =>
    each === counsel || each === uninvited
      ? { until: contractUntil, kind: 'counsel', firm: '示例律师事务所' }
      : null,
  reviewerOf: (each) => ({
    ...{ legalQualificationNo: 'A1', firstReviewOn: null },
    reviewUntil: each === lapsed ? qualifiedUntil : null,
  }),
})

/** What is wrong with somebody who does what is not theirs. */
export function wrongWith(person: PersonId): string {
  switch (person) {
    case lapsed:
      return 'whose term ended'
    case wang:
      return 'who investigated'
    default:
      return (rolesHeld[person] ?? []).join()
  }
}

/** How a walk judges what happened so far, which it gathers from the events and not from the program's own file. */
type Judging<S> = {
  readonly nothingSoFar: S
  readonly after: (so: S, event: CaseEvent, at: Circumstances) => S
  /** What is wrong with an event after what happened before it; `now` is what has happened with it. */
  readonly forbidden: (
    so: S,
    event: CaseEvent,
    at: Circumstances,
    then: { readonly file: CaseFile; readonly now: S },
  ) => string | null
  readonly key: (so: S, file: CaseFile, day: number) => string
}

type Book = Rulebook<CaseFile, CaseEvent, Circumstances>
type Settings = Parameters<typeof walk<CaseFile, CaseEvent, Circumstances>>[1]
type Course = Pick<Settings, 'inputs' | 'maxDay' | 'waits'>

/** A review from the draft on, with everybody trying. `sought`: what is looked for; the walk ends where it is found. */
export function exploreReview<S>(
  book: Book,
  { nothingSoFar, after, forbidden, key }: Judging<S>,
  { sought = null, ...course }: Course & { readonly sought?: string | null },
): Walk<CaseEvent> {
  const histories = new WeakMap<CaseFile, S>()
  const soFar = (file: CaseFile) => histories.get(file) ?? nothingSoFar
  return walk(book, {
    ...course,
    start: draftedCase(),
    evolve,
    problems: problemsOf,
    at: (_file, day) => Object.keys(rolesHeld).map((person) => moment(day, person)),
    key: (file, day) => key(soFar(file), file, day),
    forbidden: (before, event, file, at) => {
      const now = after(soFar(before), event, at)
      histories.set(file, now)
      const what = forbidden(soFar(before), event, at, { file, now })
      return sought === null || what === sought ? what : null
    },
    stopAtFirst: sought !== null,
  })
}

/** Each thing that was wrong, once. */
export const wrongsOf = ({ violations }: Walk<CaseEvent>) => [
  ...new Set(violations.map(({ what }) => what)),
]
