import { describe, expect, test } from 'vitest'
import { recordsText } from './conclusion.ts'
import { opinionText } from './review-words.ts'

const record = (kind: 'inspection' | 'inquiry' | 'seizure') => ({
  kind,
  startedAt: '2026-11-20T01:00:00.000Z',
  endedAt: '2026-11-20T02:00:00.000Z',
  officers: [],
  recorded: false,
})

describe('a paper counts and names what the file holds, and nothing else', () => {
  test.each([
    [[], '没有制作笔录'],
    [['inquiry'], '共制作询问（调查）笔录1份'],
    [['inspection', 'inquiry', 'inquiry'], '共制作现场检查笔录1份、询问（调查）笔录2份'],
    [['seizure', 'inquiry'], '共制作询问（调查）笔录1份、查封（扣押）现场笔录1份'],
  ] as const)('records %j: %s', (kinds, said) => {
    expect(recordsText({ records: kinds.map(record) })).toBe(said)
  })

  test.each([
    ['同意', '同意。', '同意。'],
    ['同意', '同意拟决定', '同意拟决定。'],
    ['同意', '程序合法。', '同意。程序合法。'],
    ['建议纠正', '裁量理由不充分。', '建议纠正。裁量理由不充分。'],
  ])('the outcome %s and the words %s: %s', (outcome, opinion, said) => {
    expect(opinionText(outcome, opinion)).toBe(said)
  })
})
