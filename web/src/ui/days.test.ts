import { describe, expect, test } from 'vitest'
import {
  chinaDay,
  endOfWeek,
  formInstant,
  instantFromForm,
  longDayWithWeekday,
  shortDay,
  shortInstant,
} from './days.ts'

describe('days and instants as officers read them', () => {
  test('an evening instant in UTC is the next morning in China', () => {
    expect(chinaDay('2026-11-22T16:00:00.000Z')).toBe('2026-11-23')
    expect(shortInstant('2026-11-22T23:30:00.000Z')).toBe('11-23 07:30')
  })

  test('a day of another year is written with its year', () => {
    expect(shortDay('2026-11-25', '2026-11-23')).toBe('11-25 周三')
    expect(shortDay('2027-01-03', '2026-11-23')).toBe('2027-01-03 周日')
    expect(longDayWithWeekday('2026-11-23')).toBe('2026年11月23日 星期一')
  })

  test('the week ends on Sunday, which ends its own week', () => {
    expect(endOfWeek('2026-11-23')).toBe('2026-11-29')
    expect(endOfWeek('2026-11-29')).toBe('2026-11-29')
  })

  test('an instant typed in China time is read back as it was typed', () => {
    expect(instantFromForm('2026-11-23 09:12')).toBe('2026-11-23T01:12:00.000Z')
    expect(formInstant('2026-11-23T01:12:00.000Z')).toBe('2026-11-23 09:12')
    expect(instantFromForm('明天')).toBeNull()
  })
})
