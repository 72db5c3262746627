import type { Fen } from '../../../shared/money.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Penalty } from '../../penalty.ts'
import type { Decision, DecisionSlice } from '../decision/slice.ts'
import { decisionServedOn, type ServiceSlice } from '../service/slice.ts'
import type { RevisionEffect, RevisionGround, RevisionSource } from './codes.ts'

/** 纠正决定: what became of decisions of this case after they were served, and the money that goes back. */
export type RevisionSlice = {
  /** In the order in which they were recorded; a case decided anew may have several. */
  readonly revisions: readonly Revision[]
  readonly refunds: readonly Refund[]
  /** 撤销、变更 as the agency proposed them, each reviewed before the head approves it. Since 2026-12. */
  readonly revisionProposals: readonly RevisionProposal[]
}

export const nothingRevised: RevisionSlice = { revisions: [], refunds: [], revisionProposals: [] }

export type RevisionProposal = {
  /** 1 for the first of the case. */
  readonly no: number
  readonly effect: Extract<RevisionEffect, 'revoked' | 'changed'>
  readonly ground: RevisionGround
  readonly reason: string
  readonly penalty: Penalty | null
  readonly remake: boolean
  /** Names exactly what is proposed: the review and the approval are of this. */
  readonly digest: string
  readonly grounds: readonly string[]
  /** The decision it is about, by the step by which that reads as it does. */
  readonly ofVersion: number
  /** Approved, refused or given up. */
  readonly settledOn: PlainDate | null
}

export type Revision = {
  /** The step of the case that recorded it. */
  readonly version: number
  readonly on: PlainDate
  /** Since when it holds: the day of the agency's own decision, of the service of 复议决定, of a judgment taking effect. */
  readonly since: PlainDate
  readonly source: RevisionSource
  readonly effect: RevisionEffect
  readonly ground: RevisionGround | null
  /** The decision as it stood before, and when it had been served. */
  readonly of: Decision
  readonly servedOn: PlainDate | null
  /** The decision is made anew from the investigation on (责令重作). */
  readonly remake: boolean
  /** When the paper of the organ or the court came in; null where the agency revised its own decision. */
  readonly receivedOn: PlainDate | null
  /** By when, where the organ or the court set a day. */
  readonly remakeBy: PlainDate | null
  /** 撤销（变更）决定书 was handed to the party; null while it waits, and where another organ told the party itself. */
  readonly toldOn: PlainDate | null
  /** What was paid and is not owed any more. */
  readonly toRefundFen: Fen
  /** The notice by which the decision was public, to be withdrawn with the reason (处罚法第48条第2款); null where it was not. */
  readonly notice: { readonly id: string; readonly withdrawnOn: PlainDate | null } | null
}

type Refund = { readonly on: PlainDate; readonly fen: Fen; readonly receiptNo: string }

/** The earliest decision of the agency's own that the party has not been handed. */
export const untoldRevision = ({ revisions }: Pick<RevisionSlice, 'revisions'>) =>
  revisions.find(({ source, toldOn }) => source === 'agency' && toldOn === null)

/** What still has to be paid back. */
export const unrefundedFen = ({ revisions, refunds }: RevisionSlice): Fen =>
  revisions.reduce((sum, { toRefundFen }) => sum + toRefundFen, 0) -
  refunds.reduce((sum, { fen }) => sum + fen, 0)

/** The decision that the public may still read of: the one that stands, or the last that fell. */
export const lastDecision = ({
  decision,
  revisions,
}: Pick<RevisionSlice, 'revisions'> & Pick<DecisionSlice, 'decision'>): Decision | null =>
  decision ?? revisions.at(-1)?.of ?? null

/** The change by which the decision reads as it does; undefined where it stands as it was made. */
export const changeOf = ({
  decision,
  revisions,
}: Pick<RevisionSlice, 'revisions'> & Pick<DecisionSlice, 'decision'>): Revision | undefined =>
  decision === null ? undefined : revisions.find(({ version }) => version === decision.version)

/** The decision that stands as 决定书 says it, before anything of it was changed. */
export function decisionAsMade({
  decision,
  revisions,
}: Pick<RevisionSlice, 'revisions'> & Pick<DecisionSlice, 'decision'>): Decision | null {
  const own = revisions.slice(revisions.findLastIndex(({ effect }) => falls(effect)) + 1)
  return decision && (own.find(({ effect }) => effect === 'changed')?.of ?? decision)
}

/**
 * Since when the party has the decision as it reads now: its own service, that of 变更决定书, or the paper of the
 * organ or court that changed it. Null while it waits.
 */
export function inHandSince(
  file: Pick<RevisionSlice, 'revisions'> & Pick<DecisionSlice, 'decision'> & ServiceSlice,
): PlainDate | null {
  const change = changeOf(file)
  if (!change) return decisionServedOn(file)
  return change.source === 'agency' ? change.toldOn : change.since
}

/** 确认违法: the decision stays in force as it stands, and the public reads nothing of it any more. */
export const foundUnlawful = ({
  decision,
  revisions,
}: Pick<RevisionSlice, 'revisions'> & Pick<DecisionSlice, 'decision'>): boolean =>
  decision !== null &&
  revisions.some(({ effect, version }) => effect === 'unlawful' && version > decision.version)

/** Why the notice of this id can only be taken down: what it says of the decision no longer holds. */
export const revisionBehind = ({ revisions }: Pick<RevisionSlice, 'revisions'>, noticeId: string) =>
  revisions.findLast(({ notice }) => notice?.id === noticeId)

/** Whether the decision falls wholly: it binds nobody any more. */
export const falls = (effect: RevisionEffect): boolean => effect === 'revoked' || effect === 'void'
