import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendar2025To2026 as calendar } from '../../test/calendars.ts'
import { addDays, plainDate, type PlainDate } from '../shared/plain-date.ts'
import { workCalendar } from './work-calendar.ts'
import {
  monthsAfter,
  naturalDaysAfter,
  naturalDaysBefore,
  rollToWorkingDay,
  workingDaysAfter,
  workingDaysBefore,
} from './working-days.ts'

const day = plainDate

// The rows are docs/rules/counting-days.md.
describe('working days after a start (处罚法第85条)', () => {
  test.each([
    // 27 (worked Sunday), 28, 29, 30 April, then 6 May
    { from: '2025-04-25', count: 5, on: '2025-05-06' },
    // 24 September, then 28, 29, 30, then 8 October: 中秋 and 国庆 do not count
    { from: '2026-09-23', count: 5, on: '2026-10-08' },
    // 6, 7, 8 May, Saturday 9 May worked, Monday 11 May
    { from: '2026-04-30', count: 5, on: '2026-05-11' },
    // 13, worked Saturday 14 February, then 24 to 27, worked Saturday 28
    { from: '2026-02-12', count: 7, on: '2026-02-28' },
    // 25, 28, 29, 30, 31 December: nothing of 2027 is needed
    { from: '2026-12-24', count: 5, on: '2026-12-31' },
    // a start on a holiday: the first working day after it is the first counted
    { from: '2026-10-01', count: 1, on: '2026-10-08' },
  ])('$count working days from $from end on $on', ({ from, count, on }) => {
    expect(workingDaysAfter(day(from), count, calendar)).toMatchObject({ known: true, on })
  })

  test.each([
    // Four days are left of 2026; three more cannot all fall before 3 January.
    { from: '2026-12-25', count: 7, notBefore: '2027-01-03', missingYear: 2027 },
    { from: '2026-12-31', count: 1, notBefore: '2027-01-01', missingYear: 2027 },
    { from: '2028-03-01', count: 3, notBefore: '2028-03-04', missingYear: 2028 },
  ])(
    '$count working days from $from need the calendar of $missingYear and cannot end before $notBefore',
    ({ from, count, missingYear, notBefore }) => {
      expect(workingDaysAfter(day(from), count, calendar)).toMatchObject({
        known: false,
        missingYear,
        notBefore,
      })
    },
  )

  test('every day on the way is listed with its number or why it does not count', () => {
    const due = workingDaysAfter(day('2026-05-07'), 2, calendar)

    expect(due.days).toEqual([
      { day: '2026-05-08', count: 1, note: '工作日' },
      { day: '2026-05-09', count: 2, note: '调休上班' },
    ])
  })

  test('days left out of account (停表) are listed with the reason and not counted', () => {
    const pausedOn9 = (each: string) => (each === '2026-03-10' ? '停表：补充材料' : null)

    const due = workingDaysAfter(day('2026-03-09'), 2, calendar, pausedOn9)

    expect(due).toMatchObject({ on: '2026-03-12' })
    expect(due.days[0]).toEqual({ day: '2026-03-10', count: null, note: '停表：补充材料' })
  })
})

describe('working days before an event (倒算, 处罚法第64条第2项)', () => {
  test.each([
    // 26, 25, 24, 23, 20, 19, 18 November lie between
    { event: '2026-11-27', on: '2026-11-17' },
    // 15, 14, 13, 12, Saturday 10 (worked), 9, 8 October lie between
    { event: '2026-10-16', on: '2026-10-07' },
    // 8, 7, 6 May, then 30, 29, 28, 27 April
    { event: '2026-05-09', on: '2026-04-26' },
  ])('for a hearing on $event the notice must be served by $on', ({ event, on }) => {
    expect(workingDaysBefore(day(event), 7, calendar)).toMatchObject({ known: true, on })
  })

  test('a hearing in a year without calendar leaves a day surely early enough and one surely late', () => {
    expect(workingDaysBefore(day('2027-01-06'), 7, calendar)).toMatchObject({
      known: false,
      missingYear: 2027,
      notBefore: '2026-12-22',
      notAfter: '2026-12-29',
    })
  })

  test('nothing is surely early enough when the year before is missing too', () => {
    expect(workingDaysBefore(day('2029-01-06'), 7, calendar)).toMatchObject({
      known: false,
      missingYear: 2029,
      notBefore: null,
    })
  })
})

describe('natural days, months and years', () => {
  test.each([
    { from: '2026-02-01', count: 90, on: '2026-05-02' },
    { from: '2026-09-17', count: 15, on: '2026-10-02' },
    { from: '2024-02-28', count: 1, on: '2024-02-29' },
  ])('$count natural days from $from end on $on', ({ from, count, on }) => {
    expect(naturalDaysAfter(day(from), count)).toMatchObject({ known: true, on })
  })

  test.each([
    { from: '2026-08-31', months: 6, on: '2027-02-28' },
    { from: '2026-01-31', months: 3, on: '2026-04-30' },
    { from: '2026-01-15', months: 6, on: '2026-07-15' },
    { from: '2024-02-29', months: 24, on: '2026-02-28' },
  ])('$months months from $from end on $on (民法典第202条)', ({ from, months, on }) => {
    expect(monthsAfter(day(from), months)).toMatchObject({ known: true, on })
  })

  test('30 natural days before a licence ends is counted back leniently (许可法第50条)', () => {
    expect(naturalDaysBefore(day('2026-12-31'), 30)).toMatchObject({ on: '2026-12-01' })
  })
})

describe("a party's last day that is a day off (民法典第203条)", () => {
  test.each([
    { last: '2026-10-02', on: '2026-10-08' },
    { last: '2026-05-01', on: '2026-05-06' },
    { last: '2026-03-14', on: '2026-03-16' },
    // a worked Saturday is a working day
    { last: '2026-05-09', on: '2026-05-09' },
    { last: '2026-03-16', on: '2026-03-16' },
  ])('$last rolls to $on', ({ last, on }) => {
    const due = { known: true, on: day(last), days: [] } as const

    expect(rollToWorkingDay(due, calendar)).toMatchObject({ known: true, on })
  })

  test('a last day in a year without calendar stays unknown, not before itself', () => {
    const due = { known: true, on: day('2027-02-28'), days: [] } as const

    expect(rollToWorkingDay(due, calendar)).toMatchObject({
      known: false,
      notBefore: '2027-02-28',
      missingYear: 2027,
    })
  })
})

// Independent definitions: count over all days, no walking.
describe('against a naive definition', () => {
  const year = Array.from({ length: 365 }, (_, i) => addDays(day('2026-01-01'), i))
  const isWeekend = (each: PlainDate) => [0, 6].includes(new Date(each).getUTCDay())
  const calendars = fc
    .tuple(fc.uniqueArray(fc.nat(364)), fc.uniqueArray(fc.nat(364)))
    .map(([off, worked]) => {
      const holidays = new Set(off.map((i) => year[i]!))
      const workedWeekends = new Set(
        worked.map((i) => year[i]!).filter((each) => isWeekend(each) && !holidays.has(each)),
      )
      const names = (days: Set<PlainDate>) => Object.fromEntries([...days].map((d) => [d, '假']))
      return {
        calendar: workCalendar({
          years: [2026],
          holidays: names(holidays),
          workedWeekends: names(workedWeekends),
        }),
        working: year.filter((d) => !holidays.has(d) && (!isWeekend(d) || workedWeekends.has(d))),
      }
    })

  test('the n-th working day after a start is the n-th later day of the list of working days', () => {
    fc.assert(
      fc.property(calendars, fc.nat(300), fc.integer({ min: 1, max: 60 }), (made, from, n) => {
        const start = year[from]!
        const expected = made.working.filter((each) => each > start)[n - 1]
        const due = workingDaysAfter(start, n, made.calendar)

        expect(due.known ? due.on : undefined).toBe(expected)
        if (!due.known) expect(due.notBefore > '2026-12-31').toBe(true)
      }),
    )
  })

  test('counting back gives the last day with n working days strictly between', () => {
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 150, max: 364 }),
        fc.integer({ min: 1, max: 20 }),
        (made, at, n) => {
          const event = year[at]!
          const between = (from: PlainDate) =>
            made.working.filter((each) => each > from && each < event).length
          const expected = year.findLast((each) => between(each) >= n)
          const due = workingDaysBefore(event, n, made.calendar)

          if (expected !== undefined) expect(due).toMatchObject({ known: true, on: expected })
        },
      ),
    )
  })

  test('rolling gives the first working day that is not earlier', () => {
    fc.assert(
      fc.property(calendars, fc.nat(364), (made, at) => {
        const last = { known: true, on: year[at]!, days: [] } as const
        const rolled = rollToWorkingDay(last, made.calendar)

        expect(rolled.known ? rolled.on : undefined).toBe(
          made.working.find((each) => each >= last.on),
        )
      }),
    )
  })
})
