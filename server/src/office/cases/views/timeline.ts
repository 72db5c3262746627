import type { DocumentView, EvidenceView, TimelineEntry } from '@zhaofa/contract'
import { roles, type Role } from '@zhaofa/domain/authority/roles.ts'
import {
  clueSources,
  evidenceKinds,
  reviewOutcomes,
  servedPapers,
  serviceMethods,
} from '@zhaofa/domain/case/case-codes.ts'
import type { CaseEvent, RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { Evidence } from '@zhaofa/domain/case/case-file.ts'
import { penaltyKinds } from '@zhaofa/domain/case/penalty.ts'
import { yuanText } from '@zhaofa/domain/shared/money.ts'
import { ordinaryPenalty } from '@zhaofa/domain/case/procedures/ordinary-penalty/procedure.ts'
import { eventTitle, hasLegalEffect } from '../event-titles.ts'

export function evidenceView(evidence: Evidence): EvidenceView {
  const { file, kind, id, name, purpose, source, collectedOn } = evidence
  return { id, kind: evidenceKinds[kind], name, purpose, source, collectedOn, ...file }
}

const confirmed = { code: '（动态码确认）', password: '（密码确认）' } as const

/** The steps of the case in which a paper was made, and voided. */
export type DocumentAt = { readonly version: number; readonly voidedIn: number | null }

/** The case as it happened, newest first. */
export function timeline(
  events: readonly RecordedEvent[],
  documents: readonly (DocumentView & DocumentAt)[],
): TimelineEntry[] {
  return events.toReversed().map((recorded) => ({
    version: recorded.version,
    at: recorded.at,
    title: titleOf(recorded.event),
    detail: detailOf(recorded.event),
    by: [
      recorded.by.name,
      ...recorded.approvals.map(
        ({ role, name, confirmedBy }) =>
          `${roles[role as Role]} ${name}${confirmedBy ? confirmed[confirmedBy] : ''}`,
      ),
    ].join('，'),
    effective: hasLegalEffect(recorded.event),
    basis: [],
    documents: documents
      .filter(({ version, voidedIn }) => [version, voidedIn].includes(recorded.version))
      .map(({ version: _made, voidedIn: _voided, ...document }) => document),
    evidence:
      recorded.event.type === 'EvidenceAdded'
        ? [evidenceView({ ...recorded.event, id: recorded.event.evidenceId })]
        : [],
  }))
}

function titleOf(event: CaseEvent): string {
  if (
    event.type === 'ActProposed' ||
    event.type === 'ActReturned' ||
    event.type === 'ActEndorsed'
  ) {
    return `${eventTitle(event)}：${actTitle(event.act)}`
  }
  if (event.type === 'NoticeServed') return `送达${servedPapers[event.paper]}`
  return event.type === 'PaperVoided' ? `作废${servedPapers[event.paper]}` : eventTitle(event)
}

export function actTitle(id: string): string {
  return ordinaryPenalty.acts.find((act) => act.id === id)?.title ?? id
}

/** One line of what matters about an event; null where the title says it all. */
function detailOf(event: CaseEvent): string | null {
  switch (event.type) {
    case 'ClueRegistered':
      return `${clueSources[event.source]}：${event.summary}`
    case 'ClueVerified':
    case 'CorrectionRechecked':
      return 'facts' in event ? event.facts : event.findings
    case 'FilingDeclined':
    case 'CaseDismissed':
      return event.reason
    case 'CaseFiled':
      return event.summary
    case 'SiteInspected':
      return event.findings
    case 'PersonInquired':
      return `询问${event.inquiree}（${event.inquireeRole}），${event.exchanges.length} 问`
    case 'EvidenceAdded':
      return `${event.name}：${event.purpose}`
    case 'CorrectionOrdered':
      return `${event.requirements}，限 ${event.deadline} 前改正`
    case 'InvestigationConcluded':
      return event.findings.facts
    case 'AdvanceNoticeIssued':
      return `${penaltyText(event.penalty)}${event.hearingOffered ? '，告知听证权利' : ''}`
    case 'NoticeServed':
      return `${serviceMethods[event.method]}，${event.recipient}签收，${event.servedOn}`
    case 'StatementRecorded':
      return event.content
    case 'StatementReviewed':
      return event.conclusion
    case 'HearingHeld':
      return event.forfeited ? '当事人未到场，视为放弃听证' : event.opinion
    case 'DecisionDrafted':
      return event.grounds.length > 0 ? `须法制审核：${event.grounds.join('；')}` : '不须法制审核'
    case 'ReviewReturned':
      return event.missing
    case 'ReviewOpinionIssued':
      return `${reviewOutcomes[event.outcome]}：${event.opinion}`
    case 'DeliberationHeld':
      return event.conclusion
    case 'DecisionIssued':
      return event.draft.outcome === 'penalty' ? penaltyText(event.draft.penalty) : '不予行政处罚'
    case 'CaseTransferred':
      return `移送${event.to}：${event.reason}`
    case 'FinePaid':
      return `${yuanText(event.fen)} 元，票据 ${event.receiptNo}`
    case 'DemandIssued':
      return `应缴 ${yuanText(event.amountFen)} 元，加处 ${yuanText(event.surchargeFen)} 元`
    case 'CaseClosed':
      return event.execution
    case 'ActReturned':
      return event.reason
    case 'ActEndorsed':
      return event.opinion || null
    case 'DecisionWithheld':
    case 'PublicationWithdrawn':
    case 'PaperVoided':
      return event.reason
    default:
      return null
  }
}

export function penaltyText(penalty: {
  kinds: readonly (keyof typeof penaltyKinds)[]
  fineFen: number
  confiscatedFen: number
}): string {
  return penalty.kinds
    .map((kind) => {
      if (kind === 'fine') return `罚款 ${yuanText(penalty.fineFen)} 元`
      if (kind === 'confiscate-gains') return `没收违法所得 ${yuanText(penalty.confiscatedFen)} 元`
      return penaltyKinds[kind]
    })
    .join('，')
}
