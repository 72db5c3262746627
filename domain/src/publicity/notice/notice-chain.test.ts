import { expect, test } from 'vitest'
import type { Recorded } from '../../kernel/recorded.ts'
import { foldNotice, type NoticeEvent } from './notice-chain.ts'

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
