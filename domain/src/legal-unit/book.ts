import type { Role } from '../authority/roles.ts'
import type { Act } from '../kernel/act.ts'
import type { Rulebook } from '../kernel/procedure.ts'
import type { Confirmation, PersonId, Recorded } from '../kernel/recorded.ts'
import { systemRule } from '../shared/basis.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Refusal } from '../shared/refusal.ts'
import type { AgencyRules } from '../rules/agency-rules.ts'

/** Somebody with a business account of the agency, as the books of the legal unit look at them. */
export type UnitPerson = {
  readonly id: PersonId
  readonly name: string
  readonly account: string
  readonly active: boolean
  readonly roles: readonly Role[]
  readonly department: { readonly id: string; readonly name: string }
}

/** What a rule of these books may look at apart from the file: values only, no clock and no database. */
export type UnitAt = {
  readonly now: string
  readonly today: PlainDate
  readonly actor: { readonly id: PersonId; readonly name: string; readonly roles: readonly Role[] }
  readonly rules: Pick<
    AgencyRules,
    'officerTrainingHours' | 'reviewerTrainingHours' | 'numberWord' | 'sources'
  >
  /** Null for nobody of the agency. */
  personOf(id: PersonId): UnitPerson | null
  /** The department that is kept as 法制机构, if there is one. */
  readonly legalDepartment: string | null
  /** The entry of the register of counsel that an account belongs to and that has not ended; null: none. */
  counselEntryOf(id: PersonId): string | null
  /** How many opinions on cases this counsel gave in a year. */
  opinionsOf(id: PersonId, year: number): number
}

/** What somebody proposed and another person has not answered. */
export type OpenProposal = {
  readonly act: string
  readonly input: Readonly<Record<string, unknown>>
  readonly awaits: Role
  readonly by: { readonly id: PersonId; readonly name: string }
  readonly at: string
}

/** The steps of an act that takes two people; the same in each book. */
export type ProposalEvent =
  | {
      readonly type: 'ActProposed'
      readonly act: string
      readonly input: Readonly<Record<string, unknown>>
      readonly awaits: Role
    }
  | { readonly type: 'ActAgreed'; readonly act: string; readonly confirmedBy: Confirmation }
  | { readonly type: 'ActReturned'; readonly act: string; readonly reason: string }

export type BookFile = { readonly version: number; readonly proposal: OpenProposal | null }

export type BookAct<File, E> = Act<File, E, UnitAt>

/** Something of the legal unit that is no case: who may do what with it, by which rules. */
export type Book<File extends BookFile, E> = Rulebook<File, E, UnitAt>

/** Members that every act of these books has alike. */
export const bookAct = {
  presses: false,
  approvals: [],
  papers: [],
  recording: [],
  requires: [],
} as const

/** The place and the open proposal after a step of an act that takes two people. */
export function evolveProposal(
  { version, at, by }: Pick<Recorded<unknown>, 'version' | 'at' | 'by'>,
  step: ProposalEvent,
): BookFile {
  switch (step.type) {
    case 'ActProposed': {
      const { act, input, awaits } = step
      return { version, proposal: { act, input, awaits, by, at } }
    }
    case 'ActAgreed':
    case 'ActReturned':
      return { version, proposal: null }
  }
}

/** Nobody agrees to what they proposed themselves, nor to what gives something to them. */
export function mayAnswerProposal(
  actor: { readonly id: PersonId; readonly roles: readonly Role[] },
  { awaits, by }: OpenProposal,
): Outcome<null, Refusal> {
  if (by.id === actor.id) {
    return refuse({
      reason: '自己提请的，须由另一人同意；要改的，先撤回再提请',
      basis: [systemRule('duties')],
    })
  }
  return actor.roles.includes(awaits)
    ? accept(null)
    : refuse({ reason: '没有同意这一项的岗位', basis: [systemRule('duties')] })
}
