import { workCalendar } from '@zhaofa/domain/deadline/work-calendar.ts'
import { plainDate, weekdayOf } from '@zhaofa/domain/shared/plain-date.ts'
import { describe, expect, test } from 'vitest'
import { demoDays, nextWorkingDay } from './demo-days.ts'

const at = (day: string) => new Date(`${day}T02:00:00.000Z`)
const years = (...all: number[]) => workCalendar({ years: all, holidays: {}, workedWeekends: {} })

describe('the dates of the demo', () => {
  test.each([
    ['the Saturday it was written for', '2026-11-21', 0],
    ['the Friday after, whose own events may still come', '2026-11-27', 0],
    ['a week later', '2026-11-28', 7],
    ['half a year earlier', '2026-05-25', -182],
  ])('move by whole weeks: %s', (_, today, moved) => {
    expect(demoDays(at(today)).moved).toBe(moved)
  })

  test('in 2028 it is as fresh as today, where the notices of those years are loaded', () => {
    const days = demoDays(at('2028-07-03'), years(2026, 2027, 2028))
    expect(days.today).toBe('2028-07-01')
    expect(days.on('2026-11-20')).toBe('2028-06-30')
    expect(weekdayOf(days.on('2026-11-20'))).toBe(weekdayOf(plainDate('2026-11-20')))
  })

  test('without them it stops a month before the last day whose holidays are known', () => {
    const days = demoDays(at('2028-07-03'), years(2026))
    expect(days.today <= '2026-12-01').toBe(true)
    expect(days.today > '2026-11-21').toBe(true)
  })

  test('in words: the demo’s own dates move, those of laws stay', () => {
    const days = demoDays(at('2027-01-04'), years(2026, 2027))
    expect(days.moved).toBe(42)
    expect(days.words('2026年12月4日前送来；2026年12月举办；报送于 2026-11-20。')).toBe(
      '2027年1月15日前送来；2027年1月举办；报送于 2027-01-01。',
    )
    const law = '2021年7月15日起施行，国办发〔2018〕118号，2025年3月1日修订'
    expect(days.words(law)).toBe(law)
    expect([days.year('2026-03-20'), days.year('2026-11-20')]).toEqual([2026, 2027])
  })

  test('nobody works in the holidays: 国庆节 of 2026 ends on the seventh of October', () => {
    expect(nextWorkingDay(plainDate('2026-10-01'))).toBe('2026-10-08')
    expect(nextWorkingDay(plainDate('2026-10-10'))).toBe('2026-10-10')
  })
})
