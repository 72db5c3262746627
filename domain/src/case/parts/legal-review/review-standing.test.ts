import { describe, expect, test } from 'vitest'
import { plainDate } from '../../../shared/plain-date.ts'
import { knownForDecision } from '../decision/known-decision.ts'
import { circumstances, franchise } from '../../../../test/circumstances.ts'
import { mainFile } from '../../../../test/sample-papers.ts'
import type { CaseFile } from '../../case-file.ts'
import { reviewAllows, reviewStanding, reviewStandingText } from './review-standing.ts'

const file = mainFile()
const draft = { digest: 'this', grounds: ['拟罚款数额较大'] }
const sent = {
  ...{
    digest: 'this',
    sentOn: plainDate('2026-11-16'),
    runsFrom: plainDate('2026-11-16'),
    submittedBy: 'chen',
  },
  ...{ missing: null, pauses: [], opinion: null },
}
const opinion = (outcome: 'pass' | 'reject' | 'correct') => ({
  ...sent,
  opinion: { outcome, by: 'liu', at: '2026-11-20T02:00:00.000Z', on: plainDate('2026-11-20') },
})

const cases: [
  what: string,
  draft: object | null,
  review: object | null,
  text: string,
  allows: boolean,
][] = [
  ['no ground', { ...draft, grounds: [] }, null, '不需要：不属于须经法制审核的情形', true],
  ['a ground, not sent', draft, null, '未送审：拟罚款数额较大', false],
  ['sent', draft, sent, '审核中：2026-11-16送审', false],
  [
    'materials are missing',
    draft,
    {
      ...sent,
      missing: {
        since: plainDate('2026-11-17'),
        what: '送达回证',
        supplyBy: plainDate('2026-11-24'),
      },
    },
    '审核中：2026-11-16送审，待补充：送达回证',
    false,
  ],
  ['agreed', draft, opinion('pass'), '同意：2026-11-20出具', true],
  [
    'agreed after the heads had it sent again',
    draft,
    { ...opinion('pass'), dispute: { on: plainDate('2026-11-18'), result: 'again' } },
    '同意：2026-11-20出具；此前有审核分歧，2026-11-18负责人集体讨论后重新送审',
    true,
  ],
  [
    'refused',
    draft,
    opinion('reject'),
    '不同意（超越权限、主体不合法或者没有依据）：2026-11-20出具',
    false,
  ],
  [
    'sent without a ground, and refused',
    { ...draft, grounds: [] },
    opinion('correct'),
    '建议纠正（事实、定性、裁量、文书）：2026-11-20出具',
    false,
  ],
  [
    'agreed, then changed',
    { ...draft, digest: 'next' },
    opinion('pass'),
    '同意：2026-11-20出具；拟决定在此后有改动，须重新送审',
    false,
  ],
  ['sent, then changed', { ...draft, digest: 'next' }, sent, '未送审：拟罚款数额较大', false],
  [
    'changed so that no ground applies',
    { digest: 'next', grounds: [] },
    opinion('reject'),
    '不需要：不属于须经法制审核的情形',
    true,
  ],
]

describe('what an approver is told of 法制审核 (处罚法第58条)', () => {
  test.each(cases)('%s', (_what, draftNow, review, text, allows) => {
    const now = { ...file, draft: { ...file.draft, ...draftNow }, review } as CaseFile
    const standing = reviewStanding(now)
    expect(standing && reviewStandingText(standing).value).toBe(text)
    expect(standing && reviewAllows(standing)).toBe(allows)
    const known = knownForDecision(now, circumstances('2026-12-01T02:00:00.000Z', franchise))
    expect(known.find(({ label }) => label === '法制审核')?.value).toBe(text)
  })

  test('nothing is told before there is a draft', () => {
    expect(reviewStanding({ draft: null, review: null, refusedDigests: [] })).toBeNull()
  })
})
