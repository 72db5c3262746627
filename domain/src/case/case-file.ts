import type { PlainDate } from '../shared/plain-date.ts'
import type { Fen } from '../shared/money.ts'
import type { Party } from './party.ts'
import type { Penalty } from './penalty.ts'
import type { EvidenceKind, ReviewOutcome, ServedPaper, ServiceMethod } from './case-codes.ts'
import type { CaseEvent, EvidenceFile, PersonId, Stamp } from './case-event.ts'
import type { DecisionDraft, Findings } from './proposed-decision.ts'

/** 案卷: everything the rules need to know about one case, folded from its events by `evolve`. */
/** 准予回避: from the instant `since` on, the person takes no part. */
export type Recusal = { readonly person: PersonId; readonly since: string }

export type CaseFile = {
  readonly id: string
  readonly agencyId: string
  /** Number of events folded in; the expected version of the next save. */
  readonly version: number
  readonly clue: Clue
  readonly verification: Verification | null
  readonly filing: Filing | null
  readonly investigators: readonly PersonId[]
  /** Everybody who ever investigated it, for the case or at one act; also those who left. */
  readonly tookPart: readonly PersonId[]
  readonly recused: readonly Recusal[]
  readonly records: readonly FieldRecord[]
  readonly evidence: readonly Evidence[]
  readonly corrections: readonly Correction[]
  readonly address: ServiceAddress | null
  readonly conclusion: Conclusion | null
  readonly notice: AdvanceNotice | null
  readonly defence: Defence
  readonly hearing: Hearing | null
  readonly draft: DraftInHand | null
  readonly review: Review | null
  readonly deliberation: Deliberation | null
  readonly decision: Decision | null
  readonly served: readonly Served[]
  readonly demand: Demand | null
  readonly payments: readonly Payment[]
  readonly ended: Ended | null
  readonly closedOn: PlainDate | null
  readonly publishedOn: PlainDate | null
  /** 依法不予公开, decided that day. */
  readonly withheldOn: PlainDate | null
  readonly archivedOn: PlainDate | null
  readonly archive: Extract<CaseEvent, { type: 'CaseArchived' }> | null
  readonly pending: Pending | null
  readonly returned: Returned | null
}

export type Clue = Omit<Extract<CaseEvent, { type: 'ClueRegistered' }>, 'type'> & {
  registeredBy: PersonId
  registeredOn: PlainDate
  informantToldOn: PlainDate | null
}
export type Verification = Omit<Extract<CaseEvent, { type: 'ClueVerified' }>, 'type'>
export type Filing = Omit<Extract<CaseEvent, { type: 'CaseFiled' }>, 'type' | 'investigators'> & {
  filedAt: string
  filedOn: PlainDate
}

/** 现场检查笔录 and 询问笔录: when, where and by whom; two of one officer may not overlap. */
export type FieldRecord = {
  kind: 'inspection' | 'inquiry'
  startedAt: string
  endedAt: string
  officers: readonly PersonId[]
  recorded: boolean
}

export type Evidence = {
  id: string
  kind: EvidenceKind
  name: string
  purpose: string
  source: string
  collectedOn: PlainDate
  officers: readonly PersonId[]
  file: EvidenceFile
}

export type Correction = {
  orderedOn: PlainDate
  violation: string
  requirements: string
  deadline: PlainDate
  servedOn: PlainDate | null
  recheck: { on: PlainDate; status: 'corrected' | 'partly' | 'not'; findings: string } | null
}

export type ServiceAddress = {
  address: string
  phone: string
  /** Fax or e-mail the party agreed to in writing; null when not agreed (处罚法第61条第2款). */
  electronic: string | null
}

export type Conclusion = { on: PlainDate; at: string; findings: Findings }

export type AdvanceNotice = {
  issuedOn: PlainDate
  penalty: Penalty
  facts: string
  reason: string
  statementDays: number
  hearingOffered: boolean
  servedOn: PlainDate | null
}

/** What the party said, or that it chose to say nothing. `heardAt` is when the last of it was dealt with. */
export type Defence = {
  statements: readonly { receivedOn: PlainDate; content: string; reviewed: boolean }[]
  reviews: readonly { conclusion: string; accepted: boolean }[]
  statementWaivedOn: PlainDate | null
  hearingWaivedOn: PlainDate | null
  heardAt: string | null
}

/** Nothing said yet, nothing waived. */
export const noDefence: Defence = {
  statements: [],
  reviews: [],
  statementWaivedOn: null,
  hearingWaivedOn: null,
  heardAt: null,
}

export type Hearing = {
  requestedOn: PlainDate
  called: { noticeServedOn: PlainDate; heldOn: PlainDate; place: string; host: PersonId } | null
  held: { on: PlainDate; host: PersonId; forfeited: boolean; opinion: string } | null
}

export type DraftInHand = {
  draft: DecisionDraft
  digest: string
  grounds: readonly string[]
  deliberation: readonly string[]
  draftedAt: string
}

export type Review = {
  digest: string
  submittedOn: PlainDate
  submittedBy: PersonId
  /** Stopped clock: materials asked for on that day and not yet supplied. */
  missing: { since: PlainDate; what: string; supplyBy: PlainDate } | null
  pauses: readonly { from: PlainDate; to: PlainDate }[]
  opinion: { outcome: ReviewOutcome; by: PersonId; at: string; on: PlainDate } | null
}

export type Deliberation = {
  digest: string
  heldOn: PlainDate
  approved: boolean
  conclusion: string
}

export type Decision = {
  decidedOn: PlainDate
  at: string
  draft: DecisionDraft
  digest: string
}

export type Served = {
  paper: ServedPaper
  servedOn: PlainDate
  method: ServiceMethod
  recipient: string
}
export type Demand = { issuedOn: PlainDate; amountFen: Fen; payBy: PlainDate }
export type Payment = { paidOn: PlainDate; fen: Fen; surchargeFen: Fen; receiptNo: string }

export type Ended =
  | { kind: 'declined'; on: PlainDate; reason: string }
  | { kind: 'dismissed'; on: PlainDate; reason: string }
  | { kind: 'transferred'; on: PlainDate; reason: string; to: string }

/** An act that waits for an approval. Its input is kept as typed until the last stamp. */
export type Pending = {
  act: string
  input: Record<string, unknown>
  proposedBy: PersonId
  proposedByName: string
  proposedAt: string
  awaits: string
  stamps: readonly Stamp[]
}

/** An act sent back (退回修改), until it is proposed again. */
export type Returned = {
  act: string
  input: Record<string, unknown>
  category: string
  reason: string
  at: string
}

/** The day the decision was served, from which the party's limits run; null before. */
export function decisionServedOn(file: CaseFile): PlainDate | null {
  const service = file.served.find(
    ({ paper }) => paper === 'penalty_decision' || paper === 'no_penalty_decision',
  )
  return service?.servedOn ?? null
}

/** Fine still owed, without surcharge. */
export function unpaidFen(file: CaseFile): Fen {
  const due = file.decision
    ? file.decision.draft.penalty.fineFen + file.decision.draft.penalty.confiscatedFen
    : 0
  return Math.max(0, due - file.payments.reduce((sum, { fen }) => sum + fen, 0))
}

/** 案件名称: 涉嫌 until decided (requirements 3.1). */
export function caseTitle(file: CaseFile): string {
  if (!file.filing) return `${file.clue.respondent}线索`
  const { party, cause } = file.filing
  return file.decision ? `${party.name}${cause}案` : `${party.name}涉嫌${cause}案`
}

/** The person facing the case: the party once filed, whoever the clue names before. */
export function partyName(file: CaseFile): string {
  return file.filing?.party.name ?? file.clue.respondent
}

export type { Party }
