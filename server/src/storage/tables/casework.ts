import type { ReviewFacts } from '@zhaofa/domain/review/review-facts.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { LetterKind } from '@zhaofa/domain/publicity/letters/letter.ts'
import type { ArticleEvent } from '@zhaofa/domain/publicity/articles/article-chain.ts'
import type { ListEvent } from '@zhaofa/domain/publicity/lists/list-chain.ts'
import type { DocumentRole } from '@zhaofa/domain/paper/catalogue/document-type.ts'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { NoticeEvent } from '@zhaofa/domain/publicity/notice/notice-chain.ts'
import type { CaseFactor } from '@zhaofa/domain/discretion/factors.ts'
import type { CaseEvent } from '@zhaofa/domain/case/case-event.ts'
import type { FieldRecordKind } from '@zhaofa/domain/case/parts/field-record/record-papers.ts'
import type { OverallScore, RatingAnswer } from '@zhaofa/domain/inspection/rating.ts'
import type {
  ExemptReason,
  ResultCode,
  VisitGround,
  VisitWay,
} from '@zhaofa/domain/inspection/visit-codes.ts'
import type { Sheet } from '@zhaofa/domain/case/scan.ts'
import type { ReadBefore, SignedList } from '@zhaofa/domain/case/drawn-signature.ts'
import type { Ink } from '@zhaofa/domain/shared/ink.ts'
import type { Confirmation, DeviceHour, Stamp } from '@zhaofa/domain/kernel/recorded.ts'

type Instant = ColumnType<Date, string | Date, string | Date>
/** Dates travel as text: a JavaScript Date has a time zone, a day has none. */
type Day = ColumnType<string, string, string>
type Json<T> = ColumnType<T, string, string>

/** What the handling unit or the heads said to an opinion. */
export type ReviewStep = 'accepted' | 'objected' | 'settled-follow' | 'settled-again'

/** What the licence of a party says, and since when the case says it. */
export type StoredFirm = {
  readonly kind: 'sole-trader' | 'organisation'
  readonly name: string
  readonly representative: string
  readonly address: string
  readonly at: string
}

/** 作出的处罚（不予处罚）决定. */
type DecisionRow = {
  case_id: string
  version: number
  digest: string
  draft_version: number
  agency_id: string
  /** With the outcome a row of reference.outcome. */
  procedure: string
  /** Published by itself by the agency's rule of its day; otherwise only counted. */
  one_by_one: boolean
  outcome: string
  kinds: string[]
  fine_fen: ColumnType<string, number, number>
  tier: string
  matter_code: string
  decided_on: Day
}

export type CaseworkTables = {
  'casework.case_file': {
    id: string
    agency_id: string
    version: number
    title: string
    party_name: string
    party_code: string | null
    /** What the licence of the party says, as JSON; null for natural persons. */
    firm: ColumnType<StoredFirm | null, string | null, string | null>
    matter_code: string | null
    cause: string | null
    number: string | null
    stage: string
    step: string
    state: 'open' | 'closed'
    /** 行政检查 in whose file no penalty began. */
    inspection: ColumnType<boolean, boolean | undefined, boolean>
    investigators: string[]
    opened_by: string
    /** Roles whose next act this case waits for, also those whose time has not come. */
    asked_roles: string[]
    /** Names of those whose signature papers of the case wait for. */
    countersigners: ColumnType<string[], string[] | undefined, string[]>
    pending_by: string | null
    pending_role: string | null
    pending_act: string | null
    pending_at: Instant | null
    registered_on: Day
    filed_on: Day | null
    decided_on: Day | null
    due_on: Day | null
    due_title: string | null
    /** The nearest limit of the agency and of the party; null without one that is dated. */
    agency_due_on: Day | null
    agency_due_title: string | null
    party_due_on: Day | null
    party_due_title: string | null
    /** A limit runs whose last day needs a calendar that is not loaded. */
    undated: boolean
    /** The last day for publishing the decision; null where it is not published by itself, or not known. */
    publish_by: Day | null
    published_on: Day | null
    withheld_on: Day | null
    /** Fine and confiscated gains; a bigint comes as text. */
    fined_fen: ColumnType<string, number, number>
    unpaid_fen: ColumnType<string, number, number>
    closed_on: Day | null
    archived_on: Day | null
    retention: string | null
    updated_at: Instant
  }
  'casework.case_access': {
    case_id: string
    person_id: string
    agency_id: string
    because: string
    given_at: Instant
  }
  'casework.case_event': {
    case_id: string
    version: number
    agency_id: string
    type: string
    body: Json<CaseEvent>
    at: Instant
    by_id: string
    by_name: string
    approvals: Json<Stamp[]>
    confirmed_by: Confirmation | null
    device: Json<DeviceHour> | null
  }
  /** What a catalogue is tried on (0396); `facts` are those that differ from nothing special. */
  'casework.review_facts': {
    case_id: string
    version: number
    proposal: string
    agency_id: string
    on_day: PlainDate
    digest: string | null
    required: boolean
    facts: ColumnType<Partial<ReviewFacts>, string, never>
  }
  'casework.decision_draft': {
    case_id: string
    digest: string
    version: number
    agency_id: string
    review_required: boolean
    deliberation_required: boolean
    grounds: string[]
  }
  'casework.review_opinion': {
    case_id: string
    version: number
    digest: string
    agency_id: string
    outcome: string
    /** 1 审核, 2 复审. */
    round: 1 | 2
    reviewer: string
    at: Instant
  }
  'casework.review_step': {
    case_id: string
    version: number
    digest: string
    agency_id: string
    step: ReviewStep
    person: string
    at: Instant
  }
  'casework.counsel_invitation': {
    case_id: string
    version: number
    agency_id: string
    counsel: string
    invited_by: string
    due_on: Day
    at: Instant
  }
  'casework.decision': DecisionRow
  /** 类案: each violation that was fined, by the step of the case that says so. */
  'casework.decided_violation': {
    case_id: string
    version: number
    decision_version: number
    ordinal: number
    agency_id: string
    matter_code: string
    tier: string
    fine_fen: ColumnType<string, number, number>
    factors: Json<readonly CaseFactor[]>
    circumstances: string[]
    decided_on: Day
  }
  /** One row for each 行政检查; read over all cases through casework.visits_of. */
  'casework.visit': {
    case_id: string
    agency_id: string
    firm_code: string
    firm_name: string
    /** The day for which it counts; null where it neither took place nor is approved. */
    visited_on: Day | null
    departments: string[]
    /** Departments outside the agency came along. */
    joint: boolean
    items: string[]
    item_names: string[]
    ground: VisitGround
    way: VisitWay
    exempt: ExemptReason | null
    /** How many came before in the year, of what cap, when it was approved. */
    before: number | null
    cap: number | null
    result: ResultCode | null
    found_on: Day | null
    /** Told to the firm, or referred where nobody could be told. */
    told_on: Day | null
    published_on: Day | null
    problems: number
    orders: number
    filed: boolean
    objections: number
    /** Of the newest objection, and of its answer. */
    objected_on: Day | null
    objection_answered_on: Day | null
    /** What is public of it is not what was found since. */
    outdated: Generated<boolean>
  }
  /** 匿名评价: added by nobody who is signed in, read by those who supervise. */
  'casework.visit_rating': {
    id: string
    case_id: string
    agency_id: string
    rated_on: Day
    kept: RatingAnswer
    shown: RatingAnswer
    repeated: RatingAnswer
    clean: RatingAnswer
    overall: OverallScore
    words_sealed: Buffer | null
  }
  /** When and by whom records were made; read over all cases through casework.records_of. */
  'casework.field_record': {
    case_id: string
    no: number
    agency_id: string
    kind: FieldRecordKind
    started_at: Instant
    ended_at: Instant
    officers: string[]
  }
  /** View: of them, each as it reads now, with what became of its decision. Read through casework.like_cases. */
  'casework.like_case': {
    agency_id: string
    case_id: string
    matter_code: string
    tier: string
    decided_on: Day
    fine_fen: string
    factors: Json<readonly CaseFactor[]>
    circumstances: string[]
    number: string | null
    standing: string
  }
  /** View: decisions that bind, as they read now. */
  'casework.standing_decision': DecisionRow & { of_version: number; unlawful: boolean }
  /** View: of them, those that are published by themselves and that nobody has collected. */
  'casework.decision_to_collect': Pick<DecisionRow, 'case_id' | 'agency_id' | 'decided_on'>
  'casework.decision_paper': {
    case_id: string
    decision_version: number
    document_id: string
    number: string | null
    word: string | null
    serial: number | null
  }
  'casework.document': {
    id: string
    case_id: string
    agency_id: string
    version: number
    /** Which of the papers of its act it is, counted from one; null on papers sealed before that was kept. */
    place: number | null
    type: string
    role: DocumentRole
    title: string
    volume: 'main' | 'secondary' | 'separate'
    number: string | null
    word: string | null
    year: number | null
    serial: number | null
    paper: JSONColumnType<object>
    sha256: string
    bytes: number
    pages: number
    sealed_at: Instant
  }
  'casework.document_counter': { agency_id: string; word: string; year: number; last: number }
  'casework.void_number': {
    agency_id: string
    word: string
    year: number
    serial: number
    reason: string
    voided_by: string
    voided_at: Instant
    document_id: string
    case_id: string
    version: number
  }
  'casework.upload': {
    id: string
    case_id: string
    agency_id: string
    sha256: string
    bytes: ColumnType<string, number, number>
    media_type: string
    original_name: string
    pages: number | null
    uploaded_by: string
    at: Instant
  }
  'casework.scan': {
    id: string
    upload_id: string
    case_id: string
    agency_id: string
    sheets: Json<Sheet[]>
    problem: string | null
    at: Instant
  }
  'casework.drawn_signature': {
    id: string
    case_id: string
    agency_id: string
    document_id: string
    digest: string
    sha256: string
    bytes: ColumnType<string, number, number>
    movement: string
    ink: Json<Ink>
    received_by: string
    at: Instant
    before: Json<ReadBefore> | null
    list: Json<SignedList> | null
  }
  'casework.act_draft': {
    case_id: string
    act: string
    person_id: string
    agency_id: string
    input: Json<Record<string, unknown>>
    saved_at: Instant
  }
  'casework.informant': {
    case_id: string
    agency_id: string
    sealed: Buffer
    registered_by: string
    at: Instant
  }
  'casework.informant_version': {
    id: string
    case_id: string
    agency_id: string
    sealed: Buffer
    registered_by: string
    at: Instant
  }
  'casework.restricted_read': {
    id: string
    case_id: string
    agency_id: string
    subject: string
    person_id: string
    person_name: string
    at: Instant
  }
  'casework.letter': {
    id: string
    agency_id: string
    kind: LetterKind
    number: string
    code_hash: Buffer
    body_sealed: Buffer
    sender_sealed: Buffer | null
    received_at: Instant
  }
  /** Migration 0322: files that are stored encrypted. */
  'casework.sealed_object': {
    name: string
    sha256: string
    bytes: ColumnType<string, number, never>
    at: Generated<Date>
  }
  'casework.letter_read': {
    id: string
    letter_id: string
    agency_id: string
    person_id: string
    person_name: string
    at: Instant
  }
  'casework.notice': {
    id: string
    agency_id: string
    case_id: string
    version: number
    state: string
    /** The step of the case by which the decision reads; 0 where it was not kept. */
    of_version: number
    number: string
    party_name: string
    cause: string
    decided_on: Day
    published_on: Day | null
    expires_on: Day | null
    updated_at: Instant
  }
  'casework.list_event': {
    submission_id: string
    version: number
    agency_id: string
    item: string
    type: string
    body: Json<ListEvent>
    at: Instant
    by_id: string
    by_name: string
  }
  'casework.article_event': {
    article_id: string
    version: number
    agency_id: string
    type: string
    body: Json<ArticleEvent>
    at: Instant
    by_id: string
    by_name: string
  }
  'casework.article_file': {
    id: string
    agency_id: string
    sha256: string
    bytes: ColumnType<string, number, number>
    media_type: string
    original_name: string
    uploaded_by: string
    at: Instant
  }
  'casework.record_withdrawal': {
    public_id: string
    agency_id: string
    reason: string
    by_id: string
    by_name: string
    at: Instant
  }
  'casework.notice_event': {
    notice_id: string
    version: number
    agency_id: string
    type: string
    body: Json<NoticeEvent>
    at: Instant
    by_id: string
    by_name: string
  }
}
