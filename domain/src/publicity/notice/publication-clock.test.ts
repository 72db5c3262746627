import { describe, expect, test } from 'vitest'
import { calendar2025To2026 as calendar } from '../../../test/calendars.ts'
import { plainDate, type PlainDate } from '../../shared/plain-date.ts'
import { publicationClock } from './publication-clock.ts'

const day = plainDate
const made = (on: PlainDate) => ({ event: '作出决定' as const, on })
// Wednesday. Working days after it: 19, 20, 23, 24, 25, 26, 27 November.
const unserved = { since: made(day('2026-11-18')), servedOn: null, publishedOn: null }
const served = { ...unserved, servedOn: day('2026-11-19') }

describe('a penalty decision is published within seven working days (国办发〔2018〕118号)', () => {
  test('the limit runs from the decision and leaves weekends out', () => {
    expect(publicationClock(served, calendar, day('2026-11-20')).due).toMatchObject({
      known: true,
      on: '2026-11-27',
    })
  })

  test('the holiday week of October is left out and the worked Saturday counted', () => {
    const decided = { ...served, since: made(day('2026-09-29')), servedOn: day('2026-09-29') }
    // 30 September, 8, 9, 10 (worked Saturday), 12, 13, 14 October
    expect(publicationClock(decided, calendar, day('2026-09-30')).due).toMatchObject({
      on: '2026-10-14',
    })
  })

  test('stays closed before service (处罚法第61条) and opens with it', () => {
    expect(publicationClock(unserved, calendar, day('2026-11-20')).gate).toMatchObject({
      ok: false,
      refusal: { reason: '决定书尚未送达当事人，送达后才能公示' },
    })
    expect(publicationClock(served, calendar, day('2026-11-20')).gate).toEqual({
      ok: true,
      value: null,
    })
  })

  test('stays closed before service even when the seven days are over', () => {
    const clock = publicationClock(unserved, calendar, day('2026-12-01'))
    expect(clock.gate.ok).toBe(false)
    expect(clock.alert).toBe('已超过决定作出之日起七个工作日的公示期限')
  })

  test.each([
    ['2026-11-23', null],
    ['2026-11-24', '决定作出已满四个工作日仍未送达，请尽快送达，以便按期公示'],
  ])('the fourth working day warns of a missing service: on %s %s', (today, alert) => {
    expect(publicationClock(unserved, calendar, day(today)).alert).toBe(alert)
  })

  test.each([
    ['2026-11-23', null],
    ['2026-11-24', '决定作出已满四个工作日仍未公示，请按期公示'],
    ['2026-11-27', '决定作出已满四个工作日仍未公示，请按期公示'],
    ['2026-11-28', '已超过决定作出之日起七个工作日的公示期限'],
  ])('the fourth working day warns of a missing publication: on %s %s', (today, alert) => {
    expect(publicationClock(served, calendar, day(today)).alert).toBe(alert)
  })

  test('a published decision gives no alert', () => {
    const done = { ...served, publishedOn: day('2026-11-20') }
    const clock = publicationClock(done, calendar, day('2026-12-20'))
    expect(clock.alert).toBeNull()
    expect(clock.gate.ok).toBe(false)
  })

  test('a limit that runs into a year without a holiday notice is unknown, not guessed', () => {
    const late = { ...served, since: made(day('2026-12-28')), servedOn: day('2026-12-28') }
    const clock = publicationClock(late, calendar, day('2026-12-29'))
    expect(clock.due).toMatchObject({ known: false, missingYear: 2027 })
    expect(clock.gate.ok).toBe(true)
  })
})
