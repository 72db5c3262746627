import { expect, test } from 'vitest'
import { plainDate } from '../shared/plain-date.ts'
import { defaultReviewCatalogue } from '../reference/review-catalogue.ts'
import { nextGrounds } from './change-catalogue.ts'
import { impactProblems, impactSince, measureImpact, type TriedCase } from './impact.ts'
import { nothingSpecial, type ReviewFacts } from './review-facts.ts'

const rules = {
  hearingThresholdFen: {
    'natural-person': 500_000,
    'sole-trader': 500_000,
    organisation: 10_000_000,
  },
}
const { grounds: before } = defaultReviewCatalogue

const tried = (
  caseId: string,
  on: string,
  facts: Partial<ReviewFacts>,
  more: object = {},
): TriedCase => ({
  ...{ caseId, version: 3, on: plainDate(on), open: false, reviewed: false },
  facts: { ...nothingSpecial, act: 'penalty', kinds: ['fine'], ...facts },
  ...more,
})

const cases = [
  tried('small', '2024-03-01', { fineFen: 900_000 }),
  tried('middle', '2024-05-01', { fineFen: 1_600_000 }),
  tried('heavy', '2025-06-01', { fineFen: 20_000_000 }, { reviewed: true }),
  tried('sent anyway', '2025-07-01', { fineFen: 1_500_000 }, { reviewed: true }),
  tried('under way', '2026-08-01', { fineFen: 1_700_000 }, { open: true }),
]

const lower = {
  acts: ['penalty'] as const,
  text: '罚款一万五千元以上',
  basis: '本局规定',
  note: '',
  rule: {
    kind: 'amount' as const,
    amount: 'fine' as const,
    compare: 'reaches' as const,
    thresholdFen: { 'natural-person': null, 'sole-trader': null, organisation: 1_500_000 },
  },
}

test('hits and new hits are counted by year; a case that was reviewed anyway is not new', () => {
  const after = nextGrounds(before, [{ add: lower }])
  const { years, hits, judged, notYetProposed } = measureImpact(cases, { before, after, rules }, 4)

  expect(years).toEqual([
    { year: 2024, judged: 2, hits: 1, newHits: 1, dropped: 0 },
    { year: 2025, judged: 2, hits: 2, newHits: 0, dropped: 0 },
    { year: 2026, judged: 0, hits: 0, newHits: 0, dropped: 0 },
  ])
  expect(hits.map(({ caseId, isNew, open }) => [caseId, isNew, open])).toEqual([
    ['under way', true, true],
    ['sent anyway', false, false],
    ['heavy', false, false],
    ['middle', true, false],
  ])
  expect([judged, notYetProposed]).toEqual([5, 4])
})

test('a ground that stops leaves cases that nothing catches any more', () => {
  const after = nextGrounds(before, [{ id: 'MC05', enabled: false }])

  expect(
    measureImpact(cases, { before, after, rules }, 0).years.map(({ dropped }) => dropped),
  ).toEqual([0, 1, 0])
})

test('what catches every case of five years is refused, what catches none is told', () => {
  const many = Array.from({ length: 12 }, (_, i) =>
    tried(`c${i}`, '2025-01-02', { fineFen: 2_000_000 }),
  )
  const after = nextGrounds(before, [{ add: lower }])
  const [added] = after.slice(-1)
  if (!added) throw new Error('nothing was added')
  const all = impactProblems(measureImpact(many, { before, after, rules }, 0), [added])
  const none = impactProblems(measureImpact(cases.slice(0, 1), { before, after, rules }, 0), [
    added,
  ])

  expect(all.refused?.reason).toBe(
    '五年 12 件全部符合，等于没有标准。要个别送审的，不用写进目录：任何案件都可以送审',
  )
  expect([all.nothing, none.refused, none.nothing]).toEqual([false, null, true])
})

test('five years go back to the same day', () => {
  expect(impactSince(plainDate('2026-12-14'))).toBe('2021-12-14')
  expect(impactSince(plainDate('2028-02-29'))).toBe('2023-03-01')
})
