import { holdsOneOf } from '../../authority/actor.ts'
import { roles, type Role } from '../../authority/roles.ts'
import type { Confirmation, PersonId, Recorded } from '../../kernel/recorded.ts'
import { systemRule, type Bases } from '../../shared/basis.ts'
import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import type { Refusal } from '../../shared/refusal.ts'

/** How many lines of a file bring in a new firm, change one, or say what the register has already. */
export type FirmImportCounts = {
  readonly added: number
  readonly changed: number
  readonly same: number
}

/** What is brought in: exactly the file that was read on trial, by its digest. */
export type FirmImportContent = FirmImportCounts & {
  readonly fileId: string
  /** SHA-256 of the file. */
  readonly sha256: string
  readonly fileName: string
  /** Lines with an error: they stay out. */
  readonly wrong: number
  readonly reason: string
}

/** 检查对象导入: proposed by one person, approved by another; all of its rows are one act with one entry in the log. */
export type FirmImportEvent =
  | ({ readonly type: 'FirmImportProposed' } & FirmImportContent)
  | ({
      readonly type: 'FirmImportApproved'
      readonly opinion: string
      readonly confirmedBy: Confirmation
      /** Rows that came in, new and changed, and their digest in the order of the file (inspection.import_digest). */
      readonly rows: number
      readonly digest: string
    } & FirmImportCounts)
  | { readonly type: 'FirmImportReturned'; readonly reason: string }
  | { readonly type: 'FirmImportWithdrawn'; readonly reason: string }

export const firmImportStates = {
  open: '待批准',
  approved: '已导入',
  returned: '已退回',
  withdrawn: '已撤回',
} as const
export type FirmImportState = keyof typeof firmImportStates

type Hand = { readonly id: PersonId; readonly name: string; readonly at: string }

export type FirmImportFile = {
  readonly version: number
  readonly content: FirmImportContent
  readonly proposedBy: Hand
  readonly state: FirmImportState
  /** Who answered, and with which words; null while it is open. */
  readonly answered: (Hand & { readonly words: string }) | null
  /** What came in; null where nothing did. */
  readonly came: FirmImportCounts | null
}

/** @throws Error when the first event is not its proposal. */
export function foldFirmImport(events: readonly Recorded<FirmImportEvent>[]): FirmImportFile {
  const [first] = events
  if (first?.event.type !== 'FirmImportProposed')
    throw new Error('an import of firms begins with its proposal')
  const { type: _, ...content } = first.event
  const begun: FirmImportFile = {
    ...{ version: first.version, content, proposedBy: { ...first.by, at: first.at } },
    ...{ state: 'open', answered: null, came: null },
  }
  return events.slice(1).reduce(evolveFirmImport, begun)
}

/** @throws Error for a second proposal in one series. */
export function evolveFirmImport(
  file: FirmImportFile,
  { version, by, at, event }: Recorded<FirmImportEvent>,
): FirmImportFile {
  const answered = (state: FirmImportState, words: string) => ({
    ...{ ...file, version, state },
    answered: { ...by, at, words },
  })
  switch (event.type) {
    case 'FirmImportProposed':
      throw new Error('an import of firms is proposed once')
    case 'FirmImportApproved': {
      const { added, changed, same } = event
      return { ...answered('approved', event.opinion), came: { added, changed, same } }
    }
    case 'FirmImportReturned':
      return answered('returned', event.reason)
    case 'FirmImportWithdrawn':
      return answered('withdrawn', event.reason)
  }
}

type Keeper = { readonly id: PersonId; readonly roles: readonly Role[] }

/** Who keeps the register: single changes, and files read on trial and proposed. The database asks for the same. */
const firmKeepers = [
  'officer',
  'department-head',
  'legal-reviewer',
  'legal-head',
] as const satisfies readonly Role[]
/** Who approves an import of another person. */
const firmImportApprovers = ['department-head', 'legal-head'] as const satisfies readonly Role[]

const named = (held: readonly Role[]) => held.map((role) => roles[role]).join('、')
const duties: Bases = [systemRule('duties')]
const order: Bases = [systemRule('order')]

/** Whether this person may change the register, or propose an import. */
export function mayKeepFirms(actor: Pick<Keeper, 'roles'>): Outcome<null, Refusal> {
  return holdsOneOf(actor, firmKeepers)
    ? accept(null)
    : refuse({ reason: `检查对象名录由${named(firmKeepers)}维护`, basis: duties })
}

/** Whether this person may approve an import, or send it back. */
export function mayAnswerFirmImport(
  { state, proposedBy }: FirmImportFile,
  actor: Keeper,
): Outcome<null, Refusal> {
  if (state !== 'open') {
    const reason = `这次导入${firmImportStates[state]}，不能再批准或者退回`
    return refuse({ reason, basis: order })
  }
  if (!holdsOneOf(actor, firmImportApprovers)) {
    return refuse({ reason: `导入由${named(firmImportApprovers)}批准`, basis: duties })
  }
  return proposedBy.id === actor.id
    ? refuse({ reason: '自己提请的导入，由另一人批准', basis: duties })
    : accept(null)
}

/** Its author may take it back while nobody has answered. */
export function mayWithdrawFirmImport(
  { state, proposedBy }: FirmImportFile,
  actor: Keeper,
): Outcome<null, Refusal> {
  if (state !== 'open') {
    return refuse({ reason: `这次导入${firmImportStates[state]}，不能撤回`, basis: order })
  }
  return proposedBy.id === actor.id
    ? accept(null)
    : refuse({ reason: '只有提请人能撤回', basis: duties })
}
