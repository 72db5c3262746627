import type { CounselKind } from '../../../authority/counsel.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { ReviewOutcome } from '../../case-codes.ts'
import type { PointAnswer, ReviewNote } from '../../proposed-decision.ts'
import type {
  ChangeEffect,
  CounselMaterial,
  DisputeResult,
  ReviewMaterial,
  ReviewPause,
} from './codes.ts'
import type { SubmittedMaterial } from './slice.ts'
import type { SubjectRef } from './subject-ref.ts'

/** `subject` since 2026-12; before, and still where it is absent, an event is about the decision draft. */
type Of = { subject?: SubjectRef }

export type LegalReviewEvent =
  | ({
      type: 'ReviewSubmitted'
      digest: string
      grounds: string[]
      statement: string
      /** Since 2026-12. */
      materials?: SubmittedMaterial[]
    } & Of)
  | ({
      type: 'ReviewReturned'
      missing: string
      supplyBy: PlainDate
      /** Which of the list are missing; since 2026-12. Where it is there, the time begins with the complete materials. */
      materials?: ReviewMaterial[]
    } & Of)
  | ({ type: 'ReviewAccepted'; digest: string } & Of)
  | ({
      type: 'ReviewerAssigned'
      reviewer: PersonId
      /** 机关负责人指定, where no reviewer of the agency may review it. */
      appointed: boolean
      reason: string
    } & Of)
  | ({ type: 'ReviewPaused'; reason: ReviewPause; explanation: string } & Of)
  | ({ type: 'ReviewResumed'; explanation: string } & Of)
  | ({ type: 'ReviewExtended'; days: number; reason: string } & Of)
  | ({
      type: 'ReviewChangesSeen'
      /** What changed since the submission, by the steps of the case. */
      changes: { version: number; title: string }[]
      effect: ChangeEffect
      remark: string
    } & Of)
  | ({
      type: 'ReviewOpinionIssued'
      digest: string
      outcome: ReviewOutcome
      points: PointAnswer[]
      opinion: string
      /** Typed into a box before 2026-12; since then counsel writes an own paper and this is null. */
      counsel: string | null
      /** Absent on opinions issued before notes were kept. */
      notes?: ReviewNote[]
      /** 2 for 复审. Since 2026-12. */
      round?: 1 | 2
      /** The reviewer is the head of the unit and signs in both capacities. Since 2026-12. */
      asHead?: true
      /**
       * The handling unit answers it: what it leads to follows with the answer. Since 2026-12; before, a call for
       * more investigation led on at once.
       */
      asksReply?: true
    } & Of)
  | ({ type: 'ReviewOpinionAccepted'; digest: string } & Of)
  | ({
      type: 'ReviewObjected'
      digest: string
      points: { about: string; reason: string }[]
    } & Of)
  | ({
      type: 'ReviewDisputeSettled'
      digest: string
      heldOn: PlainDate
      place: string
      chair: PersonId
      members: { person: PersonId; opinion: string; agrees: boolean }[]
      result: DisputeResult
      conclusion: string
    } & Of)
  | ({
      type: 'CounselInvited'
      counsel: PersonId
      kind: CounselKind
      firm: string
      questions: string
      readable: CounselMaterial[]
      evidence: string[]
      dueOn: PlainDate
    } & Of)
  | ({ type: 'CounselOpinionGiven'; invitation: number; opinion: string } & Of)
  | ({ type: 'CounselStoodAside'; invitation: number; reason: string } & Of)
