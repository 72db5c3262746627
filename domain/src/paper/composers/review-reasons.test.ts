import { describe, expect, it } from 'vitest'
import { circumstances, franchise } from '../../../test/circumstances.ts'
import { mainFile } from '../../../test/sample-papers.ts'
import type { PaperSource } from '../paper-source.ts'
import { reasonText } from './review-reasons.ts'

const source: PaperSource = {
  file: mainFile(),
  recorded: { version: 1, at: '', by: { id: '', name: '' }, approvals: [], event: {} as never },
  events: [],
  at: circumstances('2026-11-20T02:00:00.000Z', franchise),
  sealed: [],
  number: null,
  verifyUrl: null,
  draft: false,
}

describe('a reason at a point of the review', () => {
  it.each([
    // The reviewer's own words go first, and the file's facts follow.
    ['facts', 'yes', '合同三份互相印证', '合同三份互相印证。有证据27件，其中笔录2份，见证据清单。'],
    ['facts', 'yes', null, '有证据27件，其中笔录2份，见证据清单。'],
    // What is refused is not contradicted by the file.
    ['facts', 'no', '缺少付款凭证', '缺少付款凭证。'],
    ['crime', 'not-applicable', null, '本案不涉及。'],
    ['crime', 'not-applicable', '已由公安机关处理', '已由公安机关处理。'],
    ['crime', 'yes', null, '调查终结报告没有认为涉嫌犯罪。'],
  ] as const)('%s, %s, %j reads %s', (point, answer, reason, words) => {
    expect(reasonText(source, { point, answer, reason })).toBe(words)
  })
})
