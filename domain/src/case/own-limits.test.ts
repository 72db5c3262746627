import { describe, expect, test } from 'vitest'
import { circumstances, people } from '../../test/circumstances.ts'
import { openFile } from './evolve.ts'
import { dueOf } from '../deadline/limit-instance.ts'
import { agencyRuleDefinitions } from '../rules/agency-rule-values.ts'
import { limitsOf } from './procedures.ts'

// Received on Monday 2026-11-02; no holiday follows in November.
const file = openFile('00000000-0000-4000-8000-0000000000aa', 'agency', {
  version: 1,
  at: '2026-11-02T01:00:00.000Z',
  by: { id: people.deputy, name: '登记人' },
  approvals: [],
  event: {
    type: 'ClueRegistered',
    source: 'report',
    receivedAt: '2026-11-02T00:30:00.000Z',
    respondent: '甲商贸有限公司',
    summary: '未备案发卡',
    preliminaryOpinion: '核查',
    named: false,
  },
})
const at = circumstances('2026-11-03T01:00:00.000Z')

describe('limits the law leaves open (本局自定的期限)', () => {
  test('核查 takes fifteen working days where the agency set nothing', () => {
    const [verification] = limitsOf(file, at)
    expect(verification && dueOf(verification.instance, at.calendar, at.today)).toMatchObject({
      known: true,
      on: '2026-11-23',
    })
  })

  test('and as many as it set, with where that comes from', () => {
    const rules = {
      ...at.rules,
      limitDays: { 'D-VERIFY-15': 5 },
      sources: { ...at.rules.sources, limitDays: '四商发〔2026〕1号' },
    }
    const [verification] = limitsOf(file, { ...at, rules })
    expect(verification && dueOf(verification.instance, at.calendar, at.today)).toMatchObject({
      known: true,
      on: '2026-11-09',
    })
    expect(verification?.instance.lengthSource).toBe('四商发〔2026〕1号')
  })

  test.each([
    [{ 'D-ARCHIVE-30': 20 }, null],
    [{ 'D-SERVE-7': 9 }, 'D-SERVE-7 由法律规定，不能自定'],
    [{ 'D-LEGAL-5': 9 }, 'D-LEGAL-5 不在这里设定：办案没有用到，或者另有设定'],
    [{ 'D-VERIFY-15': 0 }, 'D-VERIFY-15 应为正整数'],
  ])('%j', (value, problem) => {
    expect(agencyRuleDefinitions.limitDays.problem(value as never)).toBe(problem)
  })
})
