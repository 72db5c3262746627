import type { Role } from '../authority/roles.ts'
import { systemRule } from '../shared/basis.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Refusal } from '../shared/refusal.ts'
import type { Act } from './act.ts'
import type { Rulebook } from './procedure.ts'
import type { Confirmation, PersonId, Recorded } from './recorded.ts'

/** What every book asks of the circumstances of an act: values only, no clock and no database. */
export type BookAt = {
  readonly now: string
  readonly today: PlainDate
  readonly actor: { readonly id: PersonId; readonly name: string; readonly roles: readonly Role[] }
  /** Null for nobody of the agency. */
  personOf(id: PersonId): { readonly name: string } | null
}

/** What somebody proposed and not everybody who must agree has answered. */
export type OpenProposal = {
  readonly act: string
  readonly input: Readonly<Record<string, unknown>>
  readonly awaits: Role
  readonly by: { readonly id: PersonId; readonly name: string }
  readonly at: string
  /** Who agreed already, where several must, one after the other. */
  readonly agreed: readonly {
    readonly id: PersonId
    readonly name: string
    readonly role: Role
    readonly at: string
  }[]
}

/** The steps of an act that takes two people or more; the same in each book. */
export type ProposalEvent =
  | {
      readonly type: 'ActProposed'
      readonly act: string
      readonly input: Readonly<Record<string, unknown>>
      readonly awaits: Role
    }
  | {
      readonly type: 'ActAgreed'
      readonly act: string
      readonly confirmedBy: Confirmation
      /** Who must agree next. Absent where nobody else must, and in books from before 1 December 2026. */
      readonly awaits?: Role
    }
  | { readonly type: 'ActReturned'; readonly act: string; readonly reason: string }

export type BookFile = { readonly version: number; readonly proposal: OpenProposal | null }

export type BookAct<File, E, At extends BookAt> = Act<File, E, At>

/** Something that is no case and takes two people or more: who may do what with it, by which rules. */
export type Book<File extends BookFile, E, At extends BookAt> = Rulebook<File, E, At>

/** Members that every act of these books has alike. */
export const bookAct = {
  presses: false,
  approvals: [],
  papers: [],
  recording: [],
  requires: [],
} as const

/** The place and the open proposal after a step of an act that takes several people. */
export function evolveProposal(
  { proposal }: BookFile,
  { version, at, by }: Pick<Recorded<unknown>, 'version' | 'at' | 'by'>,
  step: ProposalEvent,
): BookFile {
  switch (step.type) {
    case 'ActProposed': {
      const { act, input, awaits } = step
      return { version, proposal: { act, input, awaits, by, at, agreed: [] } }
    }
    case 'ActAgreed': {
      const { awaits } = step
      if (awaits === undefined || !proposal) return { version, proposal: null }
      const agreed = [...proposal.agreed, { ...by, role: proposal.awaits, at }]
      return { version, proposal: { ...proposal, awaits, agreed } }
    }
    case 'ActReturned':
      return { version, proposal: null }
  }
}

/** Who must agree after the one who is awaited now; null where nobody else must. */
export const nextToAgree = (
  approvals: readonly Role[],
  { awaits }: Pick<OpenProposal, 'awaits'>,
): Role | null => approvals[approvals.indexOf(awaits) + 1] ?? null

/** Nobody agrees to what they proposed themselves, nor twice, nor to what gives something to them. */
export function mayAnswerProposal(
  actor: { readonly id: PersonId; readonly roles: readonly Role[] },
  { awaits, by, agreed }: OpenProposal,
): Outcome<null, Refusal> {
  if (by.id === actor.id) {
    return refuse({
      reason: '自己提请的，须由另一人同意；要改的，先撤回再提请',
      basis: [systemRule('duties')],
    })
  }
  if (agreed.some(({ id }) => id === actor.id)) {
    return refuse({
      reason: '您已经同意过这一项，下一步须由另一人同意',
      basis: [systemRule('duties')],
    })
  }
  return actor.roles.includes(awaits)
    ? accept(null)
    : refuse({ reason: '没有同意这一项的岗位', basis: [systemRule('duties')] })
}
