import { describe, expect, test } from 'vitest'
import { withBenchmark } from '../../test/sample-benchmarks.ts'
import { getPenaltyMatter } from '../reference/matters.ts'
import { assessAmount, type ProposedFine } from './assess-amount.ts'
import { forParty } from '../reference/for-party.ts'
import { statutoryRange, tierOf, tiersOf } from './fine-range.ts'

const yuan = (amount: number) => amount * 100

function propose(code: string, fine: number, more: Partial<ProposedFine> = {}) {
  const matter = withBenchmark(code)
  return assessAmount({
    matter,
    gainsFen: null,
    fineFen: yuan(fine),
    tier: null,
    reason: null,
    ...more,
  })
}

// The rows are docs/rules/discretion.md.
describe('the statutory range', () => {
  test.each([
    { code: 'CF-001-01', gains: 0, stage: null, min: 10_000, max: 30_000 },
    { code: 'CF-011-01', gains: 0, stage: null, min: 10_000, max: 100_000 },
    { code: 'CF-011-01', gains: 0, stage: '责令限期备案', min: 10_000, max: 50_000 },
    { code: 'CF-011-01', gains: 0, stage: '逾期仍不备案', min: 50_000, max: 100_000 },
    { code: 'CF-014-01', gains: 0, stage: null, min: 50_000, max: 100_000 },
    { code: 'CF-014-01', gains: 49_999, stage: null, min: 50_000, max: 100_000 },
    { code: 'CF-014-01', gains: 50_000, stage: null, min: 100_000, max: 250_000 },
    { code: 'CF-036-01', gains: 0, stage: null, min: 0, max: 10_000 },
    { code: 'CF-036-01', gains: 4_000, stage: null, min: 0, max: 12_000 },
    { code: 'CF-036-01', gains: 20_000, stage: null, min: 0, max: 30_000 },
  ])('of $code with gains $gains, stage $stage, is $min to $max yuan', (row) => {
    expect(statutoryRange(getPenaltyMatter(row.code), yuan(row.gains), row.stage)).toEqual({
      minFen: yuan(row.min),
      maxFen: yuan(row.max),
    })
  })

  test('is nothing where the statute has no fine, or its amounts were not checked', () => {
    expect(statutoryRange(getPenaltyMatter('CF-018-01'), null)).toBeNull()
    expect(statutoryRange(getPenaltyMatter('CF-041-01'), null)).toBeNull()
  })
})

describe('a fine that differs by kind of party (生态环境法典第1225条第2款)', () => {
  const plastics = getPenaltyMatter('CF-044-01')
  test.each([
    { party: 'organisation' as const, min: 10_000, max: 100_000 },
    { party: 'sole-trader' as const, min: 500, max: 5_000 },
    { party: 'natural-person' as const, min: 500, max: 5_000 },
  ])('is $min to $max yuan for $party', ({ party, min, max }) => {
    const range = { minFen: yuan(min), maxFen: yuan(max) }
    expect(statutoryRange(forParty(plastics, party), null)).toEqual(range)
  })

  // 劳务合作条例第42条: …处5万元以上10万元以下的罚款，并对其主要负责人处1万元以上3万元以下的罚款.
  test('of the person in charge is the one the rule sets for them, without the licence of the firm', () => {
    const matter = getPenaltyMatter('CF-020-01')
    const person = forParty(matter, 'natural-person')
    expect(statutoryRange(person, null)).toEqual({ minFen: yuan(10_000), maxFen: yuan(30_000) })
    expect(person.otherPenalties).toEqual([])
    expect(statutoryRange(forParty(matter, 'organisation'), null)).toEqual({
      minFen: yuan(50_000),
      maxFen: yuan(100_000),
    })
  })
})

describe('tiers', () => {
  test.each([
    { fine: 10_000, tier: '一般' },
    // 15 000 ends one tier and begins the next
    { fine: 15_000, tier: '一般' },
    { fine: 15_000.01, tier: '严重' },
    { fine: 20_000, tier: '严重' },
    { fine: 30_000, tier: '特别严重' },
  ])('of CF-001-01: $fine yuan is $tier (就低归入前档)', ({ fine, tier }) => {
    expect(tierOf(withBenchmark('CF-001-01').tiers, yuan(fine))?.name).toBe(tier)
  })

  test('are none where the agency has published none (处罚法第34条)', () => {
    expect(tiersOf(getPenaltyMatter('CF-009-01'), null)).toEqual([])
    expect(propose('CF-016-01', 20_000, { tier: '一般' })).toMatchObject({
      refusal: {
        reason: expect.stringContaining('没有公布本事项的裁量基准'),
        basis: [{ instrument: '行政处罚法', article: 34 }],
      },
    })
    expect(propose('CF-016-01', 20_000)).toMatchObject({
      value: { tier: null, deviates: false, mitigated: false },
    })
  })

  test('have to be chosen where there are some', () => {
    expect(propose('CF-001-01', 12_000)).toMatchObject({
      refusal: { fields: [{ field: 'tier' }] },
    })
  })

  test('of a multiple of the gains never reach past the cap', () => {
    expect(tiersOf(withBenchmark('CF-036-01'), yuan(12_000))).toMatchObject([
      { minFen: 0, maxFen: yuan(12_000) },
      { minFen: yuan(12_000), maxFen: yuan(24_000) },
      { minFen: yuan(24_000), maxFen: yuan(30_000) },
    ])
  })
})

describe('a proposed fine', () => {
  test('above the statutory maximum is refused with the article, whatever the reason', () => {
    expect(propose('CF-009-01', 500_001, { reason: '情节特别恶劣' })).toMatchObject({
      ok: false,
      refusal: {
        reason: expect.stringContaining('超过法定上限 500,000.00 元'),
        basis: [{ instrument: '商业特许经营管理条例', article: 24, paragraph: 1 }],
      },
    })
  })

  test('of the second stage is above the maximum while the first stage holds', () => {
    expect(propose('CF-011-01', 60_000, { tier: '责令限期备案' })).toMatchObject({ ok: false })
    expect(propose('CF-011-01', 60_000, { tier: '逾期仍不备案' })).toMatchObject({ ok: true })
    expect(propose('CF-011-01', 50_000, { tier: '逾期仍不备案' })).toMatchObject({
      value: { deviates: false, tier: { name: '逾期仍不备案' } },
    })
  })

  test('inside the chosen tier needs nothing more', () => {
    expect(propose('CF-001-01', 12_000, { tier: '一般' })).toMatchObject({
      ok: true,
      value: { deviates: false, mitigated: false, tier: { name: '一般' }, notes: [] },
    })
  })

  test('on an end that two tiers share says so', () => {
    expect(propose('CF-001-01', 15_000, { tier: '一般' })).toMatchObject({
      value: {
        notes: ['15,000.00 元同时是“一般”的上限和“严重”的下限，就低归入“一般”'],
      },
    })
  })

  test('outside the chosen tier needs a reason, and then review (MC15)', () => {
    expect(propose('CF-001-01', 18_000, { tier: '一般' })).toMatchObject({
      ok: false,
      refusal: { reason: '属于“严重”档，不是“一般”档，须写明理由，并须法制审核' },
    })
    expect(propose('CF-001-01', 18_000, { tier: '一般', reason: '拒不提供资料' })).toMatchObject({
      value: { deviates: true, mitigated: false },
    })
  })

  test('in no tier at all also leaves the benchmark', () => {
    expect(propose('CF-028-01', 3_500, { tier: '一般' })).toMatchObject({
      refusal: { reason: '不在任何一个裁量阶次内，须写明理由，并须法制审核' },
    })
  })

  test('below the statutory minimum is mitigation (减轻, 处罚法第32条)', () => {
    expect(propose('CF-009-01', 80_000, { tier: '较轻' })).toMatchObject({
      refusal: { reason: expect.stringContaining('属于减轻处罚') },
    })
    expect(propose('CF-009-01', 80_000, { tier: '较轻', reason: '立功' })).toMatchObject({
      value: { mitigated: true, deviates: false },
    })
  })

  test('is refused where the statute has none', () => {
    expect(propose('CF-018-01', 1)).toMatchObject({
      refusal: { basis: [{ instrument: '对外劳务合作管理条例', article: 40 }, { article: 4 }] },
    })
  })

  test('no fine, in a tier of correction only, is no mitigation', () => {
    expect(propose('CF-001-01', 0, { tier: '较轻' })).toMatchObject({
      value: { mitigated: false, deviates: false },
    })
  })
})
