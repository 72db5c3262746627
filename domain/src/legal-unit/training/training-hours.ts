import type { PersonId } from '../../kernel/recorded.ts'
import type { Role } from '../../authority/roles.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { TrainingPlan } from './training-event.ts'
import { passedBy, type TrainingYear } from './training-year.ts'

/** 学时 that a person really attended in the year; sessions that were withdrawn do not count. */
export function hoursOf({ sessions }: TrainingYear, person: PersonId): number {
  return sessions
    .filter(({ withdrawn }) => withdrawn === null)
    .flatMap(({ attended }) => attended)
    .filter((each) => each.person === person)
    .reduce((sum, { hours }) => sum + hours, 0)
}

/** What the plan asks of somebody with these roles: the greater where they are both; null where it asks nothing. */
export function targetOf(plan: TrainingPlan, roles: readonly Role[]): number | null {
  const targets = [
    ...(roles.includes('officer') ? [plan.officerHours] : []),
    ...(roles.includes('legal-reviewer') || roles.includes('legal-head')
      ? [plan.reviewerHours]
      : []),
  ]
  return targets.length === 0 ? null : Math.max(...targets)
}

export type HoursStanding = {
  readonly hours: number
  /** Null where there is no plan, or where it asks nothing of this person. */
  readonly target: number | null
  readonly missing: number
}

export function hoursStanding(
  file: TrainingYear,
  { id, roles }: { readonly id: PersonId; readonly roles: readonly Role[] },
): HoursStanding {
  const hours = hoursOf(file, id)
  const target = file.plan && targetOf(file.plan, roles)
  return { hours, target, missing: target === null ? 0 : Math.max(0, target - hours) }
}

type Trained = { readonly id: PersonId; readonly roles: readonly Role[] }

/** Those of the plan who have not reached their target, from the day of reminding to the end of the year. */
export function stillMissing<P extends Trained>(
  file: TrainingYear,
  people: readonly P[],
  today: PlainDate,
): readonly (P & HoursStanding)[] {
  if (!file.plan || today < file.plan.remindFrom || today > `${file.year}-12-31`) return []
  return people
    .map((person) => ({ ...person, ...hoursStanding(file, person) }))
    .filter(({ missing }) => missing > 0)
}

/** The figures of the year, which the annual tables count again. */
export type TrainingFigures = {
  readonly asked: number
  readonly met: number
  readonly sessions: number
  readonly attendances: number
  readonly hours: number
  readonly sat: number
  readonly passed: number
  readonly resat: number
  readonly certificates: number
}

export function trainingFigures(file: TrainingYear, people: readonly Trained[]): TrainingFigures {
  const held = file.sessions.filter(({ withdrawn }) => withdrawn === null)
  const attended = held.flatMap((session) => session.attended).filter(({ hours }) => hours > 0)
  const asked = people
    .map((person) => hoursStanding(file, person))
    .filter(({ target }) => target !== null)
  return {
    asked: asked.length,
    met: asked.filter(({ missing }) => missing === 0).length,
    sessions: held.length,
    attendances: attended.length,
    hours: attended.reduce((sum, { hours }) => sum + hours, 0),
    sat: file.exams.reduce((sum, { results }) => sum + results.length, 0),
    passed: file.exams.reduce((sum, exam) => sum + passedBy(exam).length, 0),
    resat: file.exams.reduce((sum, { resits }) => sum + resits.length, 0),
    certificates: file.certificates.length,
  }
}
