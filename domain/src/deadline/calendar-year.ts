import { isPlainDate, weekdayOf, yearOf } from '../shared/plain-date.ts'
import { workCalendar, type WorkCalendar } from './work-calendar.ts'

/** One year's holiday notice (国务院办公厅放假安排), as an agency loads it. */
export type CalendarYear = {
  readonly year: number
  /** Days off, weekends within a holiday included; names of holidays as values. */
  readonly holidays: Readonly<Record<string, string>>
  /** Weekend days worked in exchange (调休), with the holiday they pay for. */
  readonly workedWeekends: Readonly<Record<string, string>>
}

/** What is wrong with a year's notice, in words; empty when it may be used. */
export function calendarYearProblems({ year, holidays, workedWeekends }: CalendarYear): string[] {
  const wrongDay = (day: string) => !isPlainDate(day) || yearOf(day) !== year
  const problems = [...Object.keys(holidays), ...Object.keys(workedWeekends)]
    .filter(wrongDay)
    .map((day) => `${day} 不是 ${year} 年的日期`)
  if (problems.length > 0) return problems
  for (const day of Object.keys(workedWeekends)) {
    if (day in holidays) problems.push(`${day} 既放假又上班`)
    if (isPlainDate(day) && ![0, 6].includes(weekdayOf(day))) {
      problems.push(`${day} 不是周末，本来就是工作日`)
    }
  }
  if (!(`${year}-01-01` in holidays)) problems.push(`缺少 ${year} 年元旦，放假安排可能不完整`)
  return problems
}

/** The years loaded, joined. */
export function joinCalendarYears(years: readonly CalendarYear[]): WorkCalendar {
  return workCalendar({
    years: years.map(({ year }) => year),
    holidays: Object.assign({}, ...years.map(({ holidays }) => holidays)),
    workedWeekends: Object.assign({}, ...years.map((each) => each.workedWeekends)),
  })
}
