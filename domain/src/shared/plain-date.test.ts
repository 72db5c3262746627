import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, chinaDay, plainDate } from './plain-date.ts'

test.each([
  ['2026-11-01', 1, '2026-11-02'],
  ['2026-11-09', 1, '2026-11-10'],
  ['2026-11-27', 1, '2026-11-28'],
  ['2026-11-30', 1, '2026-12-01'],
  ['2026-02-28', 1, '2026-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-11-01', 27, '2026-11-28'],
  ['2026-11-23', 90, '2027-02-21'],
  ['2026-11-01', -1, '2026-10-31'],
  ['2026-11-10', 0, '2026-11-10'],
])('%s and %d days is %s', (day, days, later) => {
  expect(addDays(plainDate(day), days)).toBe(later)
})

const anyMoment = fc.integer({ min: Date.UTC(100, 0, 1), max: Date.UTC(9998, 11, 30) })
const byDate = (ms: number) => new Date(ms).toISOString().slice(0, 10)

test('a day, found by arithmetic, is the day that Date finds', () => {
  fc.assert(
    fc.property(anyMoment, (ms) => {
      expect(chinaDay(new Date(ms).toISOString())).toBe(byDate(ms + 8 * 3_600_000))
    }),
    { numRuns: 2_000 },
  )
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: -40_000, max: 40_000 }), (ms, days) => {
      const day = plainDate(byDate(ms))
      const later = ms + days * 86_400_000
      if (later < Date.UTC(100, 0, 1) || later > Date.UTC(9998, 11, 31)) return
      expect(addDays(day, days)).toBe(byDate(later))
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['2026-11-30T16:00:00.000Z', '2026-12-01'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ['2028-02-28T16:00:00.000Z', '2028-02-29'],
  ['2028-02-29T16:00:00.000Z', '2028-03-01'],
  ['2026-11-22T16:00:00Z', '2026-11-23'],
  ['2026-11-22T16:00Z', '2026-11-23'],
  ['2026-11-22T23:30:00.000+08:00', '2026-11-22'],
  ['2026-11-23T00:00:00+08:00', '2026-11-23'],
])('%s is %s in China', (instant, day) => {
  expect(chinaDay(instant)).toBe(day)
})

test.each(['', 'gestern', '2026-13-01T00:00:00.000Z', '2026-11-31T24:30:00.000Z'])(
  '“%s” is no instant',
  (instant) => {
    expect(() => chinaDay(instant)).toThrow(RangeError)
  },
)
