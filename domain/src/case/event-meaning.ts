import { chinaDay, type PlainDate } from '../shared/plain-date.ts'
import type { ServedPaper } from './case-codes.ts'
import type { CaseEvent, RecordedEvent } from './case-event.ts'
import { noDefence, type CaseFile } from './case-file.ts'

type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

/** What one event changes in the file; who took part, approvals and version are the business of `evolve`. */
export function meaning(file: CaseFile, recorded: RecordedEvent): Partial<CaseFile> {
  const { event, at, by } = recorded
  const on = chinaDay(at)
  switch (event.type) {
    case 'ClueRegistered':
      throw new Error('a clue is registered once')
    case 'ClueVerified':
      return { verification: event }
    case 'FilingDeclined':
      return { ended: { kind: 'declined', on, reason: event.reason } }
    case 'CaseFiled': {
      const { type: _type, investigators, ...filing } = event
      return { filing: { ...filing, filedAt: at, filedOn: on }, investigators }
    }
    case 'InformantTold':
      return { clue: { ...file.clue, informantToldOn: event.on } }
    case 'SiteInspected':
      return { records: [...file.records, fieldRecord('inspection', event)] }
    case 'PersonInquired':
      return { records: [...file.records, fieldRecord('inquiry', event)] }
    case 'EvidenceAdded': {
      const { type: _type, evidenceId: id, ...rest } = event
      return { evidence: [...file.evidence, { id, ...rest }] }
    }
    case 'CorrectionOrdered': {
      const { violation, requirements, deadline } = event
      const order = {
        violation,
        requirements,
        deadline,
        orderedOn: on,
        servedOn: null,
        recheck: null,
      }
      return { corrections: [...file.corrections, order] }
    }
    case 'CorrectionRechecked':
      return {
        corrections: withLast(file.corrections, (last) => ({ ...last, recheck: recheckOf(event) })),
      }
    case 'ServiceAddressConfirmed':
      return {
        address: { address: event.address, phone: event.phone, electronic: event.electronic },
      }
    case 'RecusalDecided':
      return event.granted ? recuse(file, event, at) : {}
    case 'InvestigationConcluded':
      return { conclusion: { on, at, findings: event.findings }, ...unheard }
    case 'AdvanceNoticeIssued': {
      const { type: _type, ...notice } = event
      // A new notice opens a new defence: what was heard answered another notice.
      return {
        ...unheard,
        notice: { ...notice, issuedOn: on, servedOn: null },
        defence: noDefence,
        hearing: null,
      }
    }
    case 'NoticeServed':
      return serve(file, event)
    case 'PaperVoided':
      return beforePaper(file, event)
    case 'StatementRecorded':
      return {
        ...unreviewed,
        defence: {
          ...file.defence,
          heardAt: null,
          statements: [
            ...file.defence.statements,
            { receivedOn: event.receivedOn, content: event.content, reviewed: false },
          ],
        },
      }
    case 'StatementReviewed':
      return {
        defence: {
          ...file.defence,
          heardAt: at,
          statements: file.defence.statements.map((each) => ({ ...each, reviewed: true })),
          reviews: [
            ...file.defence.reviews,
            {
              conclusion: event.conclusion,
              accepted: event.points.some(({ accepted }) => accepted),
            },
          ],
        },
      }
    case 'RightsWaived':
      return {
        defence: {
          ...file.defence,
          heardAt: at,
          statementWaivedOn: event.statement ? event.on : file.defence.statementWaivedOn,
          hearingWaivedOn: event.hearing ? event.on : file.defence.hearingWaivedOn,
        },
      }
    case 'HearingRequested':
      return { ...unreviewed, hearing: { requestedOn: event.on, called: null, held: null } }
    case 'HearingCalled': {
      const { noticeServedOn, heldOn, place, host } = event
      return {
        hearing: file.hearing && {
          ...file.hearing,
          called: { noticeServedOn, heldOn, place, host },
        },
      }
    }
    case 'HearingHeld': {
      const { host, forfeited, opinion } = event
      return {
        ...unreviewed,
        hearing: file.hearing && {
          ...file.hearing,
          held: { on: event.on, host, forfeited, opinion },
        },
        defence: { ...file.defence, heardAt: at },
      }
    }
    case 'DecisionDrafted': {
      const { draft, digest, grounds, deliberation } = event
      return { ...unreviewed, draft: { draft, digest, grounds, deliberation, draftedAt: at } }
    }
    case 'ReviewSubmitted':
      return { review: resubmit(file, event, on, by.id) }
    case 'ReviewReturned':
      return {
        review: file.review && {
          ...file.review,
          missing: { since: on, what: event.missing, supplyBy: event.supplyBy },
        },
      }
    case 'ReviewOpinionIssued':
      return reviewed(file, event, on, at, by.id)
    case 'DeliberationHeld': {
      const { digest, heldOn, approved, conclusion } = event
      return { deliberation: { digest, heldOn, approved, conclusion } }
    }
    case 'DecisionIssued':
      return {
        decision: { decidedOn: event.decidedOn, at, draft: event.draft, digest: event.digest },
      }
    case 'CaseDismissed':
      return { ended: { kind: 'dismissed', on, reason: event.reason } }
    case 'CaseTransferred':
      return {
        ended: { kind: 'transferred', on: event.sentOn, reason: event.reason, to: event.to },
      }
    case 'FinePaid': {
      const { paidOn, fen, surchargeFen, receiptNo } = event
      return { payments: [...file.payments, { paidOn, fen, surchargeFen, receiptNo }] }
    }
    case 'DemandIssued':
      return { demand: { issuedOn: on, amountFen: event.amountFen, payBy: event.payBy } }
    case 'CaseClosed':
      return { closedOn: on }
    case 'CaseArchived':
      return { archive: event, archivedOn: on }
    case 'DecisionPublished':
      return { publishedOn: event.on }
    case 'DecisionWithheld':
      return { withheldOn: event.on }
    case 'PublicationWithdrawn':
      // It was published in time; that it was taken down again is in the timeline.
      return {}
    case 'ActProposed':
      return {
        returned: null,
        pending: {
          act: event.act,
          input: event.input,
          proposedBy: by.id,
          proposedByName: by.name,
          proposedAt: at,
          awaits: event.awaits,
          stamps: [],
        },
      }
    case 'ActEndorsed':
      return {
        pending: file.pending && {
          ...file.pending,
          awaits: event.awaits,
          stamps: recorded.approvals,
        },
      }
    case 'ActReturned':
      return {
        pending: null,
        returned: {
          act: event.act,
          input: file.pending?.input ?? {},
          category: event.category,
          reason: event.reason,
          at,
        },
      }
  }
}

// A review covers the case as it stood. Anything new has to be drafted and reviewed again (处罚法第58条).
const unreviewed = { draft: null, review: null, deliberation: null } as const
const unheard = { ...unreviewed, notice: null, defence: noDefence, hearing: null } as const

function fieldRecord(
  kind: 'inspection' | 'inquiry',
  { startedAt, endedAt, officers, recording }: EventOf<'SiteInspected'> | EventOf<'PersonInquired'>,
) {
  return { kind, startedAt, endedAt, officers, recorded: recording !== null }
}

function recheckOf({ checkedOn, status, findings }: EventOf<'CorrectionRechecked'>) {
  return { on: checkedOn, status, findings }
}

function recuse(
  file: CaseFile,
  { officer, successor }: EventOf<'RecusalDecided'>,
  since: string,
): Partial<CaseFile> {
  const left = file.investigators.filter((id) => id !== officer)
  return {
    recused: [...file.recused, { person: officer, since }],
    investigators: successor === null ? left : [...left, successor],
  }
}

function serve(file: CaseFile, event: EventOf<'NoticeServed'>): Partial<CaseFile> {
  const { paper, servedOn, method, recipient } = event
  const served = [...file.served, { paper, servedOn, method, recipient }]
  const meanings: Partial<Record<ServedPaper, Partial<CaseFile>>> = {
    correction_order: {
      corrections: withLast(file.corrections, (last) => ({ ...last, servedOn })),
    },
    penalty_advance_notice: { notice: file.notice && { ...file.notice, servedOn } },
  }
  return { served, ...meanings[paper] }
}

/** The file as it stood before the paper was made; what was learned since stays. */
function beforePaper(file: CaseFile, { paper }: EventOf<'PaperVoided'>): Partial<CaseFile> {
  switch (paper) {
    case 'correction_order': {
      const voided = file.corrections.findLastIndex(({ servedOn }) => servedOn === null)
      return { corrections: file.corrections.filter((_, i) => i !== voided) }
    }
    case 'penalty_advance_notice':
      return unheard
    case 'penalty_decision':
    case 'no_penalty_decision':
      return { decision: null }
    case 'demand_letter':
      return { demand: null }
    // Served in the act that makes it.
    case 'hearing_notice':
      return {}
  }
}

function resubmit(
  { review, draft }: CaseFile,
  event: EventOf<'ReviewSubmitted'>,
  on: PlainDate,
  submittedBy: string,
) {
  const same = review?.digest === event.digest ? review : null
  const pauses = same?.missing ? [...same.pauses, { from: same.missing.since, to: on }] : []
  return {
    digest: draft?.digest ?? event.digest,
    submittedOn: same?.submittedOn ?? on,
    submittedBy,
    missing: null,
    pauses,
    opinion: null,
  }
}

function reviewed(
  file: CaseFile,
  { outcome }: EventOf<'ReviewOpinionIssued'>,
  on: PlainDate,
  at: string,
  by: string,
): Partial<CaseFile> {
  const review = file.review && { ...file.review, missing: null, opinion: { outcome, by, at, on } }
  // Supplementary investigation opens the investigation again; its conclusion falls with it.
  return outcome === 'supplement' ? { ...unheard, conclusion: null, review } : { review }
}

function withLast<T>(items: readonly T[], change: (last: T) => T): T[] {
  return items.map((item, index) => (index === items.length - 1 ? change(item) : item))
}
