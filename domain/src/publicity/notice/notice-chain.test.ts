import { expect, test } from 'vitest'
import type { Recorded } from '../../kernel/recorded.ts'
import { plainDate } from '../../shared/plain-date.ts'
import { foldNotice, mayTake, type NoticeEvent } from './notice-chain.ts'

const steps = (...events: readonly NoticeEvent[]): Recorded<NoticeEvent>[] =>
  events.map((event, i) => ({
    version: i + 1,
    at: '2026-11-23T01:00:00.000Z',
    by: { id: `p${i + 1}`, name: '某人' },
    approvals: [],
    event,
  }))

test('a proposal to withhold ends when the notice is sent back, as when its decision is voided (作废)', () => {
  const collected = { type: 'NoticeCollected', caseId: 'c', opinion: '' } as const
  const proposed = { type: 'WithholdingProposed', opinion: '理由', ground: 'privacy' } as const
  const returned = { type: 'NoticeReturned', opinion: '决定书已作废' } as const
  expect(foldNotice('n', steps(collected, proposed)).withholding).toEqual({
    by: 'p2',
    ground: 'privacy',
  })
  expect(foldNotice('n', steps(collected, proposed, returned))).toMatchObject({
    state: 'returned',
    withholding: null,
  })
})

test.each([
  ['2026-11-23', true],
  ['2026-11-24', false],
])('nothing is published of which the time of display is over: on %s, %s', (today, may) => {
  const checked = foldNotice(
    'n',
    steps(
      { type: 'NoticeCollected', caseId: 'c', opinion: '' },
      { type: 'NoticeChecked', opinion: '' },
    ),
  )
  const facts = {
    actor: { id: 'p9', roles: ['disclosure-publisher'] as const },
    ...{ served: true, leaks: 0, undecided: 0, withheld: false },
    ...{ shownUntil: plainDate('2026-11-23'), today: plainDate(today) },
  }
  const allowed = mayTake('publish', checked, facts)
  expect(allowed.ok).toBe(may)
  if (!allowed.ok) expect(allowed.refusal.reason).toContain('已于 2026-11-23 届满，不再发布')
})
