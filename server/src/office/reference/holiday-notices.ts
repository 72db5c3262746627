import type { CalendarYear } from '@zhaofa/domain/deadline/calendar-year.ts'
import { plainDate, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import year2023 from 'chinese-days/dist/years/2023.json' with { type: 'json' }
import year2024 from 'chinese-days/dist/years/2024.json' with { type: 'json' }
import year2025 from 'chinese-days/dist/years/2025.json' with { type: 'json' }
import year2026 from 'chinese-days/dist/years/2026.json' with { type: 'json' }

/** A notice that came with this program, the day it was made public and where it was read. */
type HolidayNotice = {
  readonly publishedOn: PlainDate
  readonly source: string
  readonly calendar: CalendarYear
}

type Published = {
  readonly holidays: Record<string, string>
  readonly workdays: Record<string, string>
}

/** Names the package shortens, as the notices write them. */
const fullNames: Readonly<Record<string, string>> = {
  清明: '清明节',
  端午: '端午节',
  中秋: '中秋节',
}

// Only the package's files of single years are read: asked for a day of a year it does not know, its
// functions answer as if there were no holidays (2027-01-01 would be a working day).
export const holidayNotices: readonly HolidayNotice[] = [
  notice(2023, '2022-12-08', year2023),
  notice(2024, '2023-10-25', year2024),
  notice(2025, '2024-11-12', year2025),
  notice(2026, '2025-11-04', year2026),
]

function notice(
  year: number,
  publishedOn: string,
  { holidays, workdays }: Published,
): HolidayNotice {
  return {
    publishedOn: plainDate(publishedOn),
    source: `国务院办公厅关于${year}年部分节假日安排的通知（chinese-days 1.5.7 整理）`,
    calendar: { year, holidays: named(holidays), workedWeekends: named(workdays) },
  }
}

/** "Spring Festival,春节,4" → 春节. */
function named(days: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(days).map(([day, text]) => {
      const name = text.split(',')[1] ?? text
      return [day, fullNames[name] ?? name]
    }),
  )
}
