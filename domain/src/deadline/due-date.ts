import type { PlainDate } from '../shared/plain-date.ts'

/** One day on the way to a due date, as the screen shows it. `count` is its number when it counts. */
export type CountedDay = {
  readonly day: PlainDate
  readonly count: number | null
  /** Why it counts or not: 工作日, 调休上班, 周末, 国庆节, 停表：补充材料. */
  readonly note: string
}

/**
 * The last day of a limit, or why it cannot be known yet. Never a guess: the holiday notice of
 * `missingYear` is not loaded, and all that is certain is that the limit cannot end before
 * `notBefore`. `days` holds what could be counted.
 */
export type DueDate =
  | { readonly known: true; readonly on: PlainDate; readonly days: readonly CountedDay[] }
  | {
      readonly known: false
      readonly notBefore: PlainDate
      readonly missingYear: number
      readonly days: readonly CountedDay[]
    }

/**
 * The latest day on which something must be done before an event (倒算). When a year is missing,
 * `notBefore` is a day that is surely early enough (null when not even that can be said) and
 * `notAfter` one after which it is surely too late.
 */
export type LatestDay =
  | { readonly known: true; readonly on: PlainDate; readonly days: readonly CountedDay[] }
  | {
      readonly known: false
      readonly notBefore: PlainDate | null
      readonly notAfter: PlainDate
      readonly missingYear: number
      readonly days: readonly CountedDay[]
    }

/** Whether the last day is over. A date that cannot be known has not passed: gates stay closed on it. */
export function hasPassed(due: DueDate, day: PlainDate): boolean {
  return due.known && day > due.on
}
