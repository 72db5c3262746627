import { describe, expect, test } from 'vitest'
import { plainYuan } from './data-field.ts'
import { decisionFields } from './decision-fields.ts'
import { withdrawalFields, withheldFields } from './simple-fields.ts'

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [1_800_050, '18000.50'],
  [-1_05, '-1.05'],
  [900_719_925_474_099_1, '90071992547409.91'],
])('%i fen are written %s yuan, exactly', (fen, text) => {
  expect(plainYuan(fen)).toBe(text)
})

describe('every table of open data', () => {
  test.each([
    ['decisions', decisionFields],
    ['withdrawals', withdrawalFields],
    ['withheld', withheldFields],
  ])('%s: each field has a name of its own, a meaning and a source', (_, fields) => {
    expect(new Set(fields.map(({ code }) => code)).size).toBe(fields.length)
    expect(new Set(fields.map(({ title }) => title)).size).toBe(fields.length)
    for (const { code, meaning, source } of fields) {
      expect(code).toMatch(/^[a-z][a-z_]*$/)
      expect(meaning).not.toBe('')
      expect(source).not.toBe('')
    }
  })
})

test('a decision that is not shown any more has number, state and reason, and no content', () => {
  const record = {
    publicId: 'notice-01',
    state: 'withdrawn',
    version: 1,
    number: '四商罚决字〔2026〕1号',
    changedOn: '2026-11-22',
    withdrawalReason: '复议决定撤销原处罚决定',
    url: '/decisions/notice-01',
    notice: null,
  } as const
  const filled = decisionFields
    .map(({ code, value }) => [code, value(record)])
    .filter(([, value]) => value !== null)
  expect(Object.fromEntries(filled)).toEqual({
    id: 'notice-01',
    state: '已撤回',
    version: 1,
    changed_on: '2026-11-22',
    number: '四商罚决字〔2026〕1号',
    withdrawal_reason: '复议决定撤销原处罚决定',
    url: '/decisions/notice-01',
  })
})
