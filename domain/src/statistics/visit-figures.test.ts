import { describe, expect, test } from 'vitest'
import { exemptReasons, visitGrounds, visitWays } from '../inspection/visit-codes.ts'
import { plainDate } from '../shared/plain-date.ts'
import {
  countSets,
  linesBy,
  visitGroupings,
  visitSets,
  visitsOfChoice,
  type FiguredVisit,
  type VisitGrouping,
  type VisitSet,
} from './visit-figures.ts'

const today = plainDate('2026-12-01')
const names = {
  way: (way: keyof typeof visitWays) => visitWays[way],
  ground: (ground: keyof typeof visitGrounds) => visitGrounds[ground],
  exempt: (reason: keyof typeof exemptReasons) => exemptReasons[reason],
}

const visit = (caseId: string, changed: Partial<FiguredVisit> = {}): FiguredVisit => ({
  caseId,
  firmCode: 'A',
  firmName: '甲公司',
  on: plainDate('2026-10-12'),
  departments: ['大队'],
  joint: false,
  items: [{ code: 'JC-001', name: '预付卡' }],
  ground: 'plan',
  way: 'on-site',
  exempt: null,
  ...{ before: 0, cap: 2, result: '01', problems: 0, orders: 0, filed: false },
  ...{ publishedOn: null, publishBy: plainDate('2026-11-09') },
  ...{ objections: 0, objectedOn: null, objectionAnsweredOn: null, answerBy: null },
  ...changed,
})

const visits = [
  visit('approved', { result: null, publishBy: null, on: plainDate('2026-12-03') }),
  visit('in time', { publishedOn: plainDate('2026-11-09') }),
  visit('late', { publishedOn: plainDate('2026-11-10'), ground: 'special', joint: true }),
  visit('overdue', { result: '06', problems: 2, orders: 1, firmCode: 'B', firmName: '乙公司' }),
  visit('waits', { publishBy: today, ground: 'report', exempt: 'report', before: 2 }),
  visit('undated', { publishBy: null, way: 'written', result: '09', problems: 1, filed: true }),
  visit('objected', {
    publishedOn: plainDate('2026-11-01'),
    ...{ objections: 2, objectedOn: plainDate('2026-11-10'), answerBy: plainDate('2026-11-24') },
  }),
  visit('answered', {
    publishedOn: plainDate('2026-11-01'),
    ...{ objections: 1, objectedOn: plainDate('2026-11-10'), answerBy: plainDate('2026-11-24') },
    objectionAnsweredOn: plainDate('2026-11-30'),
    departments: ['大队', '商贸科'],
  }),
]

test('each set counts what its name says, by hand', () => {
  expect(countSets(visits, today)).toEqual({
    ...{ planned: 7, 'planned-done': 6, done: 7, daily: 5, special: 1, single: 1 },
    ...{
      joint: 1,
      'not-on-site': 1,
      'without-findings': 5,
      'with-findings': 2,
      ordered: 1,
      filed: 1,
    },
    ...{ 'at-cap': 1, exempt: 1 },
    ...{ 'published-in-time': 3, 'published-late': 1 },
    ...{ 'publication-overdue': 1, 'publication-waiting': 2 },
    ...{ objected: 2, 'objection-waiting': 1, 'objection-overdue': 1 },
  } satisfies Record<VisitSet, number>)
})

test.each(visitSets)('the list behind %s is as long as its number', (set) => {
  expect(visitsOfChoice(visits, { set }, { today, names })).toHaveLength(
    countSets(visits, today)[set],
  )
})

describe('groupings', () => {
  test.each(Object.keys(visitGroupings) as VisitGrouping[])(
    'the lists by %s are their lines',
    (by) => {
      for (const { value, visits: count } of linesBy(visits, by, names)) {
        expect(visitsOfChoice(visits, { by, value }, { today, names })).toHaveLength(count)
      }
    },
  )

  test('firms stand by their visits, and a joint visit in the line of each department', () => {
    expect(linesBy(visits, 'firm', names)).toEqual([
      { value: 'A', name: '甲公司', visits: 6, withoutFindings: 5 },
      { value: 'B', name: '乙公司', visits: 1, withoutFindings: 0 },
    ])
    expect(linesBy(visits, 'department', names).map(({ name, visits: n }) => [name, n])).toEqual([
      ['大队', 7],
      ['商贸科', 1],
    ])
  })

  test('nothing groups by a person', () => {
    expect(Object.keys(visitGroupings)).toEqual([
      ...['item', 'firm', 'department', 'way', 'ground', 'exempt'],
    ])
    expect(Object.keys(visit('x')).filter((key) => /officer|person|fine|fen/iu.test(key))).toEqual(
      [],
    )
  })
})
