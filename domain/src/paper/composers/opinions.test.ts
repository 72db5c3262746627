import { describe, expect, test } from 'vitest'
import type { CaseEvent, RecordedEvent } from '../../case/case-event.ts'
import type { PaperSource } from '../paper-source.ts'
import { agencyHead, departmentHead, opinions } from './parts.ts'

const names: Record<string, string> = { chen: '陈立新', zhao: '赵国栋', gao: '高明轩' }
const proposed: CaseEvent = {
  ...{ type: 'ActProposed', act: 'issue-decision' },
  ...{ input: {}, awaits: 'department-head' },
}
const returned: CaseEvent = {
  ...{ type: 'ActReturned', act: 'issue-decision' },
  ...{ category: 'facts', reason: '补正' },
}
const brought: CaseEvent = { type: 'DecisionPublished', noticeId: 'n1', on: '2026-12-03' as never }

const stamp = (role: string, person: string, at: string) => ({
  ...{ role, person, name: names[person] ?? '', at, opinion: null },
})
const recordedAt = (
  version: number,
  at: string,
  event: CaseEvent,
  approvals: RecordedEvent['approvals'] = [],
): RecordedEvent => ({ version, at, by: { id: 'chen', name: '陈立新' }, approvals, event })

const boxes = (events: readonly RecordedEvent[], draft = false) => {
  const recorded = events.at(-1)
  if (!recorded) throw new Error('no event')
  const at = { nameOf: (person: string) => names[person] ?? '' }
  const source = { recorded, events, at, draft } as unknown as PaperSource
  return opinions(source, { proposal: '建议立案。', roles: [departmentHead, agencyHead] }).map(
    (block) => (block.kind === 'opinion' ? [block.name, block.text, block.at] : []),
  )
}

const [morning, noon, evening, next] = [
  ...['2026-12-01T01:10:00.000Z', '2026-12-01T04:00:00.000Z'],
  ...['2026-12-02T08:30:00.000Z', '2026-12-03T01:00:00.000Z'],
] as [string, string, string, string]

describe('an approval form carries who signed, and when', () => {
  test('the officer at the hour of the proposal, not of the last approval', () => {
    const approvals = [stamp('department-head', 'zhao', noon), stamp('agency-head', 'gao', evening)]
    expect(
      boxes([recordedAt(1, morning, proposed), recordedAt(2, evening, brought, approvals)]),
    ).toEqual([
      ['陈立新', '建议立案。请审批。', morning],
      ['赵国栋', '同意。', noon],
      ['高明轩', '同意。', evening],
    ])
  })

  test('a draft before the second signature carries the first, and the officer’s', () => {
    const approvals = [stamp('department-head', 'zhao', noon)]
    const events = [recordedAt(1, morning, proposed), recordedAt(2, evening, brought, approvals)]
    expect(boxes(events, true).map(([name, , at]) => [name, at])).toEqual([
      ['陈立新', morning],
      ['赵国栋', noon],
      ['', null],
    ])
  })

  test.each<[string, readonly RecordedEvent[], string | null]>([
    ['not submitted', [recordedAt(1, noon, brought)], null],
    ['submitted', [recordedAt(1, morning, proposed), recordedAt(2, noon, brought)], morning],
    [
      'returned',
      [
        ...[recordedAt(1, morning, proposed), recordedAt(2, noon, returned)],
        recordedAt(3, evening, brought),
      ],
      null,
    ],
    [
      'an earlier act was approved',
      [
        recordedAt(1, morning, proposed),
        recordedAt(2, noon, brought, [stamp('department-head', 'zhao', noon)]),
        recordedAt(3, next, brought),
      ],
      null,
    ],
  ])('a draft that is %s', (_what, events, at) => {
    expect(boxes(events, true)[0]?.[2]).toBe(at)
  })

  test('an act that nobody approves is signed when it is done', () => {
    expect(boxes([recordedAt(1, morning, brought)])[0]?.[2]).toBe(morning)
  })
})
