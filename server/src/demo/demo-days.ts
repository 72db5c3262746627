import { joinCalendarYears } from '@zhaofa/domain/deadline/calendar-year.ts'
import { covers, dayKind, type WorkCalendar } from '@zhaofa/domain/deadline/work-calendar.ts'
import {
  addDays,
  chinaDay,
  daysBetween,
  plainDate,
  yearOf,
  type PlainDate,
} from '@zhaofa/domain/shared/plain-date.ts'
import { holidayNotices } from '../office/reference/holiday-notices.ts'

/** The Saturday for which the demo was written: everything in it happened by the day before. */
const writtenFor = plainDate('2026-11-21')

/** Dates from here on belong to the demo's own story; earlier ones are those of laws and documents. */
const storyBegins = plainDate('2025-12-01')

/** How far ahead of its day a story plans something that needs a holiday notice, such as a hearing. */
const daysAhead = 30

/** Every holiday notice that came with this program. */
const loadedCalendar: WorkCalendar = joinCalendarYears(
  holidayNotices.map(({ calendar }) => calendar),
)

/** The dates of the demo, moved from the day it was written for to the day of the first start. */
export type DemoDays = {
  /** How many days the demo moved: whole weeks, so that weekdays stay what they were. */
  readonly moved: number
  /** Everything in the demo happens before this day. */
  readonly today: PlainDate
  /** A written date (ISO). */
  on(written: string): PlainDate
  /** A written instant (ISO). */
  at(written: string): Date
  /** The year of a written date as it moved, for numbers and names of plans. */
  year(written: string): number
  /** Text with every date of the story moved: 2026-05-01, 2026年5月1日, 2026年5月. */
  words(text: string): string
}

/**
 * A demo that is started in another month looks as fresh as on the day it was written. It does not
 * move beyond the holiday notices that are loaded: its hearings and limits need them.
 */
export function demoDays(now: Date, calendar: WorkCalendar = loadedCalendar): DemoDays {
  const day = latestDay(chinaDay(now.toISOString()), calendar)
  const moved = Math.floor(daysBetween(writtenFor, day) / 7) * 7
  const on = (written: string) => addDays(plainDate(written), moved)
  return {
    moved,
    today: addDays(writtenFor, moved),
    on,
    at: (written) => new Date(Date.parse(written) + moved * 86_400_000),
    year: (written) => yearOf(on(written)),
    words: (text) => text.replaceAll(anyDate, (found, ...groups) => movedWords(found, groups, on)),
  }
}

const anyDate = /(\d{4})-(\d{2})-(\d{2})|(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?/g

function movedWords(
  found: string,
  [isoYear, isoMonth, isoDay, year, month, day]: readonly (string | undefined)[],
  on: (written: string) => PlainDate,
): string {
  const written = plainDate(
    [isoYear ?? year, two(isoMonth ?? month), two(isoDay ?? day ?? '1')].join('-'),
  )
  if (written < storyBegins) return found
  const to = on(written)
  if (isoYear !== undefined) return to
  const [toYear, toMonth, toDay] = to.split('-').map(Number)
  return `${toYear}年${toMonth}月${day === undefined ? '' : `${toDay}日`}`
}

const two = (text = '') => text.padStart(2, '0')

/** `today`, or the last day from which a month ahead is still covered. */
function latestDay(today: PlainDate, calendar: WorkCalendar): PlainDate {
  const lastYear = Math.max(...calendar.years)
  const last = addDays(plainDate(`${lastYear}-12-31`), -daysAhead)
  return today < last ? today : last
}

/** `day`, or the next working day after it. A year without its notice has weekends only. */
export function nextWorkingDay(day: PlainDate, calendar: WorkCalendar = loadedCalendar): PlainDate {
  let next = day
  while (covers(calendar, next) && !dayKind(calendar, next).working) next = addDays(next, 1)
  return next
}
