import { describe, expect, test } from 'vitest'
import { calendarYearProblems, joinCalendarYears } from '@zhaofa/domain/deadline/calendar-year.ts'
import { calendar2025To2026 } from '../../../../domain/test/calendars.ts'
import { holidayNotices } from './holiday-notices.ts'

describe('the holiday notices that come with the program', () => {
  test('cover 2023 to 2026 and nothing else', () => {
    expect(holidayNotices.map(({ calendar }) => calendar.year)).toEqual([2023, 2024, 2025, 2026])
  })

  test.each(holidayNotices.map((each) => [each.calendar.year, each] as const))(
    'of %i are whole and consistent',
    (_, { calendar }) => {
      expect(calendarYearProblems(calendar)).toEqual([])
    },
  )

  test('of 2025 and 2026 agree with the notices typed by hand', () => {
    const joined = joinCalendarYears(
      holidayNotices.map(({ calendar }) => calendar).filter(({ year }) => year >= 2025),
    )

    expect([...joined.holidays].sort()).toEqual([...calendar2025To2026.holidays].sort())
    expect([...joined.workedWeekends].sort()).toEqual([...calendar2025To2026.workedWeekends].sort())
  })
})
