import type { Recorded } from '../kernel/recorded.ts'
import type { AdvanceNoticeEvent } from './parts/advance-notice/events.ts'
import type { AmendmentEvent } from './parts/amendment/events.ts'
import type { ApprovalEvent } from './parts/approval/events.ts'
import type { ClosingEvent } from './parts/closing/events.ts'
import type { ClueEvent } from './parts/clue/events.ts'
import type { ConclusionEvent } from './parts/conclusion/events.ts'
import type { CorrectionEvent } from './parts/correction/events.ts'
import type { DecisionEvent } from './parts/decision/events.ts'
import type { DeliberationEvent } from './parts/deliberation/events.ts'
import type { EvidenceEvent } from './parts/evidence/events.ts'
import type { FieldRecordEvent } from './parts/field-record/events.ts'
import type { FilingEvent } from './parts/filing/events.ts'
import type { HearingEvent } from './parts/hearing/events.ts'
import type { LegalReviewEvent } from './parts/legal-review/event.ts'
import type { PaymentEvent } from './parts/payment/events.ts'
import type { PeopleEvent } from './parts/people/events.ts'
import type { PublicationEvent } from './parts/publication/events.ts'
import type { RevisionEvent } from './parts/revision/events.ts'
import type { SamplingEvent } from './parts/sampling/event.ts'
import type { SeizureEvent } from './parts/seizure/event.ts'
import type { ServiceEvent } from './parts/service/events.ts'
import type { SigningEvent } from './parts/signing/events.ts'
import type { InspectionEvent } from './procedures/inspection/event.ts'
import type { SummaryEvent } from './procedures/summary-penalty/events.ts'

/** Facts about one case, in the past tense. Each belongs to the part that says what it means. */
export type CaseEvent =
  | ClueEvent
  | FilingEvent
  | PeopleEvent
  | FieldRecordEvent
  | EvidenceEvent
  | SamplingEvent
  | CorrectionEvent
  | ConclusionEvent
  | AdvanceNoticeEvent
  | HearingEvent
  | DecisionEvent
  | LegalReviewEvent
  | DeliberationEvent
  | ServiceEvent
  | SigningEvent
  | PaymentEvent
  | ClosingEvent
  | PublicationEvent
  | ApprovalEvent
  | AmendmentEvent
  | RevisionEvent
  | SeizureEvent
  | SummaryEvent
  | InspectionEvent

export type CaseEventType = CaseEvent['type']

/** An event of a case as it was recorded. */
export type RecordedEvent = Recorded<CaseEvent>
