import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../shared/plain-date.ts'
import { surchargeOf } from './surcharge.ts'

const day = plainDate
const fine = { fineFen: 1_000_000, dueOn: day('2026-03-16') }

// The rows are docs/rules/surcharge.md.
describe('加处罚款 (处罚法第72、73条)', () => {
  test.each([
    { paidOn: '2026-03-16', days: 0, fen: 0, why: 'paid on the last day' },
    { paidOn: '2026-03-10', days: 0, fen: 0, why: 'paid early' },
    { paidOn: '2026-03-17', days: 1, fen: 30_000, why: 'one day late' },
    { paidOn: '2026-03-26', days: 10, fen: 300_000, why: 'ten days late' },
    { paidOn: '2026-04-18', days: 33, fen: 990_000, why: 'the day before the cap' },
    { paidOn: '2026-04-19', days: 34, fen: 1_000_000, why: 'the 34th day reaches the fine' },
    { paidOn: '2027-03-16', days: 365, fen: 1_000_000, why: 'never more than the fine' },
  ])('a fine of 10 000 yuan due on 16 March, paid on $paidOn: $fen fen ($why)', (row) => {
    expect(surchargeOf({ ...fine, paidOn: day(row.paidOn) })).toMatchObject({
      days: row.days,
      fen: row.fen,
    })
  })

  test.each([
    { remedies: [['2026-03-20', '2026-03-24']], days: 5, why: 'five days of review' },
    { remedies: [['2026-03-01', '2026-03-18']], days: 8, why: 'review that began before' },
    { remedies: [['2026-03-20', null]], days: 3, why: 'a lawsuit that still runs' },
    {
      remedies: [
        ['2026-03-18', '2026-03-21'],
        ['2026-03-20', '2026-03-24'],
      ],
      days: 3,
      why: 'overlapping periods count once',
    },
    { remedies: [['2026-05-01', '2026-06-01']], days: 10, why: 'a remedy after payment' },
  ] as const)('paid on 26 March with $why: $days days count', ({ remedies, days }) => {
    const periods = remedies.map(([from, to]) => ({
      from: day(from),
      to: to === null ? null : day(to),
    }))

    expect(surchargeOf({ ...fine, paidOn: day('2026-03-26'), remedies: periods })).toMatchObject({
      days,
      excludedDays: 10 - days,
      fen: days * 30_000,
    })
  })

  test('names the day on which the cap was reached, remedy days left out', () => {
    const remedies = [{ from: day('2026-03-20'), to: day('2026-03-29') }]
    const sum = surchargeOf({ ...fine, paidOn: day('2026-06-01'), remedies })

    expect(sum).toMatchObject({ capped: true, capReachedOn: '2026-04-29' })
  })

  test('drops a part of a fen in the favour of the party', () => {
    expect(surchargeOf({ ...fine, fineFen: 101, paidOn: day('2026-03-17') }).fen).toBe(3)
  })

  test('never grows past the fine, never shrinks with time', () => {
    let last = 0
    for (let late = 0; late < 60; late++) {
      const { fen } = surchargeOf({ ...fine, paidOn: addDays(fine.dueOn, late) })
      expect(fen).toBeGreaterThanOrEqual(last)
      expect(fen).toBeLessThanOrEqual(fine.fineFen)
      last = fen
    }
  })

  test.each([0, -1, 1.5])('%d is no fine', (fineFen) => {
    expect(() => surchargeOf({ ...fine, fineFen, paidOn: day('2026-03-26') })).toThrow(RangeError)
  })
})
