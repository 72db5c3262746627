import { describe, expect, test } from 'vitest'
import { visitOn } from '../../../test/visit-case.ts'
import type { FrequencyRule } from '../../rules/agency-rules.ts'
import { plainDate } from '../../shared/plain-date.ts'
import { fullYearOf } from './full-year.ts'

const all: FrequencyRule = {
  exempt: ['report', 'superior'],
  outsideSum: ['superior'],
  ways: ['on-site', 'written', 'remote'],
}
const onSiteOnly: FrequencyRule = { ...all, ways: ['on-site'] }

const task = {
  firmName: '四平市示例商贸有限公司',
  plan: 'yearly' as const,
  way: 'on-site' as const,
  from: plainDate('2026-12-01'),
}
const twice = [visitOn('2026-03-02'), visitOn('2026-06-01')]
const known = {
  visits: twice,
  cap: { times: 2, source: '上限清单' },
  rule: { value: all, source: '国办发〔2024〕54号，未见原文' },
  today: plainDate('2026-12-02'),
}

describe('a task whose firm has had its year', () => {
  test('says how often, of which cap, when and by whom, and on what it rests', () => {
    const found = fullYearOf(task, known)
    expect(found?.refusal.reason).toBe(
      '四平市示例商贸有限公司 2026 年已经检查 2 次，上限 2 次（上限清单）：' +
        '2026年3月2日 市场秩序科（汽车（新车）销售检查）；2026年6月1日 市场秩序科（汽车（新车）销售检查）。计划内的检查今年不能再做',
    )
    expect(found?.refusal.basis).toMatchObject([
      { rule: '涉企行政检查，依据 国办发〔2024〕54号，未见原文' },
    ])
  })

  // Columns: task, known, [goes on with a reason, may be done in writing]; null: nothing is marked.
  test.each([
    ['the cap is reached', {}, {}, [false, false]],
    ['one visit is left', {}, { visits: [visitOn('2026-03-02')] }, null],
    ['it can be done in the next year only', { from: plainDate('2027-01-04') }, {}, null],
    ['it began before today', { from: plainDate('2025-11-01') }, {}, [false, false]],
    [
      'a superior ordered one of the two',
      {},
      { visits: [visitOn('2026-03-02'), visitOn('2026-06-01', { exempt: 'superior' })] },
      null,
    ],
    ['the plan is special', { plan: 'special' as const }, {}, [true, false]],
    ['writing does not add up', {}, { rule: { value: onSiteOnly, source: '' } }, [false, true]],
    [
      'it is done in writing, which does not add up',
      { way: 'written' as const },
      { rule: { value: onSiteOnly, source: '' } },
      null,
    ],
    ['no cap is published', {}, { cap: null }, null],
  ])('%s', (_called, own, of, expected) => {
    const found = fullYearOf({ ...task, ...own }, { ...known, ...of })
    expect(found && [found.goesOn, found.inWriting]).toEqual(expected)
  })
})
