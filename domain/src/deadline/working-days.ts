import { addDays, addMonths, yearOf, type PlainDate } from '../shared/plain-date.ts'
import type { CountedDay, DueDate } from './due-date.ts'
import { covers, dayKind, type WorkCalendar } from './work-calendar.ts'

/** The last day of a limit of `count` working days. The starting day itself is not counted. */
export function workingDaysAfter(start: PlainDate, count: number, calendar: WorkCalendar): DueDate {
  return countWorkingDays(start, count, 1, calendar)
}

/**
 * The latest day on which something must be done `count` working days before `event` (倒算): neither
 * that day nor the event's day is counted, so `count` whole working days lie between them.
 */
export function workingDaysBefore(
  event: PlainDate,
  count: number,
  calendar: WorkCalendar,
): DueDate {
  const between = countWorkingDays(event, count, -1, calendar)
  return between.known ? { ...between, on: addDays(between.on, -1) } : between
}

/** The last day of a limit in natural days; the starting day is not counted. */
export function naturalDaysAfter(start: PlainDate, count: number): DueDate {
  return { known: true, on: addDays(start, count), days: [] }
}

/** The last day of a limit in months (民法典第202条: the last day of a month without that day). */
export function monthsAfter(start: PlainDate, count: number): DueDate {
  return { known: true, on: addMonths(start, count), days: [] }
}

/**
 * A party's limit that ends on a day off ends on the next working day (民法典第203条); an agency's
 * own limit does not move.
 */
export function rollToWorkingDay(due: DueDate, calendar: WorkCalendar): DueDate {
  if (!due.known) return due
  const days: CountedDay[] = [...due.days]
  for (let day = due.on; ; day = addDays(day, 1)) {
    if (!covers(calendar, day)) return { known: false, notBefore: day, missingYear: yearOf(day) }
    const kind = dayKind(calendar, day)
    if (kind.working) return { known: true, on: day, days }
    days.push({ day, count: null, note: kind.because })
  }
}

function countWorkingDays(
  start: PlainDate,
  count: number,
  direction: 1 | -1,
  calendar: WorkCalendar,
): DueDate {
  const days: CountedDay[] = []
  let counted = 0
  for (let day = start; counted < count;) {
    day = addDays(day, direction)
    if (!covers(calendar, day)) {
      // At best every remaining day is a working day.
      const notBefore = addDays(day, direction * (count - counted - 1))
      return { known: false, notBefore, missingYear: yearOf(day) }
    }
    const kind = dayKind(calendar, day)
    if (kind.working) counted++
    days.push({ day, count: kind.working ? counted : null, note: kind.because })
    if (counted === count) return { known: true, on: day, days }
  }
  return { known: true, on: start, days }
}
