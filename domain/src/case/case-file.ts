import type { RecordedEvent } from './case-event.ts'
import type { Head } from './head.ts'
import { notNotified, type AdvanceNoticeSlice } from './parts/advance-notice/slice.ts'
import { nothingAmended, type AmendmentSlice } from './parts/amendment/slice.ts'
import { nothingAwaited, type ApprovalSlice } from './parts/approval/slice.ts'
import { stillOpen, type ClosingSlice } from './parts/closing/slice.ts'
import { noClue, type ClueSlice } from './parts/clue/slice.ts'
import { notConcluded, type ConclusionSlice } from './parts/conclusion/slice.ts'
import { noCorrections, type CorrectionSlice } from './parts/correction/slice.ts'
import { undrafted, type DecisionSlice } from './parts/decision/slice.ts'
import { notDeliberated, type DeliberationSlice } from './parts/deliberation/slice.ts'
import { noEvidence, type EvidenceSlice } from './parts/evidence/slice.ts'
import { noRecords, type FieldRecordSlice } from './parts/field-record/slice.ts'
import { notYetFiled, type FilingSlice } from './parts/filing/slice.ts'
import { noHearing, type HearingSlice } from './parts/hearing/slice.ts'
import { notReviewed, type LegalReviewSlice } from './parts/legal-review/slice.ts'
import { nothingPaid, type PaymentSlice } from './parts/payment/slice.ts'
import { noPeople, type PeopleSlice } from './parts/people/slice.ts'
import { unpublished, type PublicationSlice } from './parts/publication/slice.ts'
import { nothingRevised, type RevisionSlice } from './parts/revision/slice.ts'
import { nothingSampled, type SamplingSlice } from './parts/sampling/slice.ts'
import { nothingSeized, type SeizureSlice } from './parts/seizure/slice.ts'
import { nothingServed, type ServiceSlice } from './parts/service/slice.ts'
import { nothingSigned, type SigningSlice } from './parts/signing/slice.ts'
import { noVisit, type InspectionSlice } from './procedures/inspection/slice.ts'
import { notOnTheSpot, type SummarySlice } from './procedures/summary-penalty/slice.ts'

/** What the parts of a case keep; two parts never keep the same key. */
export type Slices = ClueSlice &
  FilingSlice &
  PeopleSlice &
  FieldRecordSlice &
  EvidenceSlice &
  SamplingSlice &
  CorrectionSlice &
  ConclusionSlice &
  AdvanceNoticeSlice &
  HearingSlice &
  DecisionSlice &
  LegalReviewSlice &
  DeliberationSlice &
  ServiceSlice &
  SigningSlice &
  PaymentSlice &
  ClosingSlice &
  PublicationSlice &
  ApprovalSlice &
  AmendmentSlice &
  RevisionSlice &
  SeizureSlice &
  SummarySlice &
  InspectionSlice

/** 案卷: everything the rules need to know about one case, folded from its events by `evolve`. */
export type CaseFile = Head &
  Slices & {
    /**
     * The events of the case as they read now, in their order: an amended record (更正) with its new words.
     * What was recorded first stays in the record of the case.
     */
    readonly history: readonly RecordedEvent[]
  }

/** Every part before anything happened. */
export const emptySlices: Slices = {
  ...noClue,
  ...notYetFiled,
  ...noPeople,
  ...noRecords,
  ...noEvidence,
  ...nothingSampled,
  ...noCorrections,
  ...notConcluded,
  ...notNotified,
  ...noHearing,
  ...undrafted,
  ...notReviewed,
  ...notDeliberated,
  ...nothingServed,
  ...nothingSigned,
  ...nothingPaid,
  ...stillOpen,
  ...unpublished,
  ...nothingAwaited,
  ...nothingAmended,
  ...nothingRevised,
  ...nothingSeized,
  ...notOnTheSpot,
  ...noVisit,
}
