import type { PersonId } from '../../kernel/recorded.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { ProposalEvent } from '../../kernel/book.ts'

/** 年度培训计划: how many 学时 a year, and from which day people are reminded of what is missing. */
export type TrainingPlan = {
  readonly officerHours: number
  readonly reviewerHours: number
  readonly source: string
  readonly remindFrom: PlainDate
  readonly content: string | null
}

export const sessionWays = { place: '现场', online: '线上' } as const

export type SessionFacts = {
  readonly title: string
  readonly on: PlainDate
  readonly hours: number
  readonly way: keyof typeof sessionWays
  readonly place: string | null
  readonly lecturer: string | null
  readonly material: string | null
}

export type Attended = { readonly person: PersonId; readonly name: string; readonly hours: number }
export type Score = { readonly person: PersonId; readonly name: string; readonly score: number }

/** Sessions and exams are known by their place in the year, from 0. */
export type TrainingEvent =
  | ({ readonly type: 'TrainingPlanned'; readonly year: number } & TrainingPlan)
  | ({ readonly type: 'SessionAdded' } & SessionFacts)
  | { readonly type: 'SessionWithdrawn'; readonly session: number; readonly reason: string }
  | {
      readonly type: 'AttendanceRecorded'
      readonly session: number
      readonly people: readonly Attended[]
    }
  | {
      readonly type: 'AttendanceCorrected'
      readonly session: number
      readonly person: PersonId
      readonly name: string
      readonly before: number
      readonly after: number
      readonly reason: string
    }
  | {
      readonly type: 'ExamAdded'
      readonly title: string
      readonly on: PlainDate
      readonly fullMark: number
      readonly passMark: number
    }
  | { readonly type: 'ResultsRecorded'; readonly exam: number; readonly results: readonly Score[] }
  | {
      readonly type: 'ResitRecorded'
      readonly exam: number
      readonly on: PlainDate
      readonly results: readonly Score[]
    }
  | {
      readonly type: 'TrainingCertified'
      readonly exam: number
      readonly person: PersonId
      readonly name: string
      readonly number: string
      readonly validUntil: PlainDate
    }
  | ProposalEvent
