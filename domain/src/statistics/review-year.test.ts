import { describe, expect, test } from 'vitest'
import { calendar2025To2026 } from '../../test/calendars.ts'
import { people, rules } from '../../test/circumstances.ts'
import { recordedCourse } from '../../test/sample-papers.ts'
import { branches, mainCourse } from '../../test/sample-course.ts'
import { day, type Sample } from '../../test/sample-facts.ts'
import type { CaseEvent } from '../case/case-event.ts'
import { reviewOutcomes, type ReviewOutcome } from '../case/case-codes.ts'
import { plainDate } from '../shared/plain-date.ts'
import { annualTables } from './annual-statistics.ts'
import { reviewLines, reviewTables, reviewTotals } from './review-tables.ts'
import { reviewedPenalties, reviewYear, type ReviewYearAt } from './review-year.ts'

const at: ReviewYearAt = {
  ...{ year: 2026, day: day('2026-12-31'), calendar: calendar2025To2026 },
  rulesOn: () => rules,
  unitOf: (person) => (person === people.chen ? '市场秩序科' : '其他科'),
}
const names = {
  catalogue: { grounds: [] },
  matterName: (code: string) => `事项${code}`,
}

/** Cases that went these ways. */
const cases = (...courses: (readonly Sample[])[]) =>
  courses.map((course, i) => ({
    ...{ id: `case-${i}`, agencyId: 'a1', events: recordedCourse(course) },
  }))
const upToOpinion = (course: readonly Sample[], more: readonly Sample[] = []) => [
  ...course.slice(0, course.findLastIndex(([, { type }]) => type === 'ReviewOpinionIssued') + 1),
  ...more,
]
const main = upToOpinion(mainCourse)
const disputed = branches.find((course) =>
  course.some(([, { type }]) => type === 'ReviewDisputeSettled'),
)
if (!disputed) throw new Error('a course of the samples is disputed')

/** The same course with its opinion on another day, or with another outcome. */
const opinionOn = (
  on: string,
  change: Partial<Extract<CaseEvent, { type: 'ReviewOpinionIssued' }>>,
) =>
  main.map(([each, event]): Sample =>
    event.type === 'ReviewOpinionIssued' ? [on, { ...event, ...change }] : [each, event],
  )

describe('the yearly figures of 法制审核, folded from the events', () => {
  test('a review that was returned once and agreed to', () => {
    const year = reviewYear(cases(main), at)
    expect(year).toMatchObject({
      ...{ submissions: 2, returned: 1, accepted: 0, objections: 0, settled: 0, waiting: 0 },
      opinions: [{ outcome: 'pass', round: 1, inTime: true, act: 'penalty', unit: '市场秩序科' }],
    })
  })

  test('a disagreement carried to the heads counts every opinion, the objection and the deliberation', () => {
    const year = reviewYear(cases(disputed), at)
    expect(year.opinions.map(({ outcome, round }) => [outcome, round])).toEqual([
      ['correct', 1],
      ['correct', 2],
      ['pass', 1],
    ])
    expect(year).toMatchObject({ objections: 1, settled: 1, returned: 1, submissions: 3 })
    expect(reviewedPenalties(year.opinions)).toEqual([{ on: '2026-11-26', corrected: true }])
  })

  // Complete since 19 November, supplied on the first day: five working days are the 20th and the 23rd to the 26th.
  test.each([
    ['2026-11-26', 1, 0],
    ['2026-11-27', 0, 1],
  ])('an opinion given on %s: %i in time, %i late', (on, inTime, late) => {
    const [line] = reviewLines(reviewYear(cases(opinionOn(on, {})), at), names).units
    expect(line).toMatchObject({ opinions: 1, inTime, late, undated: 0 })
  })

  test('the time for a review is that of the day of the opinion, not of the day of counting', () => {
    const longer = (on: string) => ({ ...rules, reviewDays: on < '2026-11-27' ? 5 : 10 })
    const { opinions } = reviewYear(cases(opinionOn('2026-11-27', {})), { ...at, rulesOn: longer })
    expect(opinions[0]?.inTime).toBe(true)
  })

  test('without its calendar a last day is not known, and the opinion is neither in time nor late', () => {
    const calendar = { ...calendar2025To2026, years: new Set([2025]) }
    const { opinions } = reviewYear(cases(main), { ...at, calendar })
    expect(opinions[0]?.inTime).toBeNull()
  })

  test('what is not answered yet waits at the end of the year, and counts as an opinion in the next', () => {
    const waiting = main.slice(0, -1)
    expect(reviewYear(cases(waiting), at)).toMatchObject({ waiting: 1, opinions: [] })
    const next = { ...at, year: 2027, day: day('2027-12-31') }
    expect(reviewYear(cases(waiting), next)).toMatchObject({ waiting: 1, submissions: 0 })
    expect(reviewYear(cases(opinionOn('2027-01-04', {})), next)).toMatchObject({
      ...{ waiting: 0, submissions: 0, opinions: [{ on: '2027-01-04' }] },
    })
    expect(reviewYear(cases(opinionOn('2027-01-04', {})), at)).toMatchObject({
      ...{ waiting: 1, opinions: [] },
    })
  })

  test.each(Object.keys(reviewOutcomes) as ReviewOutcome[])(
    '%s counts under its own name',
    (outcome) => {
      const totals = reviewTotals(reviewYear(cases(opinionOn('2026-11-20', { outcome })), at))
      const counted = totals.filter(({ title }) => title.startsWith('意见：'))
      expect(counted.filter(({ value }) => value === 1)).toEqual([
        { title: `意见：${reviewOutcomes[outcome]}`, value: 1 },
      ])
      expect(counted).toHaveLength(Object.keys(reviewOutcomes).length)
      const corrections = totals.find(({ title }) => title.startsWith('提出纠正'))?.value
      expect(corrections).toBe(outcome === 'pass' ? 0 : 1)
    },
  )

  test('a seizure is coercion: it is no review of the penalty of its case', () => {
    const course = opinionOn('2026-11-20', { subject: { kind: 'seizure', no: 1 } })
    const { opinions } = reviewYear(cases(course), at)
    expect(opinions).toMatchObject([{ act: 'coercion' }])
    expect(reviewedPenalties(opinions)).toEqual([])
  })
})

describe('T8 to T11', () => {
  const ground = (text: string, mandatory: boolean) => ({
    ...{ id: text, text, mandatory, enabled: true, acts: 'every' as const, note: '', source: 'T' },
    ...{ basis: '依据', rule: { kind: 'always' as const } },
  })
  const catalogue = {
    grounds: [ground('涉及重大公共利益', true), ground('由本局另行规定的情形', false)],
  }
  const year = reviewYear(cases(main), at)
  const tables = reviewTables(year, { ...names, catalogue })
  const cellsOf = (id: string) =>
    Object.fromEntries(
      (tables.find((table) => table.id === id)?.cells ?? []).map(({ title, value }) => [
        title,
        value,
      ]),
    )

  test('an opinion counts for each of its grounds, statutory and local ones apart', () => {
    expect(cellsOf('T9')).toEqual({
      '涉及重大公共利益（法定情形）': 1,
      '涉及重大公共利益（法定情形）：其中提出纠正': 0,
      '涉及重大公共利益（法定情形）：其中按期出具': 1,
      '由本局另行规定的情形（本地情形）': 0,
      '拟罚款达到较大数额（本地情形）': 1,
      '拟罚款达到较大数额（本地情形）：其中提出纠正': 0,
      '拟罚款达到较大数额（本地情形）：其中按期出具': 1,
      '没有应当审核的情形，自行送审': 0,
    })
    expect(cellsOf('T11')).toEqual({
      市场秩序科: 1,
      '市场秩序科：其中提出纠正': 0,
      '市场秩序科：其中按期出具': 1,
    })
    expect(Object.values(cellsOf('T10'))).toEqual([1, 0, 1])
  })

  test('a year without a review says nought; an agency that kept no case here says so', () => {
    const none = reviewTables(reviewYear([], at), { ...names, catalogue })
    expect(none[0]?.cells.every(({ value }) => value === 0)).toBe(true)
    expect(none.map(({ id, gap }) => [id, gap])).toEqual([
      ['T8', null],
      ['T9', null],
      ['T10', '这一年没有出具审核意见。'],
      ['T11', '这一年没有出具审核意见。'],
    ])
    const never = reviewTables(null, { ...names, catalogue })
    expect(never.flatMap(({ cells }) => cells).every(({ value }) => value === null)).toBe(true)
    expect(never.every(({ gap }) => gap?.includes('没有可以统计的审核记录'))).toBe(true)
  })

  test('stand in the annual report behind the seven of every report', () => {
    const staff = {
      ...{ agencies: 1, officers: 1, certified: 1, reviewers: 1, qualified: 1 },
      ...{ publicLawyers: 0, trained: null },
    }
    const report = annualTables({
      ...{ year: 2026, agencyName: '四平市商务局', decisions: [], transfers: [], staff },
      ...{ reviews: [{ on: plainDate('2026-11-20'), corrected: false }], reviewYear: year },
      ...{ visits: null, names: { ...names, catalogue } },
    })
    expect(report.map(({ id }) => id)).toEqual([
      ...['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
      ...['T8', 'T9', 'T10', 'T11'],
    ])
  })
})
