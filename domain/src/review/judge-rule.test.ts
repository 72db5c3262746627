import { describe, expect, test } from 'vitest'
import type { CatalogueGround, GroundActs, ReviewRule } from './catalogue.ts'
import { judgeGround, longFactsUnasked, type Judgement } from './judge-rule.ts'
import { nothingSpecial, type ReviewFacts } from './review-facts.ts'

const rules = {
  hearingThresholdFen: {
    'natural-person': 500_000,
    'sole-trader': 500_000,
    organisation: 10_000_000,
  },
}

const ground = (acts: GroundActs, rule: ReviewRule): Pick<CatalogueGround, 'acts' | 'rule'> => ({
  acts,
  rule,
})

const paid: ReviewRule = {
  kind: 'amount',
  amount: 'paid',
  compare: 'reaches',
  thresholdFen: { 'natural-person': 1_000_000, 'sole-trader': 2_000_000, organisation: 5_000_000 },
}
const seized: ReviewRule = {
  kind: 'amount',
  amount: 'seized',
  compare: 'reaches',
  thresholdFen: { 'natural-person': null, 'sole-trader': 5_000_000, organisation: 5_000_000 },
}
const licence = (decision: 'grant' | 'refuse' | 'revoke', more: object = {}) => ({
  act: 'licence' as const,
  licence: { decision, hearingHeld: false, thirdPartyInterest: false, ...more },
})

type Row = [
  when: string,
  acts: GroundActs,
  rule: ReviewRule,
  facts: Partial<ReviewFacts>,
  is: Judgement,
]

// 国办发〔2018〕118号: by kind of act, level, field and sum. Acts whose procedures do not run yet as well.
describe('grounds for every kind of act', () => {
  test.each<Row>([
    [
      'a licence is refused',
      ['licence'],
      { kind: 'licence', decisions: ['refuse'] },
      licence('refuse'),
      'yes',
    ],
    [
      'a licence is granted',
      ['licence'],
      { kind: 'licence', decisions: ['refuse'] },
      licence('grant'),
      'no',
    ],
    [
      'a licence was heard',
      ['licence'],
      { kind: 'licence-hearing' },
      licence('grant', { hearingHeld: true }),
      'yes',
    ],
    [
      'a payment to a firm reaches 50 000 yuan',
      ['payment'],
      paid,
      { act: 'payment', paidFen: 5_000_000 },
      'yes',
    ],
    [
      'a payment to a firm is below',
      ['payment'],
      paid,
      { act: 'payment', paidFen: 4_999_999 },
      'no',
    ],
    [
      'a payment to a person reaches 10 000 yuan',
      ['payment'],
      paid,
      { act: 'payment', partyKind: 'natural-person', paidFen: 1_000_000 },
      'yes',
    ],
    ['the sum of a payment is not known', ['payment'], paid, { act: 'payment' }, 'unknown'],
    ['a levy is not a payment', ['payment'], paid, { act: 'levy', paidFen: 9_000_000 }, 'no'],
    [
      'every inspection is reviewed',
      ['inspection'],
      { kind: 'always' },
      { act: 'inspection' },
      'yes',
    ],
    [
      'goods of 50 000 yuan are seized',
      ['coercion'],
      seized,
      { act: 'coercion', seizedFen: 5_000_000 },
      'yes',
    ],
    ['nobody has estimated what is seized', ['coercion'], seized, { act: 'coercion' }, 'unknown'],
    [
      'the ground is not for natural persons',
      ['coercion'],
      seized,
      { act: 'coercion', partyKind: 'natural-person', seizedFen: 9_000_000 },
      'no',
    ],
    [
      'the matter is one of those',
      ['penalty'],
      { kind: 'matter', codes: ['A', 'B'] },
      { matters: ['B', 'C'] },
      'yes',
    ],
    [
      'the matter is none of those',
      ['penalty'],
      { kind: 'matter', codes: ['A'] },
      { matters: ['C'] },
      'no',
    ],
    [
      'the field is that of cards',
      ['penalty'],
      { kind: 'field', laws: ['卡'] },
      { fields: ['卡'] },
      'yes',
    ],
    ['a county acts', 'every', { kind: 'level', anyOf: ['county'] }, { level: 'county' }, 'yes'],
    ['a city acts', 'every', { kind: 'level', anyOf: ['county'] }, { level: 'city' }, 'no'],
    [
      'a trader is the party',
      'every',
      { kind: 'party', anyOf: ['sole-trader'] },
      { partyKind: 'sole-trader' },
      'yes',
    ],
    [
      'a ground of every act',
      'every',
      { kind: 'flag', flag: 'socialRisk' },
      { act: 'reward', socialRisk: true },
      'yes',
    ],
    [
      'a ground of penalties',
      ['penalty'],
      { kind: 'flag', flag: 'complex' },
      { act: 'licence', complex: true },
      'no',
    ],
  ])('when %s', (_when, acts, rule, facts, is) => {
    expect(
      judgeGround(ground(acts, rule), { ...nothingSpecial, act: 'penalty', ...facts }, rules),
    ).toBe(is)
  })

  test('a threshold that was left out judges nothing, and one part decides where it can', () => {
    const open: ReviewRule = {
      kind: 'amount',
      amount: 'fine',
      compare: 'reaches',
      thresholdFen: { organisation: 1_000_000 },
    }
    const trader: ReviewFacts = {
      ...nothingSpecial,
      act: 'penalty',
      partyKind: 'sole-trader',
      fineFen: 900_000,
    }
    const judge = (rule: ReviewRule) => judgeGround(ground(['penalty'], rule), trader, rules)
    const complex: ReviewRule = { kind: 'flag', flag: 'complex' }
    const hearing: ReviewRule = { kind: 'reaches-hearing', amount: 'fine' }

    expect(judge(open)).toBe('unknown')
    expect(judge({ kind: 'all', of: [open, complex] })).toBe('no')
    expect(judge({ kind: 'any', of: [open, hearing] })).toBe('yes')
    expect(judge({ kind: 'any', of: [open, complex] })).toBe('unknown')
  })
})

describe('what need not be read to judge', () => {
  const complex: ReviewRule = { kind: 'flag', flag: 'complex' }
  const matter: ReviewRule = { kind: 'matter', codes: ['CF-001-01'] }
  const field: ReviewRule = { kind: 'field', laws: ['单用途商业预付卡管理办法（试行）'] }
  test.each<[ReviewRule[], string[]]>([
    [[complex], ['matters', 'fields']],
    [[complex, matter], ['fields']],
    [[{ kind: 'any', of: [complex, { kind: 'all', of: [complex, field] }] }], ['matters']],
    [[field, matter], []],
  ])('by %j', (rules, unasked) => {
    expect(longFactsUnasked(rules.map((rule) => ({ rule })))).toEqual(unasked)
  })

  test('a fact that was not kept is as usual, and not unknown', () => {
    const kept = { act: 'penalty', fineFen: 2_000_000 } as const
    const judge = (rule: ReviewRule) =>
      judgeGround({ acts: ['penalty'], rule }, kept, { hearingThresholdFen: nobodyHeard })
    expect(judge({ kind: 'party', anyOf: ['organisation'] })).toBe('yes')
    expect(judge({ kind: 'outcome', outcomes: ['penalty'] })).toBe('yes')
    expect(judge({ kind: 'penalty-kinds', anyOf: ['fine'] })).toBe('no')
    expect(judge(matter)).toBe('no')
  })
})

const nobodyHeard = { 'natural-person': 1e12, 'sole-trader': 1e12, organisation: 1e12 }
