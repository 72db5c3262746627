import { plainDate, weekdayOf, yearOf, type PlainDate } from '../shared/plain-date.ts'

/**
 * The holiday notices (国务院办公厅放假安排) an agency has loaded. A year outside `years` has no
 * answer: its first holiday is in no rule, only in a notice not yet published.
 */
export type WorkCalendar = {
  readonly years: ReadonlySet<number>
  /** Days off that are not ordinary weekends, with the holiday's name. */
  readonly holidays: ReadonlyMap<PlainDate, string>
  /** Weekend days worked in exchange (调休), with the holiday they pay for. */
  readonly workedWeekends: ReadonlyMap<PlainDate, string>
}

/** The same as plain data: days as keys, names of holidays as values. */
type CalendarData = {
  readonly years: readonly number[]
  readonly holidays: Readonly<Record<string, string>>
  readonly workedWeekends: Readonly<Record<string, string>>
}

/** @throws RangeError for a key that is not a day, or a day outside `years`. */
export function workCalendar({ years, holidays, workedWeekends }: CalendarData): WorkCalendar {
  const covered = new Set(years)
  const days = (named: Readonly<Record<string, string>>) =>
    new Map(
      Object.entries(named).map(([key, name]) => {
        const day = plainDate(key)
        if (!covered.has(yearOf(day))) throw new RangeError(`${key} is outside the years loaded`)
        return [day, name]
      }),
    )
  return { years: covered, holidays: days(holidays), workedWeekends: days(workedWeekends) }
}

type DayKind =
  | { readonly working: true; readonly because: '工作日' | '调休上班' }
  | { readonly working: false; readonly because: string }

export function covers(calendar: WorkCalendar, day: PlainDate): boolean {
  return calendar.years.has(yearOf(day))
}

/** @throws RangeError for a day of a year that is not loaded: callers ask `covers` first. */
export function dayKind(calendar: WorkCalendar, day: PlainDate): DayKind {
  if (!covers(calendar, day)) throw new RangeError(`no holiday notice for ${day}`)
  const holiday = calendar.holidays.get(day)
  if (holiday !== undefined) return { working: false, because: holiday }
  if (calendar.workedWeekends.has(day)) return { working: true, because: '调休上班' }
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6
    ? { working: false, because: '周末' }
    : { working: true, because: '工作日' }
}
