import { describe, expect, test } from 'vitest'
import { plainDate } from '../../shared/plain-date.ts'
import { recordsText } from './conclusion.ts'
import { defenceMaterial, opinionText } from './review.ts'

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

  const silent = {
    ...{ statements: [], reviews: [], statementWaivedOn: null },
    ...{ hearingWaivedOn: null, heardAt: null },
  }
  const day = plainDate('2026-11-20')
  test.each([
    [
      'said something',
      { statements: [{ receivedOn: day, content: '金额过高', reviewed: true }] },
      '陈述申辩材料、',
    ],
    ['waived it in writing', { statementWaivedOn: day }, '放弃声明、'],
    ['let the time pass', {}, ''],
  ])('what goes to review where the party %s', (_, said, material) => {
    expect(defenceMaterial({ defence: { ...silent, ...said } })).toBe(material)
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
