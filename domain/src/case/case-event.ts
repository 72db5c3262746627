import type { PlainDate } from '../shared/plain-date.ts'
import type { Fen } from '../shared/money.ts'
import type { Party } from './party.ts'
import type { NoPenaltyReason, Penalty } from './penalty.ts'

export type PersonId = string

/** 案件来源. */
export const clueSources = {
  inspection: '监督检查',
  complaint: '投诉',
  report: '举报',
  assigned: '上级交办',
  transferred: '其他机关移送',
  'random-inspection': '双随机抽查',
  monitoring: '监测发现',
  other: '其他',
} as const
export type ClueSource = keyof typeof clueSources

/** 证据种类 (处罚法第46条). */
export const evidenceKinds = {
  document: '书证',
  object: '物证',
  'audio-video': '视听资料',
  electronic: '电子数据',
  testimony: '证人证言',
  'party-statement': '当事人的陈述',
  appraisal: '鉴定意见',
  'scene-record': '勘验笔录、现场笔录',
} as const
export type EvidenceKind = keyof typeof evidenceKinds

/** 送达方式 (处罚法第61条; 民事诉讼法). */
export const serviceMethods = {
  direct: '直接送达',
  left: '留置送达',
  entrusted: '委托送达',
  mail: '邮寄送达',
  forwarded: '转交送达',
  electronic: '电子送达',
  announcement: '公告送达',
} as const
export type ServiceMethod = keyof typeof serviceMethods

/** 法制审核意见 (requirements: legalReviewOutcome). Only `pass` opens the gate. */
export const reviewOutcomes = {
  pass: '同意',
  correct: '建议纠正（事实、定性、裁量、文书）',
  supplement: '建议补充调查',
  'correct-procedure': '建议纠正程序',
  'transfer-jurisdiction': '建议移送（管辖）',
  'transfer-criminal': '建议移送司法机关',
  reject: '不同意（超越权限或者主体不合法）',
} as const
export type ReviewOutcome = keyof typeof reviewOutcomes

/** The eight points every review answers, one by one (国办发〔2018〕118号). */
export const reviewPoints = {
  subject: '执法主体合法',
  officers: '执法人员具备资格',
  jurisdiction: '符合管辖与权限，没有超越职权',
  procedure: '执法程序合法（时限、告知、听证、回避）',
  facts: '事实清楚，证据合法充分',
  law: '适用法律准确，裁量适当',
  papers: '执法文书完备、规范',
  crime: '违法行为不涉嫌犯罪，无须移送',
} as const
export type ReviewPoint = keyof typeof reviewPoints
export type PointAnswer = {
  point: ReviewPoint
  answer: 'yes' | 'no' | 'not-applicable'
  reason: string | null
}

/** The parts of a proposed decision (拟决定) a reviewer may write a note (批注) at. */
export const draftParts = {
  penalty: '拟作决定',
  facts: '认定的事实',
  statementHandling: '陈述申辩和听证意见的采纳情况及理由',
  discretionReason: '裁量理由',
  education: '教育的内容',
  file: '案卷材料',
} as const
export type DraftPart = keyof typeof draftParts

/** 批注: what the reviewer says about a passage of the draft; without a quote, about the whole part. */
export type ReviewNote = { part: DraftPart; quote: string | null; remark: string }

/** What the catalogue of major decisions asks about a case (处罚法第58条; 国办发〔2018〕118号). */
export type CaseFlags = {
  publicInterest: boolean
  vitalRights: boolean
  complex: boolean
  socialRisk: boolean
  foreign: boolean
  suspectedCrime: boolean
}

export type Findings = {
  facts: string
  nature: string
  /** How the case stands to the discretion benchmark: tier name, and why. */
  tier: string
  tierReason: string
  circumstances: string
  outcome: 'penalty' | 'no-penalty'
  noPenaltyReason: NoPenaltyReason | null
  penalty: Penalty
  /** Illegal gains found, whether or not confiscated; null when there were none. */
  gainsFen: Fen | null
  /** Outside the matching tier: reason, and review follows (国办发〔2022〕27号). */
  deviationReason: string | null
  flags: CaseFlags
}

/** 拟决定: what the reviewer reads and the head signs. Its digest names exactly this text. */
export type DecisionDraft = {
  outcome: 'penalty' | 'no-penalty'
  noPenaltyReason: NoPenaltyReason | null
  penalty: Penalty
  partyName: string
  matterCode: string
  cause: string
  facts: string
  statementHandling: string
  discretionReason: string
  education: string | null
}

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
  /** The notice of this decision was published, or taken down again (公示、撤回). */
  | { type: 'DecisionPublished'; noticeId: string; on: PlainDate }
  | { type: 'PublicationWithdrawn'; noticeId: string; on: PlainDate; reason: string }
  | { type: 'ActProposed'; act: string; input: Record<string, unknown>; awaits: string }
  | { type: 'ActEndorsed'; act: string; opinion: string; awaits: string }
  | { type: 'ActReturned'; act: string; category: string; reason: string }

export type CaseEventType = CaseEvent['type']

/** The papers that start a right or a limit when they reach the party. */
export const servedPapers = {
  correction_order: '责令（限期）改正通知书',
  penalty_advance_notice: '行政处罚事先告知书',
  hearing_notice: '听证通知书',
  penalty_decision: '行政处罚决定书',
  no_penalty_decision: '不予行政处罚决定书',
  demand_letter: '履行催告书',
} as const
export type ServedPaper = keyof typeof servedPapers

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
