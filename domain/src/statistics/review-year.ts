import type { CaseEvent, RecordedEvent } from '../case/case-event.ts'
import { reviewOutcomes, type ReviewOutcome } from '../case/case-codes.ts'
import type { CaseFile } from '../case/case-file.ts'
import { evolve, openFile } from '../case/evolve.ts'
import { isReviewEvent } from '../case/parts/legal-review/events.ts'
import { opinionTime } from '../case/parts/legal-review/limits.ts'
import { isUnderReview, reviewOf, type Review } from '../case/parts/legal-review/slice.ts'
import { subjectRef, type SubjectRef } from '../case/parts/legal-review/subject-ref.ts'
import { proposedOf } from '../case/parts/legal-review/subjects.ts'
import { dueOf } from '../deadline/limit-instance.ts'
import type { WorkCalendar } from '../deadline/work-calendar.ts'
import type { EnforcementAct } from '../review/enforcement-acts.ts'
import type { AgencyRules } from '../rules/agency-rules.ts'
import { chinaDay, yearOf, type PlainDate } from '../shared/plain-date.ts'

/** A case of which anything was reviewed, from its first event on. */
export type ReviewedCase = {
  readonly id: string
  readonly agencyId: string
  readonly events: readonly RecordedEvent[]
}

export type ReviewYearAt = {
  readonly year: number
  /** What is waited for is counted as of the end of this day: the last of the year, or today while it is not over. */
  readonly day: PlainDate
  readonly calendar: WorkCalendar
  /** The rules of a day: the time for a review is that of the day on which its opinion was given. */
  readonly rulesOn: (day: PlainDate) => AgencyRules
  /** The unit that somebody works in (承办机构), by name. */
  readonly unitOf: (person: string) => string
}

/** Null where the last day cannot be told: its calendar is not loaded, or the submission was not recorded. */
type InTime = boolean | null

/** One opinion of the year, with what it is counted by. */
export type CountedOpinion = {
  readonly caseId: string
  readonly on: PlainDate
  readonly act: EnforcementAct
  readonly outcome: ReviewOutcome
  /** 2 for 复审. */
  readonly round: 1 | 2
  readonly inTime: InTime
  /** Words of the catalogue; none where it was sent although no ground asked for it. */
  readonly grounds: readonly string[]
  /** Code of the matter; null while the case had none. */
  readonly matter: string | null
  /** The unit that submitted it; null where no submission was recorded. */
  readonly unit: string | null
}

/** What happened in reviews in a year, as the cases tell it. */
export type ReviewYear = {
  readonly submissions: number
  readonly returned: number
  readonly opinions: readonly CountedOpinion[]
  readonly accepted: number
  readonly objections: number
  /** 负责人集体讨论 of a dispute. */
  readonly settled: number
  /** Still without an opinion at the end of the day of counting. */
  readonly waiting: number
}

const nothing: ReviewYear = {
  submissions: 0,
  returned: 0,
  opinions: [],
  accepted: 0,
  objections: 0,
  settled: 0,
  waiting: 0,
}

/**
 * The yearly figures of 法制审核 (国办发〔2018〕118号), folded from the events of the cases: nothing else is asked.
 * A case counts what happened in it within the year, whenever it began.
 */
export function reviewYear(cases: readonly ReviewedCase[], at: ReviewYearAt): ReviewYear {
  const days = cases.map((each) => yearOfCase(each, at))
  const sum = (of: (one: ReviewYear) => number) => days.reduce((all, one) => all + of(one), 0)
  return {
    submissions: sum((one) => one.submissions),
    returned: sum((one) => one.returned),
    opinions: days.flatMap(({ opinions }) => opinions),
    accepted: sum((one) => one.accepted),
    objections: sum((one) => one.objections),
    settled: sum((one) => one.settled),
    waiting: sum((one) => one.waiting),
  }
}

function yearOfCase({ id, agencyId, events }: ReviewedCase, at: ReviewYearAt): ReviewYear {
  const [first, ...rest] = events.filter((each) => chinaDay(each.at) <= at.day)
  if (!first) return nothing
  // Nothing is reviewed before a case is opened.
  let file = openFile(id, agencyId, first)
  let counted = nothing
  for (const recorded of rest) {
    const on = chinaDay(recorded.at)
    file = evolve(file, recorded)
    if (yearOf(on) === at.year) counted = withEvent(counted, { file, recorded, on }, at)
  }
  return { ...counted, waiting: waitingIn(file) }
}

type Step = {
  /** After the event. */
  readonly file: CaseFile
  readonly recorded: RecordedEvent
  readonly on: PlainDate
}

function withEvent(counted: ReviewYear, step: Step, at: ReviewYearAt): ReviewYear {
  const { event } = step.recorded
  if (event.type === 'SeizureReviewed')
    return { ...counted, opinions: [...counted.opinions, formerOpinionOf(event, step)] }
  if (!isReviewEvent(event)) return counted
  switch (event.type) {
    case 'ReviewSubmitted':
      return { ...counted, submissions: counted.submissions + 1 }
    case 'ReviewReturned':
      return { ...counted, returned: counted.returned + 1 }
    case 'ReviewOpinionIssued':
      return { ...counted, opinions: [...counted.opinions, opinionOf(event, step, at)] }
    case 'ReviewOpinionAccepted':
      return { ...counted, accepted: counted.accepted + 1 }
    case 'ReviewObjected':
      return { ...counted, objections: counted.objections + 1 }
    case 'ReviewDisputeSettled':
      return { ...counted, settled: counted.settled + 1 }
    case 'ReviewAccepted':
    case 'ReviewerAssigned':
    case 'ReviewPaused':
    case 'ReviewResumed':
    case 'ReviewExtended':
    case 'ReviewChangesSeen':
    case 'CounselInvited':
    case 'CounselOpinionGiven':
    case 'CounselStoodAside':
      return counted
  }
}

type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

function opinionOf(
  event: Of<'ReviewOpinionIssued'>,
  { file, recorded, on }: Step,
  at: ReviewYearAt,
): CountedOpinion {
  const ref = subjectRef(event)
  // One digest is one subject: an opinion on words that are not under review any more has no time of its own.
  const found = reviewOf(file, ref)
  const review = found?.opinion?.at === recorded.at ? found : null
  return {
    ...{ caseId: file.id, on, act: actOf(ref), outcome: event.outcome, round: event.round ?? 1 },
    inTime: review && givenInTime(review, on, at),
    grounds: review?.grounds ?? [],
    matter: file.filing?.matterCode ?? null,
    unit: review && at.unitOf(review.submittedBy),
  }
}

/** Seizures were reviewed in one step, without a submission, before they were sent like every other subject. */
const formerOpinionOf = (
  { passed, seizure }: Of<'SeizureReviewed'>,
  { file, on }: Step,
): CountedOpinion => ({
  ...{ caseId: file.id, on, act: 'coercion', outcome: passed ? 'pass' : 'correct', round: 1 },
  inTime: null,
  grounds: file.seizures.find(({ no }) => no === seizure)?.grounds ?? [],
  matter: file.filing?.matterCode ?? null,
  unit: null,
})

function actOf({ kind }: SubjectRef): EnforcementAct {
  switch (kind) {
    case 'decision':
    case 'revision':
      return 'penalty'
    case 'seizure':
      return 'coercion'
  }
}

function givenInTime(review: Review, on: PlainDate, at: ReviewYearAt): InTime {
  const { calendar } = at
  const limit = opinionTime(review, { calendar, today: on, rules: at.rulesOn(on) })
  const due = limit && dueOf(limit.instance, calendar, on)
  return due?.known ? on <= due.on : null
}

/** Of exactly what is still proposed; a decision of before may be put right after its case has ended. */
const waitingIn = (file: CaseFile): number =>
  [...(file.review ? [file.review] : []), ...file.otherReviews].filter((review) => {
    const goesOn = review.subject.kind === 'revision' || file.ended === null
    const proposed = proposedOf(file, review.subject)
    const open = proposed && !proposed.settled && proposed.digest === review.digest
    return goesOn && open === true && isUnderReview(review)
  }).length

/** 同意 is no correction; every other outcome is. */
export const isCorrection = ({ outcome }: Pick<CountedOpinion, 'outcome'>): boolean =>
  outcome !== 'pass'

/** Opinions by outcome, those nobody gave as well. */
export function byOutcome(
  opinions: readonly CountedOpinion[],
): readonly { readonly outcome: ReviewOutcome; readonly title: string; readonly count: number }[] {
  return (Object.keys(reviewOutcomes) as ReviewOutcome[]).map((outcome) => ({
    ...{ outcome, title: reviewOutcomes[outcome] },
    count: opinions.filter((each) => each.outcome === outcome).length,
  }))
}

/**
 * Cases whose decision was reviewed, for 法制审核数 of the penalties: each once, on the day of its last opinion of the
 * year. A seizure is coercion and counts there.
 */
export function reviewedPenalties(
  opinions: readonly CountedOpinion[],
): { readonly on: PlainDate; readonly corrected: boolean }[] {
  const penalties = opinions.filter(({ act }) => act === 'penalty')
  return [...Map.groupBy(penalties, ({ caseId }) => caseId).values()].map((own) => ({
    on: own.map(({ on }) => on).reduce((a, b) => (a > b ? a : b)),
    corrected: own.some(isCorrection),
  }))
}

/** What the opinions of one ground, matter or unit add up to. */
export type OpinionCount = {
  readonly opinions: number
  readonly corrections: number
  readonly inTime: number
  readonly late: number
  readonly undated: number
}

export const countOpinions = (opinions: readonly CountedOpinion[]): OpinionCount => ({
  opinions: opinions.length,
  corrections: opinions.filter(isCorrection).length,
  inTime: opinions.filter(({ inTime }) => inTime === true).length,
  late: opinions.filter(({ inTime }) => inTime === false).length,
  undated: opinions.filter(({ inTime }) => inTime === null).length,
})
