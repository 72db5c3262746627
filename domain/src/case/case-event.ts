import type { PlainDate } from '../shared/plain-date.ts'
import type { Fen } from '../shared/money.ts'
import type { Party } from './party.ts'
import type {
  ClueSource,
  EvidenceKind,
  ReviewOutcome,
  ServedPaper,
  ServiceMethod,
} from './case-codes.ts'
import type { Penalty } from './penalty.ts'
import type { DecisionDraft, Findings, PointAnswer, ReviewNote } from './proposed-decision.ts'

export type PersonId = string

export type Exchange = { question: string; answer: string }

/** Facts about one case, in the past tense. Adding one does not compile until `evolve` says what it means. */
export type CaseEvent =
  | {
      type: 'ClueRegistered'
      source: ClueSource
      receivedAt: string
      respondent: string
      summary: string
      preliminaryOpinion: string
      named: boolean
    }
  | {
      type: 'ClueVerified'
      officers: PersonId[]
      verifiedOn: PlainDate
      facts: string
      suggestion: 'file' | 'decline' | 'transfer'
    }
  | { type: 'FilingDeclined'; reason: string }
  | {
      type: 'CaseFiled'
      party: Party
      matterCode: string
      cause: string
      summary: string
      jurisdiction: string
      investigators: PersonId[]
      violationFrom: PlainDate
      violationUntil: PlainDate
      discoveredOn: PlainDate
      lifeOrFinance: boolean
    }
  | { type: 'InformantTold'; on: PlainDate; content: string }
  | {
      type: 'SiteInspected'
      startedAt: string
      endedAt: string
      place: string
      onsitePerson: string
      onsiteRole: string
      findings: string
      officers: PersonId[]
      recusalAsked: boolean
      recording: string | null
      unrecordedReason: string | null
    }
  | {
      type: 'PersonInquired'
      startedAt: string
      endedAt: string
      place: string
      inquiree: string
      inquireeRole: string
      inquireeIdNumber: string | null
      exchanges: Exchange[]
      officers: PersonId[]
      recording: string | null
      unrecordedReason: string | null
    }
  | {
      type: 'EvidenceAdded'
      evidenceId: string
      kind: EvidenceKind
      name: string
      purpose: string
      source: string
      collectedOn: PlainDate
      officers: PersonId[]
      file: EvidenceFile
    }
  | {
      type: 'CorrectionOrdered'
      violation: string
      requirements: string
      deadline: PlainDate
      officers: PersonId[]
    }
  | {
      type: 'CorrectionRechecked'
      checkedOn: PlainDate
      status: 'corrected' | 'partly' | 'not'
      findings: string
      officers: PersonId[]
    }
  | {
      type: 'ServiceAddressConfirmed'
      address: string
      phone: string
      electronic: string | null
      on: PlainDate
    }
  | {
      type: 'RecusalDecided'
      officer: PersonId
      reason: string
      granted: boolean
      successor: PersonId | null
    }
  | { type: 'InvestigationConcluded'; findings: Findings }
  | {
      type: 'AdvanceNoticeIssued'
      penalty: Penalty
      facts: string
      reason: string
      statementDays: number
      hearingOffered: boolean
    }
  | {
      type: 'NoticeServed'
      paper: ServedPaper
      method: ServiceMethod
      servedOn: PlainDate
      recipient: string
      relation: string
      place: string
      refusal: string | null
      officers: PersonId[]
      announcedOn: PlainDate | null
    }
  /** 作废 of a sealed paper that was not served; its number stays used. */
  | { type: 'PaperVoided'; paper: ServedPaper; reason: string }
  | {
      type: 'StatementRecorded'
      receivedOn: PlainDate
      manner: 'written' | 'oral'
      content: string
      newEvidence: string | null
      officers: PersonId[]
    }
  | {
      type: 'StatementReviewed'
      points: { point: string; answer: string; accepted: boolean }[]
      conclusion: string
      officers: PersonId[]
    }
  | { type: 'RightsWaived'; statement: boolean; hearing: boolean; on: PlainDate }
  | { type: 'HearingRequested'; on: PlainDate; reason: string }
  | {
      type: 'HearingCalled'
      noticeServedOn: PlainDate
      heldOn: PlainDate
      place: string
      host: PersonId
      open: boolean
    }
  | {
      type: 'HearingHeld'
      on: PlainDate
      host: PersonId
      attendance: string
      record: string
      opinion: string
      forfeited: boolean
    }
  | {
      type: 'DecisionDrafted'
      draft: DecisionDraft
      digest: string
      grounds: string[]
      deliberation: string[]
    }
  | { type: 'ReviewSubmitted'; digest: string; grounds: string[]; statement: string }
  | { type: 'ReviewReturned'; missing: string; supplyBy: PlainDate }
  | {
      type: 'ReviewOpinionIssued'
      digest: string
      outcome: ReviewOutcome
      points: PointAnswer[]
      opinion: string
      counsel: string | null
      /** Absent on opinions issued before notes were kept. */
      notes?: ReviewNote[]
    }
  | {
      type: 'DeliberationHeld'
      digest: string
      heldOn: PlainDate
      place: string
      chair: PersonId
      members: { person: PersonId; opinion: string; agrees: boolean }[]
      conclusion: string
      approved: boolean
    }
  | {
      type: 'DecisionIssued'
      draft: DecisionDraft
      digest: string
      decidedOn: PlainDate
      extensionBasis: string | null
    }
  | { type: 'CaseDismissed'; reason: string }
  | {
      type: 'CaseTransferred'
      to: string
      ground: 'jurisdiction' | 'criminal'
      reason: string
      sentOn: PlainDate
    }
  | { type: 'FinePaid'; paidOn: PlainDate; fen: Fen; receiptNo: string; surchargeFen: Fen }
  | { type: 'DemandIssued'; amountFen: Fen; surchargeFen: Fen; payBy: PlainDate }
  | { type: 'CaseClosed'; reason: 'performed' | 'no-penalty' | 'terminated'; execution: string }
  | {
      type: 'CaseArchived'
      archiveNo: string
      pages: number
      retention: 'permanent' | '30-years' | '10-years'
      remarks: string | null
      checkedBy: PersonId
    }
  /** The decision was published, taken down again, or is kept back by law (公示、撤回、不予公开). */
  | { type: 'DecisionPublished'; noticeId: string; on: PlainDate }
  | { type: 'DecisionWithheld'; noticeId: string; on: PlainDate; reason: string }
  | { type: 'PublicationWithdrawn'; noticeId: string; on: PlainDate; reason: string }
  | { type: 'ActProposed'; act: string; input: Record<string, unknown>; awaits: string }
  | { type: 'ActEndorsed'; act: string; opinion: string; awaits: string }
  | { type: 'ActReturned'; act: string; category: string; reason: string }

export type CaseEventType = CaseEvent['type']

/** One stored file; its bytes are named by their SHA-256. */
export type EvidenceFile = {
  sha256: string
  bytes: number
  mediaType: string
  /** As the provider called it: shown, never used as a path. */
  originalName: string
}

/** An approval stamp: who agreed, in which role, when. */
export type Stamp = {
  role: string
  person: PersonId
  name: string
  at: string
  opinion: string | null
  /**
   * How the signer proved at that moment who they are. Absent where it is not asked, and on stamps
   * made before it was.
   */
  confirmedBy?: Confirmation
}
export type Confirmation = 'code' | 'password'

/** An event as it was recorded: who did it, at which instant, and whose approvals stand behind it. */
export type RecordedEvent = {
  readonly version: number
  readonly at: string
  readonly by: { readonly id: PersonId; readonly name: string }
  readonly approvals: readonly Stamp[]
  readonly event: CaseEvent
}
