import { addDays, addMonths, plainDate, yearOf, type PlainDate } from '../shared/plain-date.ts'
import type { CountedDay, DueDate, LatestDay } from './due-date.ts'
import { covers, dayKind, type WorkCalendar } from './work-calendar.ts'

/** Why a day does not count towards a limit (停表), in words, or null when it counts. */
export type Excluded = (day: PlainDate) => string | null

const nothingExcluded: Excluded = () => null

/**
 * The last day of a limit of `count` working days. The starting day itself is not counted
 * (民法典第201条); a worked weekend (调休) counts, a holiday does not (处罚法第85条).
 */
export function workingDaysAfter(
  start: PlainDate,
  count: number,
  calendar: WorkCalendar,
  excluded: Excluded = nothingExcluded,
): DueDate {
  const days: CountedDay[] = []
  let counted = 0
  let day = start
  while (counted < count) {
    day = addDays(day, 1)
    if (!covers(calendar, day)) {
      // At best every remaining day is a working day; days known to be excluded are none.
      const notBefore = naturalDaysAfter(addDays(day, -1), count - counted, excluded)
      return { known: false, notBefore: lastDay(notBefore), missingYear: yearOf(day), days }
    }
    const kind = dayKind(calendar, day)
    const why = excluded(day)
    if (kind.working && why === null) counted++
    days.push({
      day,
      count: kind.working && why === null ? counted : null,
      note: why ?? kind.because,
    })
  }
  return { known: true, on: day, days }
}

/**
 * The latest day on which something must be done `count` working days before `event` (倒算): neither
 * that day nor the event's day is counted, so `count` whole working days lie between them
 * (处罚法第64条第1款第2项 for the hearing notice).
 */
export function workingDaysBefore(
  event: PlainDate,
  count: number,
  calendar: WorkCalendar,
): LatestDay {
  const days: CountedDay[] = []
  let counted = 0
  let day = event
  while (counted < count) {
    day = addDays(day, -1)
    if (!covers(calendar, day)) {
      return {
        known: false,
        notBefore: surelyEarlyEnough(day, count - counted, calendar),
        notAfter: addDays(day, counted - count),
        missingYear: yearOf(day),
        days,
      }
    }
    const kind = dayKind(calendar, day)
    if (kind.working) counted++
    days.push({ day, count: kind.working ? counted : null, note: kind.because })
  }
  return { known: true, on: addDays(day, -1), days }
}

/** The earliest possible day when one year's calendar is missing, counted as if that year had no working day. Null when the year before it is missing too. */
function surelyEarlyEnough(
  missing: PlainDate,
  count: number,
  calendar: WorkCalendar,
): PlainDate | null {
  const newYear = plainDate(`${missing.slice(0, 4)}-01-01`)
  if (!covers(calendar, addDays(newYear, -1))) return null
  const before = workingDaysBefore(newYear, count, calendar)
  return before.known ? before.on : before.notBefore
}

/** The last day of a limit in natural days (自然日); the starting day is not counted. */
export function naturalDaysAfter(
  start: PlainDate,
  count: number,
  excluded: Excluded = nothingExcluded,
): DueDate {
  const days: CountedDay[] = []
  let counted = 0
  let day = start
  while (counted < count) {
    day = addDays(day, 1)
    const why = excluded(day)
    if (why === null) counted++
    days.push({ day, count: why === null ? counted : null, note: why ?? '自然日' })
  }
  return { known: true, on: day, days }
}

/**
 * The latest day that is `count` natural days before `event`. The event's day is not counted, the
 * last day back is still in time: such limits bind applicants (许可法第50条) and are read leniently.
 */
export function naturalDaysBefore(event: PlainDate, count: number): LatestDay {
  const days = Array.from({ length: count }, (_, i) => ({
    day: addDays(event, -i - 1),
    count: i + 1,
    note: '自然日',
  }))
  return { known: true, on: addDays(event, -count), days }
}

/**
 * The last day of a limit in months: the same day of the last month, or that month's last day where
 * it has no such day (民法典第202条). Years are twelve months. Excluded days are added at the end.
 */
export function monthsAfter(
  start: PlainDate,
  count: number,
  excluded: Excluded = nothingExcluded,
): DueDate {
  const days: CountedDay[] = []
  let on = addMonths(start, count)
  for (let day = addDays(start, 1); day <= on; day = addDays(day, 1)) {
    const why = excluded(day)
    if (why === null) continue
    days.push({ day, count: null, note: why })
    on = addDays(on, 1)
  }
  return { known: true, on, days }
}

/** The day `count` months before `event`, or the last day of that month where it has no such day. */
export function monthsBefore(event: PlainDate, count: number): LatestDay {
  return { known: true, on: addMonths(event, -count), days: [] }
}

/**
 * A party's limit that ends on a day off ends on the next working day (民法典第203条); an agency's
 * own limit does not move.
 */
export function rollToWorkingDay(due: DueDate, calendar: WorkCalendar): DueDate {
  if (!due.known) return due
  const days: CountedDay[] = [...due.days]
  for (let day = due.on; ; day = addDays(day, 1)) {
    if (!covers(calendar, day)) {
      return { known: false, notBefore: day, missingYear: yearOf(day), days }
    }
    const kind = dayKind(calendar, day)
    if (day > due.on) {
      days.push({ day, count: null, note: kind.working ? '顺延至此' : kind.because })
    }
    if (kind.working) return { known: true, on: day, days }
  }
}

/** The last working day that is not later than `day`; null when its year is not loaded. */
export function lastWorkingDayUpTo(day: PlainDate, calendar: WorkCalendar): PlainDate | null {
  for (let each = day; covers(calendar, each); each = addDays(each, -1)) {
    if (dayKind(calendar, each).working) return each
  }
  return null
}

/** Working days in (from, to]; null when a year on the way is not loaded. */
export function workingDaysBetween(
  from: PlainDate,
  to: PlainDate,
  calendar: WorkCalendar,
): number | null {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (!covers(calendar, day)) return null
    if (dayKind(calendar, day).working) count++
  }
  return count
}

/** An hour limit runs through nights and holidays. Both instants are ISO 8601. */
export function hoursAfter(start: string, hours: number): string {
  return new Date(Date.parse(start) + hours * 3_600_000).toISOString()
}

function lastDay(due: DueDate): PlainDate {
  return due.known ? due.on : due.notBefore
}
