import { describe, expect, test } from 'vitest'
import { visitOn } from '../../test/visit-case.ts'
import { plainDate } from '../shared/plain-date.ts'
import { distanceText, metresBetween, readPosition } from './distance.ts'
import { frequencyOf, isCapReached, visitsText } from './frequency.ts'
import { inspectionRules } from '../../test/circumstances.ts'

const rules = inspectionRules.frequency.value
const on = plainDate('2026-12-02')
const cap = { times: 2, source: '' }

describe('年度频次', () => {
  test.each([
    ['none', [], 0, 0, 0, false],
    ['one of the year', [visitOn('2026-03-02')], 1, 1, 0, false],
    ['the cap', [visitOn('2026-03-02'), visitOn('2026-06-01')], 2, 2, 0, true],
    ['last year is another year', [visitOn('2025-12-31'), visitOn('2026-01-01')], 1, 1, 0, false],
    [
      'a complaint is counted, and listed apart',
      [visitOn('2026-03-02'), visitOn('2026-06-01', { exempt: 'report' })],
      ...([2, 2, 1, true] as const),
    ],
    [
      'what a superior ordered does not add up, and is not left out',
      [visitOn('2026-03-02'), visitOn('2026-06-01', { exempt: 'superior' })],
      ...([2, 1, 1, false] as const),
    ],
    [
      'in writing counts like on the spot',
      [visitOn('2026-03-02', { way: 'written' }), visitOn('2026-06-01', { way: 'remote' })],
      ...([2, 2, 0, true] as const),
    ],
    [
      'every department of the agency',
      [visitOn('2026-03-02'), visitOn('2026-06-01', { departments: ['商贸科'] })],
      ...([2, 2, 0, true] as const),
    ],
  ] as const)('%s', (_name, visits, listed, counted, exempt, reached) => {
    const frequency = frequencyOf(visits, on, rules)
    expect(frequency.visits).toHaveLength(listed)
    expect([frequency.year, frequency.counted, frequency.exempt]).toEqual([2026, counted, exempt])
    expect(isCapReached(frequency, cap)).toBe(reached)
  })

  test('an agency that counts visits on the spot alone sets so, and lists the others all the same', () => {
    const visits = [visitOn('2026-03-02', { way: 'written' }), visitOn('2026-06-01')]
    const frequency = frequencyOf(visits, on, { ...rules, ways: ['on-site'] })
    expect([frequency.visits.length, frequency.counted]).toEqual([2, 1])
  })

  test('tells what was done, oldest first, with the reason of each', () => {
    const visits = [visitOn('2026-06-01', { exempt: 'report' }), visitOn('2026-03-02')]
    expect(visitsText(frequencyOf(visits, on, rules))).toBe(
      '2026年3月2日 市场秩序科（汽车（新车）销售检查）；' +
        '2026年6月1日 市场秩序科（汽车（新车）销售检查，理由：投诉举报）',
    )
  })
})

describe('distance', () => {
  test.each([
    ['43.1665,124.3505', '43.1665,124.3505', 0],
    // One degree of latitude is 6371 km · π / 180.
    ['43,124', '44,124', 111_195],
    // Siping to Shenyang, by the coordinates of the two cities.
    ['43.1665,124.3505', '41.8057,123.4315', 169_000],
  ])('%s to %s', (from, to, metres) => {
    const [a, b] = [readPosition(from), readPosition(to)]
    if (!a || !b) throw new Error('not a place')
    expect(Math.abs(metresBetween(a, b) - metres)).toBeLessThan(1_000)
  })

  test.each(['', '43', '43.1,', '91,124', '43,181', '43.1,124.3,5', 'a,b'])(
    '%j is no place',
    (text) => {
      expect(readPosition(text)).toBeNull()
    },
  )

  test.each([
    [350, '约 350 米'],
    [199_600, '约 200 公里'],
  ])('%d m', (metres, words) => {
    expect(distanceText(metres)).toBe(words)
  })
})
