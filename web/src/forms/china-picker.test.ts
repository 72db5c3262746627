import { afterEach, describe, expect, test } from 'vitest'
import { formInstant, instantFromForm } from '../ui/days.ts'
import { chinaReckoning, written } from './china-picker.ts'

const own = process.env['TZ']
afterEach(() => {
  if (own === undefined) delete process.env['TZ']
  else process.env['TZ'] = own
})

// Offsets of late November, in minutes west of UTC.
describe.each([
  ['Asia/Shanghai', -480],
  ['Asia/Urumqi', -360],
  ['America/New_York', 300],
  ['UTC', 0],
])('on a computer set to %s', (zone, offset) => {
  const onThatComputer = () => {
    process.env['TZ'] = zone
    expect(new Date('2026-11-29T00:00:00Z').getTimezoneOffset()).toBe(offset)
  }
  const format = (day: ReturnType<typeof written>) =>
    chinaReckoning.locale.format('zh_CN', day, 'YYYY-MM-DD HH:mm')

  test('此刻 and the day marked as today are those of China', () => {
    onThatComputer()
    const before = formInstant(new Date().toISOString())
    const now = format(chinaReckoning.getNow())
    const after = formInstant(new Date().toISOString())

    expect([before, after]).toContain(now)
  })

  test('every hour of the nights when clocks change is read as it was written', () => {
    onThatComputer()
    for (const day of ['2026-03-08', '2026-11-01', '1988-04-17']) {
      for (let hour = 0; hour < 24; hour += 1) {
        const text = `${day} ${String(hour).padStart(2, '0')}:30`
        const typed = chinaReckoning.locale.parse('zh_CN', text, ['YYYY-MM-DD HH:mm'])

        expect(typed && format(typed)).toBe(text)
        expect(format(written(text))).toBe(text)
        expect(formInstant(instantFromForm(text) ?? '')).toBe(text)
      }
    }
  })

  test('a day that is typed wrongly is none', () => {
    onThatComputer()
    expect(chinaReckoning.locale.parse('zh_CN', '2026-02-30', ['YYYY-MM-DD'])).toBeNull()
  })

  test('the day after and the first day of the week are counted in China', () => {
    onThatComputer()
    const eve = written('2026-10-31 23:30')

    expect(format(chinaReckoning.addDate(eve, 1))).toBe('2026-11-01 23:30')
    expect(format(chinaReckoning.setHour(written('2026-03-08 00:30'), 2))).toBe('2026-03-08 02:30')
    expect(chinaReckoning.getWeekDay(written('2026-11-29'))).toBe(0)
  })
})
