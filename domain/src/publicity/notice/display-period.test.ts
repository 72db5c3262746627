import { describe, expect, test } from 'vitest'
import { plainDate } from '../../shared/plain-date.ts'
import { proposedDisclosureRules } from '../disclosure-rules.ts'
import { expiryOf, type Displayed } from './display-period.ts'

const decision: Displayed = {
  outcome: 'penalty',
  penalty: {
    kinds: ['fine'],
    fineFen: 20_000_000,
    confiscatedFen: 0,
    confiscatedGoods: null,
    terms: null,
  },
  partyKind: 'organisation',
  procedure: 'ordinary',
  decidedOn: plainDate('2026-11-18'),
}
const penalty = (over: Partial<Displayed['penalty']>) => ({ ...decision.penalty, ...over })
const expiry = (over: Partial<Displayed>) =>
  expiryOf({ ...decision, ...over }, proposedDisclosureRules)

describe('the display period (信用修复管理办法, from 2026-04-01)', () => {
  test('较大数额罚款 is 一般: at most one year from the decision, repair after three months', () => {
    expect(expiry({})).toEqual({
      expiresOn: '2027-11-18',
      repairFrom: '2027-02-18',
      creditClass: 'general',
      rule: '一般失信信息，自决定作出之日起公示一年',
      basis: '《信用修复管理办法》（国家发展改革委令2025年第36号）',
    })
  })

  test('a fine below 较大数额 is shown for the agency’s own short period', () => {
    expect(expiry({ penalty: penalty({ fineFen: 1_000_000 }) })).toMatchObject({
      expiresOn: '2027-02-18',
      creditClass: 'general',
    })
  })

  test('the threshold is the party’s own: 10 000 yuan is large for a natural person', () => {
    const small = { penalty: penalty({ fineFen: 1_000_000 }), partyKind: 'natural-person' as const }
    expect(expiry(small).expiresOn).toBe('2027-11-18')
  })

  test('a small fine beside a confiscation keeps the long period', () => {
    const both = penalty({ kinds: ['fine', 'confiscate-gains'], fineFen: 100_000 })
    expect(expiry({ penalty: both }).expiresOn).toBe('2027-11-18')
  })

  test.each(['revoke-licence', 'suspend-business', 'close-business', 'bar-from-trade'] as const)(
    '%s is 严重: at most three years, repair after one',
    (kind) => {
      expect(expiry({ penalty: penalty({ kinds: [kind], fineFen: 0 }) })).toMatchObject({
        expiresOn: '2029-11-18',
        repairFrom: '2027-11-18',
        creditClass: 'serious',
      })
    },
  )

  test('数额巨大 makes a fine 严重 only once the authority has set the amount', () => {
    const limit = { 'natural-person': 1, 'sole-trader': 1, organisation: 15_000_000 }
    const rules = { ...proposedDisclosureRules, hugeFineFen: limit }
    expect(expiryOf(decision, rules).creditClass).toBe('serious')
    expect(expiry({}).creditClass).toBe('general')
  })

  test('a warning alone is 轻微: three months at most', () => {
    expect(expiry({ penalty: penalty({ kinds: ['warning'], fineFen: 0 }) })).toMatchObject({
      expiresOn: '2027-02-18',
      repairFrom: null,
      creditClass: 'slight',
    })
  })

  test('a decision made before the new rule keeps the old one', () => {
    expect(expiry({ decidedOn: plainDate('2026-03-31') })).toMatchObject({
      expiresOn: '2027-03-31',
      basis: '发改办财金〔2019〕527号',
    })
  })

  test('a month without that day ends on its last day', () => {
    const minor = penalty({ kinds: ['warning'], fineFen: 0 })
    const decidedOn = plainDate('2026-11-30')
    expect(expiry({ penalty: minor, decidedOn }).expiresOn).toBe('2027-02-28')
  })

  test('不予处罚 is not a credit record', () => {
    expect(expiry({ outcome: 'no-penalty', penalty: penalty({ kinds: [], fineFen: 0 }) })).toEqual({
      expiresOn: '2027-02-18',
      repairFrom: null,
      creditClass: null,
      rule: '不予行政处罚决定，公示三个月',
      basis: '不予处罚决定不属于失信信息，本局规定',
    })
  })
})
