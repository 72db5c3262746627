import { holdsOneOf } from '../authority/actor.ts'
import { roles, type Role } from '../authority/roles.ts'
import type { Confirmation, PersonId, Recorded } from '../kernel/recorded.ts'
import { cite } from '../shared/citation.ts'
import { systemRule, type Bases } from '../shared/basis.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Refusal } from '../shared/refusal.ts'
import { ruleKeeping, type RuleKind } from './rule-kinds.ts'

/** A change of one item of 基础数据与规则, as it was written down. */
export type RuleProposal = {
  readonly kind: RuleKind
  readonly code: string
  /** The version it was written against; 0 for a new item. */
  readonly after: number
  readonly effectiveFrom: PlainDate
  readonly source: string
  readonly reason: string
  /** What is to change, in the words of the API. */
  readonly change: unknown
  /** What a change of the review catalogue would have caught. Since 2026-12. */
  readonly impact?: ProposedImpact
}

/** 影响测算 as it stood when the change was proposed: what checker and head read beside it. */
export type ProposedImpact = {
  readonly years: readonly {
    readonly year: number
    readonly judged: number
    readonly hits: number
    readonly newHits: number
    readonly dropped: number
  }[]
  readonly openHits: number
  /** Open cases that would have to be reviewed and are not yet. */
  readonly openNewHits: number
  readonly notYetProposed: number
  readonly unjudged: number
  /** Why a ground is wanted that would have caught nothing in five years; null where it would have. */
  readonly whyNone: string | null
}

/** 提请 by one person, 批准 by another, from a day that is still to come. */
export type RuleProposalEvent =
  | ({ readonly type: 'RuleChangeProposed' } & RuleProposal)
  /** 核对 by a third person, of what asks for it. Since 2026-12. */
  | { readonly type: 'RuleChangeChecked'; readonly opinion: string }
  | {
      readonly type: 'RuleChangeApproved'
      readonly opinion: string
      readonly confirmedBy: Confirmation
      /** The body that was agreed to, of what the database compares with it. Since 2026-12. */
      readonly agreed?: unknown
    }
  | { readonly type: 'RuleChangeReturned'; readonly reason: string }
  | { readonly type: 'RuleChangeWithdrawn'; readonly reason: string }

export const ruleProposalStates = {
  open: '待批准',
  approved: '已批准',
  returned: '已退回',
  withdrawn: '已撤回',
} as const

type Hand = { readonly id: PersonId; readonly name: string; readonly at: string }

export type RuleProposalFile = {
  readonly version: number
  readonly proposal: RuleProposal
  readonly proposedBy: Hand
  readonly state: keyof typeof ruleProposalStates
  /** Who checked it, and with which words; null before that, and where nobody has to. */
  readonly checked: (Hand & { readonly words: string }) | null
  /** Who answered, and with which words; null while it is open. */
  readonly answered: (Hand & { readonly words: string }) | null
}

/** @throws Error when the first event is not its proposal. */
export function foldRuleProposal(events: readonly Recorded<RuleProposalEvent>[]): RuleProposalFile {
  const [first] = events
  if (first?.event.type !== 'RuleChangeProposed') {
    throw new Error('a change of a rule begins with its proposal')
  }
  const { type: _, ...proposal } = first.event
  const proposedBy = { ...first.by, at: first.at }
  const { version } = first
  const begun: RuleProposalFile = {
    version,
    proposal,
    proposedBy,
    state: 'open',
    checked: null,
    answered: null,
  }
  return events.slice(1).reduce(evolveRuleProposal, begun)
}

/** @throws Error for a second proposal in one series. */
export function evolveRuleProposal(
  file: RuleProposalFile,
  { version, by, at, event }: Recorded<RuleProposalEvent>,
): RuleProposalFile {
  const answered = (state: RuleProposalFile['state'], words: string) => ({
    ...file,
    version,
    state,
    answered: { ...by, at, words },
  })
  switch (event.type) {
    case 'RuleChangeProposed':
      throw new Error('a change of a rule is proposed once')
    case 'RuleChangeChecked':
      return { ...file, version, checked: { ...by, at, words: event.opinion } }
    case 'RuleChangeApproved':
      return answered('approved', event.opinion)
    case 'RuleChangeReturned':
      return answered('returned', event.reason)
    case 'RuleChangeWithdrawn':
      return answered('withdrawn', event.reason)
  }
}

type Keeper = { readonly id: PersonId; readonly roles: readonly Role[] }

const duties: Bases = [systemRule('duties')]

/** 裁量基准 are set by the agency and made public (34), and so is what is reviewed (58); nobody does it alone. */
const basisOf = (kind: RuleKind): Bases => {
  if (kind === 'benchmark') return [cite('行政处罚法', 34)]
  if (kind === 'review-catalogue') return [cite('行政处罚法', 58)]
  return duties
}

/**
 * A version counts from a day after the one on which it is agreed: nothing changes under the hands of those who
 * are working (规则不溯及既往).
 */
export function dayOfEffect(
  { kind, effectiveFrom }: Pick<RuleProposal, 'kind' | 'effectiveFrom'>,
  today: PlainDate,
): Outcome<null, Refusal> {
  if (ruleKeeping(kind).countsFromThePast || effectiveFrom > today) return accept(null)
  const reason = `规则不溯及既往，也不当日生效：生效日最早是批准的次日，不能是 ${effectiveFrom}`
  const basis = basisOf(kind)
  return refuse({ reason, basis, fields: [{ field: 'effectiveFrom', message: reason }] })
}

/** Whether it still has to be checked by a third person before it is approved. */
export const awaitsCheck = ({ proposal: { kind }, checked, state }: RuleProposalFile): boolean =>
  state === 'open' && ruleKeeping(kind).checks !== undefined && checked === null

/** Whether this person may check it: another one than its author, and later not the one who approves. */
export function mayCheckRuleProposal(
  file: RuleProposalFile,
  actor: Keeper,
): Outcome<null, Refusal> {
  const { kind } = file.proposal
  const { checks = [] } = ruleKeeping(kind)
  if (!awaitsCheck(file)) return refuse({ reason: '这项变更现在不用核对', basis: duties })
  if (!holdsOneOf(actor, checks)) {
    const hands = checks.map((role) => roles[role]).join('或者')
    return refuse({ reason: `由${hands}核对`, basis: basisOf(kind) })
  }
  return file.proposedBy.id === actor.id
    ? refuse({ reason: '自己提请的变更，由另一人核对', basis: basisOf(kind) })
    : accept(null)
}

/** Whether this person may send it back: whoever may check it while it waits for that, or approve it. */
export const mayReturnRuleProposal = (
  file: RuleProposalFile,
  actor: Keeper,
): Outcome<null, Refusal> =>
  awaitsCheck(file) ? mayCheckRuleProposal(file, actor) : mayAnswerRuleProposal(file, actor)

/** Whether this person may agree to it today. */
export function mayAnswerRuleProposal(
  file: RuleProposalFile,
  actor: Keeper,
): Outcome<null, Refusal> {
  const {
    proposal: { kind },
    proposedBy,
    state,
    checked,
  } = file
  const { approves } = ruleKeeping(kind)
  if (state !== 'open') {
    return refuse({ reason: `这项变更${ruleProposalStates[state]}，不能再办`, basis: duties })
  }
  if (!holdsOneOf(actor, approves)) {
    const hands = approves.map((role) => roles[role]).join('或者')
    return refuse({ reason: `由${hands}批准`, basis: basisOf(kind) })
  }
  if (proposedBy.id === actor.id) {
    return refuse({ reason: '自己提请的变更，由另一人批准', basis: basisOf(kind) })
  }
  if (awaitsCheck(file)) {
    return refuse({ reason: '还没有由另一人核对，核对后可以批准', basis: basisOf(kind) })
  }
  if (checked?.id === actor.id) {
    return refuse({ reason: '自己核对过的变更，由另一人批准', basis: basisOf(kind) })
  }
  return accept(null)
}

/** Its author may take it back while nobody has answered. */
export function mayWithdrawRuleProposal(
  { proposedBy, state }: RuleProposalFile,
  actor: Keeper,
): Outcome<null, Refusal> {
  if (state !== 'open') {
    return refuse({ reason: `这项变更${ruleProposalStates[state]}，不能撤回`, basis: duties })
  }
  return proposedBy.id === actor.id
    ? accept(null)
    : refuse({ reason: '只有提请人能撤回', basis: duties })
}
