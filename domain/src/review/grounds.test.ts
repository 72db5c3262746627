import { describe, expect, test } from 'vitest'
import { defaultReviewCatalogue } from '../reference/review-catalogue.ts'
import type { ReviewFacts } from './catalogue.ts'
import { nothingSpecial } from './review-facts.ts'
import { deliberationRequired, hearingRight, legalReviewGrounds } from './grounds.ts'

const ordinary: ReviewFacts = {
  ...nothingSpecial,
  act: 'penalty',
  kinds: ['fine'],
  fineFen: 1_800_000,
}

const rules = {
  hearingThresholdFen: {
    'natural-person': 500_000,
    'sole-trader': 500_000,
    organisation: 10_000_000,
  },
}

type Row = { when: string; facts: Partial<ReviewFacts>; grounds: string[] }

// The rows are docs/rules/legal-review.md, which the legal team signs off.
describe('legal review (处罚法第58条)', () => {
  test.each<Row>([
    { when: 'nothing is special about the case', facts: {}, grounds: [] },
    {
      when: 'a major public interest is affected',
      facts: { publicInterest: true },
      grounds: ['MC01'],
    },
    {
      when: 'vital rights are affected and a hearing was held',
      facts: { vitalRights: true, hearingHeld: true },
      grounds: ['MC02'],
    },
    {
      when: 'a hearing was held but no vital right is affected',
      facts: { hearingHeld: true },
      grounds: [],
    },
    {
      when: 'vital rights are affected without a hearing',
      facts: { vitalRights: true },
      grounds: [],
    },
    { when: 'the case is complex', facts: { complex: true }, grounds: ['MC03'] },
    { when: 'the matter asks for it', facts: { matterRequiresReview: true }, grounds: ['MC04'] },
    { when: 'an organisation is fined 99 999.99 yuan', facts: { fineFen: 9_999_999 }, grounds: [] },
    {
      when: 'an organisation is fined 100 000 yuan',
      facts: { fineFen: 10_000_000 },
      grounds: ['MC05'],
    },
    {
      when: 'a natural person is fined 5 000 yuan',
      facts: { partyKind: 'natural-person', fineFen: 500_000 },
      grounds: ['MC05'],
    },
    {
      when: 'a sole trader is fined 4 999.99 yuan',
      facts: { partyKind: 'sole-trader', fineFen: 499_999 },
      grounds: [],
    },
    {
      when: 'gains and goods together reach the threshold',
      facts: { confiscatedFen: 6_000_000, confiscatedGoodsFen: 4_000_000 },
      grounds: ['MC06'],
    },
    { when: 'business is suspended', facts: { kinds: ['suspend-business'] }, grounds: ['MC08'] },
    { when: 'a licence is revoked', facts: { kinds: ['revoke-licence'] }, grounds: ['MC09'] },
    { when: 'the penalty is mitigated', facts: { mitigated: true }, grounds: ['MC10'] },
    { when: 'nobody is punished in a simple case', facts: { outcome: 'no-penalty' }, grounds: [] },
    {
      when: 'nobody is punished in a complex case',
      facts: { outcome: 'no-penalty', complex: true },
      grounds: ['MC03', 'MC10'],
    },
    { when: 'there is social risk', facts: { socialRisk: true }, grounds: ['MC11'] },
    {
      when: 'a licence is refused',
      facts: {
        act: 'licence',
        licence: { decision: 'refuse', hearingHeld: false, thirdPartyInterest: false },
      },
      grounds: ['MC12'],
    },
    {
      when: 'a licence is granted after a hearing',
      facts: {
        act: 'licence',
        licence: { decision: 'grant', hearingHeld: true, thirdPartyInterest: false },
      },
      grounds: ['MC12'],
    },
    { when: 'goods are seized', facts: { act: 'coercion', coercion: true }, grounds: ['MC13'] },
    {
      when: 'the case goes to the police',
      facts: { outcome: 'transfer-criminal' },
      grounds: ['MC14'],
    },
    { when: 'the benchmark is left', facts: { deviatesFromBenchmark: true }, grounds: ['MC15'] },
    { when: 'a decision is revoked', facts: { outcome: 'revocation' }, grounds: ['MC16'] },
    { when: 'a party is foreign', facts: { foreign: true }, grounds: ['MC17'] },
    {
      when: 'a major enterprise is concerned',
      facts: { majorEnterprise: true },
      grounds: ['MC17'],
    },
    { when: 'another rule asks for it', facts: { otherMajorDecision: true }, grounds: ['MC18'] },
  ])('when $when: $grounds', ({ facts, grounds }) => {
    const found = legalReviewGrounds({ ...ordinary, ...facts }, defaultReviewCatalogue, rules)

    expect(found.map(({ id }) => id)).toEqual(grounds)
  })

  test('the lower of hearing and review threshold decides (达到标准即审)', () => {
    const strict = {
      hearingThresholdFen: { ...rules.hearingThresholdFen, organisation: 1_000_000 },
    }

    expect(legalReviewGrounds(ordinary, defaultReviewCatalogue, strict)).toMatchObject([
      { id: 'MC05' },
    ])
  })

  test('an agency may switch local grounds off, never those of the statute', () => {
    const off = {
      ...defaultReviewCatalogue,
      grounds: defaultReviewCatalogue.grounds.map((each) => ({ ...each, enabled: false })),
    }
    const facts = { ...ordinary, fineFen: 50_000_000, complex: true, socialRisk: true }

    expect(legalReviewGrounds(facts, off, rules).map(({ id }) => id)).toEqual(['MC03', 'MC11'])
  })

  test('the catalogue has 18 grounds, six of them mandatory, MC07 in reserve', () => {
    const { grounds } = defaultReviewCatalogue

    expect(grounds).toHaveLength(18)
    expect(grounds.filter(({ mandatory }) => mandatory).map(({ id }) => id)).toEqual([
      'MC01',
      'MC02',
      'MC03',
      'MC04',
      'MC11',
      'MC18',
    ])
    expect(grounds.filter(({ enabled }) => !enabled).map(({ id }) => id)).toEqual(['MC07'])
  })
})

// The rows are docs/rules/hearing-right.md.
describe('the right to a hearing (处罚法第63条)', () => {
  test.each<{ when: string; facts: Partial<ReviewFacts>; items: number[] }>([
    { when: 'an organisation is fined 18 000 yuan', facts: {}, items: [] },
    { when: 'an organisation is fined 100 000 yuan', facts: { fineFen: 10_000_000 }, items: [1] },
    {
      when: 'a natural person is fined 5 000 yuan',
      facts: { partyKind: 'natural-person', fineFen: 500_000 },
      items: [1],
    },
    {
      when: 'gains of 100 000 yuan are confiscated',
      facts: { confiscatedFen: 10_000_000 },
      items: [2],
    },
    {
      when: 'goods of that value are confiscated',
      facts: { confiscatedGoodsFen: 10_000_000 },
      items: [2],
    },
    { when: 'a licence is revoked', facts: { kinds: ['revoke-licence'] }, items: [3] },
    { when: 'business is closed', facts: { kinds: ['close-business'] }, items: [4] },
    { when: 'a licence is only suspended', facts: { kinds: ['suspend-licence'] }, items: [] },
    { when: 'the officer finds it heavy', facts: { otherHeavyPenalty: true }, items: [5] },
    { when: 'another law gives the right', facts: { hearingRequiredByLaw: true }, items: [6] },
    {
      when: 'several items apply',
      facts: { fineFen: 10_000_000, kinds: ['fine', 'revoke-licence'] },
      items: [1, 3],
    },
  ])('when $when: items $items', ({ facts, items }) => {
    const found = hearingRight({ ...ordinary, ...facts }, rules)

    expect(found.map(({ basis }) => basis.item)).toEqual(items)
  })
})

describe('collective deliberation (处罚法第57条第2款)', () => {
  test.each<{ when: string; facts: Partial<ReviewFacts>; texts: string[] }>([
    { when: 'an ordinary case', facts: {}, texts: [] },
    { when: 'a complex case', facts: { complex: true }, texts: ['情节复杂'] },
    {
      when: 'a penalty with a right to a hearing',
      facts: { fineFen: 10_000_000 },
      texts: ['重大违法行为，拟给予的处罚达到听证标准'],
    },
    { when: 'mitigation', facts: { mitigated: true }, texts: ['减轻处罚，低于法定最低罚款'] },
  ])('$when: $texts', ({ facts, texts }) => {
    expect(deliberationRequired({ ...ordinary, ...facts }, rules).map(({ text }) => text)).toEqual(
      texts,
    )
  })
})
