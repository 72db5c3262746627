import { penaltyPoints } from '../src/case/parts/legal-review/checklist.ts'
import type { CaseEvent } from '../src/case/case-event.ts'
import { day, digest, type Sample } from './sample-facts.ts'
import { people } from './circumstances.ts'

const grounds = ['涉及重大公共利益', '拟罚款达到较大数额']
const points = [...penaltyPoints, 'public-interest' as const, 'vital-rights' as const].map(
  (point) => ({ point, answer: 'yes' as const, reason: '与案卷中的材料一致，予以确认。' }),
)

const opinion = (said: object): Extract<CaseEvent, { type: 'ReviewOpinionIssued' }> => ({
  type: 'ReviewOpinionIssued',
  digest,
  outcome: 'pass',
  points,
  opinion: '主体合法，事实清楚，证据充分，适用法律准确，程序合法，裁量适当，同意。',
  counsel: null,
  round: 1,
  asksReply: true,
  ...said,
})

/** 送审, 退回, 受理, 顾问意见, 审核意见 of the long case. */
export const reviewedCourse: readonly Sample[] = [
  [
    '2026-11-17',
    {
      type: 'ReviewSubmitted',
      digest,
      grounds,
      statement: '没有需要特别说明的问题。',
      materials: [
        { material: 'draft', found: ['拟决定稿'], reason: null },
        { material: 'appraisal', found: [], reason: '本案不需要鉴定。' },
      ],
    },
  ],
  [
    '2026-11-18',
    {
      type: 'ReviewReturned',
      missing: '听证笔录原件\n退款凭证复印件（加盖公章）',
      supplyBy: day('2026-11-20'),
      materials: ['hearing'],
    },
  ],
  [
    '2026-11-19',
    { type: 'ReviewSubmitted', digest, grounds, statement: '已补齐。', materials: [] },
  ],
  ['2026-11-19', { type: 'ReviewAccepted', digest }],
  ['2026-11-20', opinion({})],
]

/**
 * What else may happen in a review, with a disagreement carried to the heads and sent again; `before` is how many
 * events go before it.
 */
export const disputedCourse = (before: number): readonly Sample[] => [
  ...reviewedCourse.slice(0, 3),
  [
    '2026-11-19',
    {
      type: 'ReviewerAssigned',
      reviewer: people.reviewer,
      appointed: true,
      reason: '没有其他审核人员可以审核本案。',
    },
  ],
  ['2026-11-19', { type: 'ReviewAccepted', digest }],
  [
    '2026-11-19',
    {
      type: 'CounselInvited',
      counsel: people.deputy,
      kind: 'counsel',
      firm: '示例律师事务所',
      questions: '降额的理由是否充分。',
      readable: ['draft', 'benchmark'],
      evidence: [],
      dueOn: day('2026-11-20'),
    },
  ],
  ['2026-11-19', { type: 'ReviewPaused', reason: 'counsel', explanation: '等待顾问的意见。' }],
  [
    '2026-11-20',
    {
      type: 'CounselStoodAside',
      invitation: before + 6,
      reason: '曾经代理过本案当事人的其他案件。',
    },
  ],
  [
    '2026-11-20',
    {
      type: 'CounselOpinionGiven',
      invitation: before + 6,
      opinion: '建议写明降额与申辩理由的对应关系。',
    },
  ],
  ['2026-11-20', { type: 'ReviewResumed', explanation: '顾问已经提交意见。' }],
  ['2026-11-20', { type: 'ReviewExtended', days: 5, reason: '涉及多个法律关系，需要核对。' }],
  [
    '2026-11-20',
    {
      type: 'ReviewChangesSeen',
      changes: [{ version: 3, title: '证据入卷' }],
      effect: 'goes-on',
      remark: '补充的证据与原有证据一致。',
    },
  ],
  ['2026-11-20', opinion({ outcome: 'correct', opinion: '裁量理由不充分，建议补写。' })],
  [
    '2026-11-23',
    {
      type: 'ReviewObjected',
      digest,
      points: [{ about: '裁量理由', reason: '调查终结报告已经写明取中间值的理由。' }],
    },
  ],
  ['2026-11-23', { type: 'ReviewAccepted', digest }],
  [
    '2026-11-24',
    opinion({ round: 2, outcome: 'correct', opinion: '拟决定本身没有写明，维持原审核意见。' }),
  ],
  [
    '2026-11-25',
    {
      type: 'ReviewDisputeSettled',
      digest,
      heldOn: day('2026-11-25'),
      place: '局党组会议室',
      chair: people.head,
      members: [
        { person: people.head, opinion: '拟决定应当自己写明理由，同意审核意见。', agrees: true },
        { person: people.deputy, opinion: '报告已经写明，可以重新送审。', agrees: false },
      ],
      result: 'again',
      conclusion: '补充说明后连同本记录重新送审。',
    },
  ],
  [
    '2026-11-25',
    { type: 'ReviewSubmitted', digest, grounds, statement: '重新送审。', materials: [] },
  ],
  ['2026-11-25', { type: 'ReviewAccepted', digest }],
  ['2026-11-26', opinion({})],
]

/** An opinion that was accepted. */
export const otherwiseReviewed: readonly Sample[] = [
  ...reviewedCourse.slice(0, 4),
  [
    '2026-11-20',
    opinion({ outcome: 'correct', opinion: '裁量理由不充分，建议补写。', asHead: true }),
  ],
  ['2026-11-20', { type: 'ReviewOpinionAccepted', digest }],
]
