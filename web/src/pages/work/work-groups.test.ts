import { describe, expect, test } from 'vitest'
import type { MyWork, WorkItem } from '@zhaofa/contract'
import { groupsOf, nearest } from './work-groups.ts'

const item = (caseNumber: string | null, dueOn: string | null): WorkItem => ({
  kind: 'act',
  caseId: '00000000-0000-4000-8000-000000000000',
  noticeId: null,
  act: 'review-defence',
  actTitle: '复核陈述申辩',
  desk: null,
  atOnce: false,
  caseTitle: '案件',
  caseNumber,
  reason: '',
  limit:
    dueOn === null
      ? null
      : {
          id: 'L1',
          title: '期限',
          state: 'running',
          chip: '',
          tone: 'plain',
          whose: 'agency',
          startsOn: null,
          dueOn,
          rule: '',
          days: [],
          note: null,
          basis: [],
        },
})

// 2026-11-23 is a Monday; that week ends on Sunday 2026-11-29.
const work = (...items: WorkItem[]): MyWork => ({
  beyond: 0,
  today: '2026-11-23',
  items,
  lists: [],
  articles: [],
  withOthers: [],
  alerts: [],
})

describe('我的工作', () => {
  test('overdue work stands on top of 今天, before what is due today', () => {
    const [today] = groupsOf(work(item('2', '2026-11-23'), item('3', '2026-11-21')))
    expect(today?.items.map(({ caseNumber }) => caseNumber)).toEqual(['3', '2'])
  })

  test('Sunday still belongs to 本周, the Monday after it to 以后', () => {
    const groups = groupsOf(work(item('a', '2026-11-29'), item('b', '2026-11-30')))
    expect(groups.map(({ title, items }) => [title, items.length])).toEqual([
      ['今天', 0],
      ['本周', 1],
      ['以后', 1],
    ])
  })

  test('work without a limit comes last', () => {
    const groups = groupsOf(work(item('a', null), item('b', '2026-12-20')))
    expect(groups.at(-1)?.items.map(({ caseNumber }) => caseNumber)).toEqual(['b', 'a'])
  })

  test('a day without limits names the nearest one', () => {
    expect(nearest(work(item('a', '2026-12-20'), item('b', '2026-11-25')))).toBe(
      '最近的期限是 11-25 周三：复核陈述申辩。',
    )
  })
})
