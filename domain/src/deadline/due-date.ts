import type { PlainDate } from '../shared/plain-date.ts'

/** One day on the way to a due date, as the screen shows it. `count` is its number when it counts. */
export type CountedDay = {
  readonly day: PlainDate
  readonly count: number | null
  readonly note: string
}

/** The last day of a limit, or why it cannot be known yet. Never a guess. */
export type DueDate =
  | { readonly known: true; readonly on: PlainDate; readonly days: readonly CountedDay[] }
  /** The holiday notice of `missingYear` is not loaded. The limit cannot end before `notBefore`. */
  | { readonly known: false; readonly notBefore: PlainDate; readonly missingYear: number }
