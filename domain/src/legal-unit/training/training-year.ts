import type { PersonId, Recorded } from '../../kernel/recorded.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import { type BookFile, evolveProposal } from '../../kernel/book.ts'
import type {
  Attended,
  Score,
  SessionFacts,
  TrainingEvent,
  TrainingPlan,
} from './training-event.ts'

export type Session = SessionFacts & {
  /** Why it was withdrawn; null while it stands. */
  readonly withdrawn: string | null
  readonly attended: readonly Attended[]
}

export type Exam = {
  readonly title: string
  readonly on: PlainDate
  readonly fullMark: number
  readonly passMark: number
  readonly results: readonly Score[]
  readonly resits: readonly (Score & { readonly on: PlainDate })[]
}

export type TrainingCertificate = {
  readonly exam: number
  readonly person: PersonId
  readonly name: string
  readonly number: string
  readonly validUntil: PlainDate
}

/** 一年的培训, from the plan to the certificates. */
export type TrainingYear = BookFile & {
  readonly year: number
  readonly plan: TrainingPlan | null
  readonly sessions: readonly Session[]
  readonly exams: readonly Exam[]
  readonly certificates: readonly TrainingCertificate[]
}

export const untrainedYear = (year: number): TrainingYear => ({
  ...{ version: 0, proposal: null, year, plan: null, sessions: [], exams: [], certificates: [] },
})

export function evolveTraining(
  file: TrainingYear,
  recorded: Recorded<TrainingEvent>,
): TrainingYear {
  const { version, event } = recorded
  const now = { ...file, version }
  switch (event.type) {
    case 'TrainingPlanned': {
      const { type: _, year, ...plan } = event
      return { ...now, year, plan }
    }
    case 'SessionAdded': {
      const { type: _, ...facts } = event
      return { ...now, sessions: [...file.sessions, { ...facts, withdrawn: null, attended: [] }] }
    }
    case 'SessionWithdrawn':
      return withSession(now, event.session, (session) => ({ ...session, withdrawn: event.reason }))
    case 'AttendanceRecorded':
      return withSession(now, event.session, (session) => ({
        ...session,
        attended: [...session.attended, ...event.people],
      }))
    case 'AttendanceCorrected':
      return withSession(now, event.session, (session) => ({
        ...session,
        attended: session.attended.map((each) =>
          each.person === event.person ? { ...each, hours: event.after } : each,
        ),
      }))
    case 'ExamAdded': {
      const { type: _, ...facts } = event
      return { ...now, exams: [...file.exams, { ...facts, results: [], resits: [] }] }
    }
    case 'ResultsRecorded':
      return withExam(now, event.exam, (exam) => ({
        ...exam,
        results: [...exam.results, ...event.results],
      }))
    case 'ResitRecorded':
      return withExam(now, event.exam, (exam) => ({
        ...exam,
        resits: [...exam.resits, ...event.results.map((each) => ({ ...each, on: event.on }))],
      }))
    case 'TrainingCertified': {
      const { type: _, ...certificate } = event
      return { ...now, certificates: [...file.certificates, certificate] }
    }
    case 'ActProposed':
    case 'ActAgreed':
    case 'ActReturned':
      return { ...now, ...evolveProposal(file, recorded, event) }
  }
}

const withSession = (
  file: TrainingYear,
  place: number,
  change: (session: Session) => Session,
): TrainingYear => ({
  ...file,
  sessions: file.sessions.map((each, i) => (i === place ? change(each) : each)),
})

const withExam = (
  file: TrainingYear,
  place: number,
  change: (exam: Exam) => Exam,
): TrainingYear => ({
  ...file,
  exams: file.exams.map((each, i) => (i === place ? change(each) : each)),
})

/** Who passed, at the first attempt or at the resit. */
export const passedBy = ({ results, resits, passMark }: Exam): readonly Score[] =>
  [...results, ...resits].filter(({ score }) => score >= passMark)

/** Who sat and did not pass, and has not sat again. */
export const toResit = ({ results, resits, passMark }: Exam): readonly Score[] =>
  results.filter(
    ({ person, score }) => score < passMark && resits.every((resit) => resit.person !== person),
  )

/** Who passed and has no certificate of this exam yet. */
export function toCertify({ exams, certificates }: TrainingYear, place: number): readonly Score[] {
  const exam = exams[place]
  if (!exam) return []
  return passedBy(exam).filter(
    ({ person }) => !certificates.some((each) => each.exam === place && each.person === person),
  )
}
