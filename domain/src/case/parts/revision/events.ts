import { decidedByHead } from '../../amendable.ts'
import { nobody, noSecrets, notEvidence, notShown, type EventKinds } from '../../event-kind.ts'
import { penaltyText, type Penalty } from '../../penalty.ts'
import { yuanText, type Fen } from '../../../shared/money.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import { isDecision } from '../../../paper/catalogue/document-catalogue.ts'
import type { SummarySlice } from '../../procedures/summary-penalty/slice.ts'
import { unheard, type Heard } from '../advance-notice/slice.ts'
import type { ClosingSlice } from '../closing/slice.ts'
import type { ConclusionSlice } from '../conclusion/slice.ts'
import type { Decision, DecisionSlice } from '../decision/slice.ts'
import type { PaymentSlice } from '../payment/slice.ts'
import { unpublished, type PublicationSlice } from '../publication/slice.ts'
import { decisionServedOn, type ServiceSlice } from '../service/slice.ts'
import {
  revisionEffects,
  revisionSources,
  unchangedOutcomes,
  type RevisionEffect,
  type RevisionGround,
  type RevisionSource,
  type UnchangedOutcome,
} from './codes.ts'
import {
  decisionAsMade,
  falls,
  type Revision,
  type RevisionProposal,
  type RevisionSlice,
} from './slice.ts'
import { longSecret } from '../../secrets-of.ts'

/** 复议决定书、判决书 by which it came about. */
type Outside = {
  organ: string
  number: string
  decidedOn: PlainDate
  receivedOn: PlainDate
  /** Of a judgment: when it took effect (行政诉讼法第85条). Since 2026-11-30; before, it counted from its receipt. */
  effectiveOn?: PlainDate | null
}

export type RevisionEvent =
  /** 提请撤销、变更, since 2026-12; before, the act took effect with its approvals alone. */
  | {
      type: 'RevisionProposed'
      revision: number
      effect: Extract<RevisionEffect, 'revoked' | 'changed'>
      ground: RevisionGround
      reason: string
      penalty: Penalty | null
      remake: boolean
      digest: string
      grounds: string[]
    }
  | { type: 'RevisionDropped'; revision: number; reason: string }
  | {
      type: 'DecisionRevised'
      /** The proposal that was reviewed and approved; absent where another organ decided, and before 2026-12. */
      proposal?: number
      source: RevisionSource
      effect: RevisionEffect
      /** Why it is wrong, as the agency finds it or the organ or court that revoked it; null where it did not revoke. */
      ground: RevisionGround | null
      reason: string
      /** What is imposed from now on; null unless it is changed. */
      penalty: Penalty | null
      remake: boolean
      remakeBy: PlainDate | null
      document: Outside | null
    }
  | ({
      type: 'RemedyConcluded'
      source: Exclude<RevisionSource, 'agency'>
      outcome: UnchangedOutcome
      reason: string
    } & Outside)
  | { type: 'MoneyRefunded'; on: PlainDate; fen: Fen; receiptNo: string }

type Revised = Extract<RevisionEvent, { type: 'DecisionRevised' }>
type File = RevisionSlice &
  DecisionSlice &
  PaymentSlice &
  ServiceSlice &
  PublicationSlice &
  ClosingSlice &
  ConclusionSlice &
  Heard &
  SummarySlice

const proposed = {
  instead: '审核和批准的就是这份提请，不能改动；有错的，不再办理，重新提请。',
}

export const revisionEvents: EventKinds<RevisionEvent, File> = {
  RevisionProposed: {
    title: ({ effect }) => `提请${revisionEffects[effect]}处罚决定`,
    effective: false,
    means: (file, { type: _type, revision: no, ...proposal }) => ({
      revisionProposals: [
        ...file.revisionProposals,
        { no, ...proposal, ofVersion: file.decision?.version ?? 0, settledOn: null },
      ],
    }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: proposed,
    secrets: noSecrets,
    publicStep: notShown,
  },
  RevisionDropped: {
    title: '不再撤销、变更处罚决定',
    effective: true,
    means: ({ revisionProposals }, { revision }, { at }) => ({
      revisionProposals: settle(revisionProposals, revision, chinaDay(at)),
    }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: proposed,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  DecisionRevised: {
    title: ({ effect }) => `${revisionEffects[effect]}处罚决定`,
    effective: true,
    means: (file, event, { version, at }) => {
      const { decision, revisions } = file
      if (!decision) return {}
      const on = chinaDay(at)
      const revision = {
        version,
        on,
        since: sinceWhen(event, on),
        source: event.source,
        effect: event.effect,
        ground: event.ground,
        of: decision,
        servedOn: decisionServedOn(file),
        receivedOn: event.document?.receivedOn ?? null,
        remake: event.remake,
        remakeBy: event.remakeBy,
        toldOn: null,
        toRefundFen: toRefund(file, event),
        notice: shownBy(file),
      }
      return {
        revisions: [...revisions, revision],
        ...(event.proposal !== undefined && {
          revisionProposals: settle(file.revisionProposals, event.proposal, on),
        }),
        ...(event.penalty && { decision: withPenalty(decision, event.penalty, version) }),
        ...(publishedAnew(file, event) && unpublished),
        ...(falls(event.effect) && fallen(file, event, revision.since)),
      }
    },
    line: ({ source, reason, document, penalty }) =>
      `${revisionSources[source]}${document ? `（${document.organ}，${document.number}）` : ''}${penalty ? `，变更为${penaltyText(penalty)}` : ''}：${reason}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '复议、诉讼结果登记',
      fields: ['document', 'remakeBy', 'reason'],
      agree: 'both-heads',
      unless: ({ source }) => (source === 'agency' ? decidedByHead : null),
    },
    // The public is told the reason when the decision is taken down (处罚法第48条第2款).
    secrets: noSecrets,
    publicStep: ({ effect }, on) => ({ title: `${revisionEffects[effect]}处罚决定`, on }),
  },
  RemedyConcluded: {
    title: ({ source, outcome }) => `${revisionSources[source]}：${unchangedOutcomes[outcome]}`,
    effective: false,
    means: () => ({}),
    line: ({ organ, number, reason }) => `${organ}，${number}：${reason}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '复议、诉讼结果登记',
      fields: ['organ', 'number', 'decidedOn', 'receivedOn', 'effectiveOn', 'reason'],
      agree: 'department',
    },
    secrets: noSecrets,
    publicStep: notShown,
  },
  MoneyRefunded: {
    title: '退还罚没款',
    effective: true,
    means: ({ refunds }, { type: _type, ...refund }) => ({ refunds: [...refunds, refund] }),
    line: ({ fen, receiptNo }) => `${yuanText(fen)} 元，凭证 ${receiptNo}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: { record: '退还登记', fields: ['on', 'fen', 'receiptNo'], agree: 'both-heads' },
    secrets: noSecrets,
    publicStep: ({ on }) => ({ title: '退还罚没款', on }),
  },
}

const settle = (proposals: readonly RevisionProposal[], no: number, on: PlainDate) =>
  proposals.map((each) => (each.no === no ? { ...each, settledOn: on } : each))

/** 复议决定 binds with its service, a judgment when it takes effect (复议法第75条; 行政诉讼法第85条). */
const sinceWhen = ({ document }: Revised, recordedOn: PlainDate): PlainDate =>
  document?.effectiveOn ?? document?.receivedOn ?? recordedOn

/** The notice by which the public reads the decision now. */
const shownBy = ({ publishedOn, withdrawnOn, noticeId }: File): Revision['notice'] =>
  publishedOn !== null && withdrawnOn === null && noticeId !== null
    ? { id: noticeId, withdrawnOn: null }
    : null

/** A decision made lighter is published as it reads now, and so is one made anew; what was lawfully withheld stays so. */
const publishedAnew = ({ withheldOn }: File, { effect }: Revised): boolean =>
  falls(effect) || (effect === 'changed' && withheldOn === null)

const withPenalty = (decision: Decision, penalty: Penalty, version: number): Decision => ({
  ...decision,
  version,
  draft: { ...decision.draft, penalty },
})

/**
 * What was paid and is not owed any more: all of it, or what exceeds the changed penalty and the surcharge on its fine
 * (加处罚款 goes by the fine, 处罚法第72条); less what goes back already since an earlier change of the same decision.
 */
function toRefund(file: File, { effect, penalty }: Revised): Fen {
  const { payments, revisions } = file
  const sinceFall = revisions.slice(revisions.findLastIndex((each) => falls(each.effect)) + 1)
  const back = sinceFall.reduce((sum, { toRefundFen }) => sum + toRefundFen, 0)
  const paid = payments.reduce((sum, { fen }) => sum + fen, 0)
  const surcharge = payments.reduce((sum, { surchargeFen }) => sum + surchargeFen, 0)
  if (falls(effect)) return paid + surcharge - back
  if (!penalty) return 0
  const fineFen = decisionAsMade(file)?.draft.penalty.fineFen ?? 0
  const due = fineFen > 0 ? Math.ceil((surcharge * penalty.fineFen) / fineFen) : surcharge
  const owed = Math.min(paid, penalty.fineFen + penalty.confiscatedFen) + Math.min(surcharge, due)
  return Math.max(0, paid + surcharge - owed - back)
}

/**
 * A decision that fell binds nobody: nothing is due, and its service starts no limit. The case ends with it, or
 * goes back to the investigation, so that the party is told and heard again (处罚法第44、45条).
 */
function fallen(
  { served, spot }: File,
  { remake, reason }: Revised,
  since: PlainDate,
): Partial<File> {
  return {
    decision: null,
    payments: [],
    demand: null,
    served: served.filter(({ paper }) => !isDecision(paper)),
    ...(remake
      ? {
          ...unheard,
          conclusion: null,
          ended: null,
          closedOn: null,
          archive: null,
          archivedOn: null,
          spot: spot && { ...spot, told: null, handedOver: null },
        }
      : { ended: { kind: 'revoked', on: since, reason } }),
  }
}
