import { holdsOneOf } from '../authority/actor.ts'
import { roles, type Role } from '../authority/roles.ts'
import type { Confirmation, PersonId, Recorded } from '../kernel/recorded.ts'
import { systemRule, type Bases } from '../shared/basis.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { Refusal } from '../shared/refusal.ts'

/** What an import brings in: exactly the file that was read on trial, by its digest. */
export type ImportContent = {
  readonly fileId: string
  /** SHA-256 of the file. */
  readonly sha256: string
  readonly fileName: string
  /** How many cases the trial found in it. */
  readonly rows: number
  /** How many lines the trial warned of, and in how many something was not judged. */
  readonly warned: number
  readonly unchecked: number
  readonly reason: string
}

/**
 * 旧案导入: proposed by one person, approved by another, who thereby brings in all of the file or nothing. An import
 * that was a mistake is made void as a whole; its rows stay.
 */
export type CaseImportEvent =
  | ({ readonly type: 'ImportProposed' } & ImportContent)
  | {
      readonly type: 'ImportApproved'
      readonly opinion: string
      readonly confirmedBy: Confirmation
      /** How many rows came in, and their digest in the order of the file (casework.import_digest). */
      readonly rows: number
      readonly digest: string
    }
  | { readonly type: 'ImportReturned'; readonly reason: string }
  | { readonly type: 'ImportWithdrawn'; readonly reason: string }
  | {
      readonly type: 'ImportVoided'
      readonly reason: string
      readonly confirmedBy: Confirmation
    }

export const caseImportStates = {
  open: '待批准',
  approved: '已导入',
  returned: '已退回',
  withdrawn: '已撤回',
  void: '已作废',
} as const
export type CaseImportState = keyof typeof caseImportStates

type Hand = { readonly id: PersonId; readonly name: string; readonly at: string }

export type CaseImportFile = {
  readonly version: number
  readonly content: ImportContent
  readonly proposedBy: Hand
  readonly state: CaseImportState
  /** Who answered the proposal, and with which words; null while it is open. */
  readonly answered: (Hand & { readonly words: string }) | null
  /** Who made it void, and why. */
  readonly voided: (Hand & { readonly words: string }) | null
}

/** @throws Error when the first event is not its proposal. */
export function foldCaseImport(events: readonly Recorded<CaseImportEvent>[]): CaseImportFile {
  const [first] = events
  if (first?.event.type !== 'ImportProposed') throw new Error('an import begins with its proposal')
  const { type: _, ...content } = first.event
  const begun: CaseImportFile = {
    version: first.version,
    content,
    proposedBy: { ...first.by, at: first.at },
    state: 'open',
    answered: null,
    voided: null,
  }
  return events.slice(1).reduce(evolveCaseImport, begun)
}

/** @throws Error for a second proposal in one series. */
export function evolveCaseImport(
  file: CaseImportFile,
  { version, by, at, event }: Recorded<CaseImportEvent>,
): CaseImportFile {
  const answered = (state: CaseImportState, words: string): CaseImportFile => ({
    ...file,
    version,
    state,
    answered: { ...by, at, words },
  })
  switch (event.type) {
    case 'ImportProposed':
      throw new Error('an import is proposed once')
    case 'ImportApproved':
      return answered('approved', event.opinion)
    case 'ImportReturned':
      return answered('returned', event.reason)
    case 'ImportWithdrawn':
      return answered('withdrawn', event.reason)
    case 'ImportVoided':
      return { ...file, version, state: 'void', voided: { ...by, at, words: event.reason } }
  }
}

type Keeper = { readonly id: PersonId; readonly roles: readonly Role[] }

/** Who reads files on trial and proposes an import. */
export const importProposers = ['archivist', 'legal-head'] as const satisfies readonly Role[]
/** Who approves it, or makes it void. The database asks for the same. */
export const importApprovers = ['department-head', 'agency-head'] as const satisfies readonly Role[]

const named = (held: readonly Role[]) => held.map((role) => roles[role]).join('或者')
const duties: Bases = [systemRule('duties')]
const order: Bases = [systemRule('order')]

/** Whether this person may read old cases on trial and propose to import them. */
export function mayProposeImport(actor: Keeper): Outcome<null, Refusal> {
  return holdsOneOf(actor, importProposers)
    ? accept(null)
    : refuse({ reason: `旧案导入由${named(importProposers)}提请`, basis: duties })
}

/** Whether this person may approve it, or send it back. */
export function mayAnswerImport(
  { state, proposedBy }: CaseImportFile,
  actor: Keeper,
): Outcome<null, Refusal> {
  if (state !== 'open') {
    return refuse({
      reason: `这次导入${caseImportStates[state]}，不能再批准或者退回`,
      basis: order,
    })
  }
  return mayDecide(proposedBy, actor, '批准')
}

/** Its author may take it back while nobody has answered. */
export function mayWithdrawImport(
  { state, proposedBy }: CaseImportFile,
  actor: Keeper,
): Outcome<null, Refusal> {
  if (state !== 'open') {
    return refuse({ reason: `这次导入${caseImportStates[state]}，不能撤回`, basis: order })
  }
  return proposedBy.id === actor.id
    ? accept(null)
    : refuse({ reason: '只有提请人能撤回', basis: duties })
}

/** Whether this person may make void what was imported. */
export function mayVoidImport(
  { state, proposedBy }: CaseImportFile,
  actor: Keeper,
): Outcome<null, Refusal> {
  if (state !== 'approved') {
    return refuse({ reason: `这次导入${caseImportStates[state]}，没有可以作废的`, basis: order })
  }
  return mayDecide(proposedBy, actor, '作废')
}

function mayDecide(proposedBy: Hand, actor: Keeper, what: string): Outcome<null, Refusal> {
  if (!holdsOneOf(actor, importApprovers)) {
    return refuse({ reason: `由${named(importApprovers)}${what}`, basis: duties })
  }
  return proposedBy.id === actor.id
    ? refuse({ reason: `自己提请的导入，由另一人${what}`, basis: duties })
    : accept(null)
}
