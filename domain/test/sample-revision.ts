import { day, penalty, type Sample } from './sample-facts.ts'

const reason = '认定的门店数有误，当事人开业时已有二个直营店。'
const document = {
  organ: '四平市人民政府',
  number: '四政复决字〔2027〕3号',
  decidedOn: day('2027-01-20'),
  receivedOn: day('2027-01-22'),
}
const own = {
  type: 'DecisionRevised' as const,
  source: 'agency' as const,
  ground: 'facts' as const,
  reason,
  remakeBy: null,
  document: null,
}

const proposal = {
  type: 'RevisionProposed' as const,
  revision: 1,
  effect: 'revoked' as const,
  ground: 'facts' as const,
  reason,
  penalty: null,
  remake: false,
  digest: 'e'.repeat(64),
  grounds: ['变更、撤销原处罚决定'],
}

/** What may become of a decision after it was served: revoked for good, made lighter, left as it is, to be made anew. */
export const revisedCourses = (served: readonly Sample[]): readonly (readonly Sample[])[] => [
  [
    ...served,
    ['2026-12-27', proposal],
    ['2026-12-28', { ...own, proposal: 1, effect: 'revoked', penalty: null, remake: false }],
    ['2026-12-30', { type: 'MoneyRefunded', on: day('2026-12-30'), fen: 100, receiptNo: 'T-1' }],
  ],
  [
    ...served,
    ['2026-12-27', proposal],
    [
      '2026-12-28',
      { type: 'RevisionDropped', revision: 1, reason: '经审核，原决定认定的事实清楚，不予撤销。' },
    ],
  ],
  [
    ...served,
    [
      '2026-12-28',
      {
        ...own,
        effect: 'changed',
        penalty: { ...penalty, fineFen: penalty.fineFen / 2 },
        remake: false,
      },
    ],
  ],
  [
    ...served,
    [
      '2027-01-22',
      {
        type: 'RemedyConcluded',
        source: 'review',
        outcome: 'upheld',
        reason: '维持。',
        ...document,
      },
    ],
  ],
  [
    ...served,
    [
      '2027-01-22',
      {
        ...own,
        source: 'review' as const,
        effect: 'revoked',
        penalty: null,
        remake: true,
        remakeBy: day('2027-03-19'),
        document,
      },
    ],
  ],
]
