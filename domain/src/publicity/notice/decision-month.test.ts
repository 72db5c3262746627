import { describe, expect, test } from 'vitest'
import { calendar2025To2026 as calendar } from '../../../test/calendars.ts'
import { plainDate } from '../../shared/plain-date.ts'
import { decisionMonth, type NumberedDecision } from './decision-month.ts'

const decided = (serial: number, over: Partial<NumberedDecision> = {}): NumberedDecision => ({
  serial,
  decidedOn: plainDate('2026-11-02'),
  publishedOn: plainDate('2026-11-11'),
  withdrawn: false,
  withheld: null,
  voided: false,
  oneByOne: true,
  fell: false,
  ...over,
})
const count = (decisions: readonly NumberedDecision[], voided: readonly number[] = []) =>
  decisionMonth('2026-11', decisions, {
    voided,
    calendar,
    today: plainDate('2026-11-12'),
  })

describe('the denominator of a month (国办发〔2018〕118号: 七个工作日)', () => {
  test('a month without decisions has none', () => expect(count([])).toBeNull())

  test('made, public, withheld by ground, waiting and late', () => {
    const decisions = [
      decided(3),
      decided(4, { publishedOn: plainDate('2026-11-12') }),
      decided(5, { publishedOn: null }),
      decided(6, { publishedOn: null, decidedOn: plainDate('2026-11-10') }),
      decided(7, { publishedOn: null, withheld: 'minor' }),
      decided(8, { withdrawn: true }),
    ]
    expect(count(decisions)).toEqual({
      month: '2026-11',
      oneByOne: true,
      made: 6,
      onlyCounted: 0,
      voided: 0,
      fell: 0,
      firstSerial: 3,
      lastSerial: 8,
      whole: true,
      published: 3,
      withdrawn: 1,
      withheld: { minor: 1 },
      waiting: 2,
      late: 2,
    })
  })

  test.each([
    [[3, 4, 5], [], true],
    [[3, 5], [], false],
    [[3, 5], [4], true],
  ])('numbers %j with %j voided: whole %s', (serials, voided, whole) => {
    expect(
      count(
        serials.map((serial) => decided(serial)),
        voided,
      ),
    ).toMatchObject({ whole })
  })

  test('where the agency only counts them, none waits and none is late', () => {
    const onlyCounted = { publishedOn: null, oneByOne: false }
    expect(count([decided(1, onlyCounted), decided(2, onlyCounted)])).toMatchObject({
      oneByOne: false,
      made: 2,
      onlyCounted: 2,
      whole: true,
      published: 0,
      waiting: 0,
      late: 0,
    })
  })

  test('where the rule changed within the month, the earlier ones stay only counted', () => {
    const decisions = [
      decided(1, { publishedOn: null, oneByOne: false }),
      decided(2, { publishedOn: null }),
    ]
    expect(count(decisions)).toMatchObject({
      oneByOne: true,
      made: 2,
      onlyCounted: 1,
      waiting: 1,
      late: 1,
    })
  })

  test('a decision voided before service uses its number and is no decision', () => {
    const decisions = [
      decided(3),
      decided(4, { publishedOn: null, voided: true }),
      decided(5, { publishedOn: null }),
    ]
    expect(count(decisions)).toMatchObject({
      made: 2,
      voided: 1,
      firstSerial: 3,
      lastSerial: 5,
      whole: true,
      waiting: 1,
      late: 1,
    })
  })
})
