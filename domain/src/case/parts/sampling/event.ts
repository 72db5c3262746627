import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { AfterAppraisal, AppraisalOutcome, SamplingPresence, Settlement } from './codes.ts'
import type { ReappraisalRight, SampledLine } from './slice.ts'

export type SamplingEvent =
  | {
      type: 'SamplesTaken'
      takenAt: string
      place: string
      method: string
      samples: SampledLine[]
      presence: SamplingPresence
      /** Whoever was there: the holder of the goods, or the witness. */
      presentPerson: string
      presentRole: string
      /** Why the holder was not there; null where they were. */
      absence: string | null
      officers: PersonId[]
      recording: string | null
      unrecordedReason: string | null
    }
  | {
      type: 'AppraisalCommissioned'
      appraisal: number
      samples: number[]
      materials: string | null
      institution: string
      qualification: string
      questions: string
      dueOn: PlainDate
      /** 复检 of that one. */
      again: number | null
    }
  | { type: 'AppraisalPeriodNoticed'; appraisal: number }
  | { type: 'AppraisalTimeLeftOut'; appraisal: number; legalBasis: string }
  | {
      type: 'AppraisalEnded'
      appraisal: number
      outcome: AppraisalOutcome
      endedOn: PlainDate
      /** Of a conclusion; the report itself enters the file as evidence. */
      reportNumber: string | null
      conclusion: string | null
      /** Why there is none. */
      reason: string | null
      samplesAfter: AfterAppraisal | null
    }
  | {
      type: 'AppraisalResultNoticed'
      appraisal: number
      /** What the party is told: the report as it reads that day. */
      reportNumber: string
      conclusion: string
      remedy: ReappraisalRight | null
    }
  | { type: 'ReappraisalRequested'; appraisal: number; requestedOn: PlainDate; reasons: string }
  | {
      type: 'SamplesSettled'
      samples: number[]
      settlement: Settlement
      settledOn: PlainDate
      /** Who took them back; null where nobody did. */
      takenBy: string | null
    }
