import { describe, expect, test } from 'vitest'
import { getPenaltyMatter } from '../reference/matters.ts'
import { assessAmount, type ProposedFine } from './assess-amount.ts'
import { defaultTiers, statutoryRange, tierOf, tiersOf } from './fine-range.ts'

const yuan = (amount: number) => amount * 100

function propose(code: string, fine: number, more: Partial<ProposedFine> = {}) {
  const matter = getPenaltyMatter(code)
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
    { code: 'CF-001', gains: 0, stage: null, min: 10_000, max: 30_000 },
    { code: 'CF-011', gains: 0, stage: null, min: 10_000, max: 100_000 },
    { code: 'CF-011', gains: 0, stage: '第一阶段', min: 10_000, max: 50_000 },
    { code: 'CF-011', gains: 0, stage: '第二阶段', min: 50_000, max: 100_000 },
    { code: 'CF-014', gains: 0, stage: null, min: 50_000, max: 100_000 },
    { code: 'CF-014', gains: 49_999, stage: null, min: 50_000, max: 100_000 },
    { code: 'CF-014', gains: 50_000, stage: null, min: 100_000, max: 250_000 },
    { code: 'CF-035', gains: 0, stage: null, min: 0, max: 10_000 },
    { code: 'CF-035', gains: 4_000, stage: null, min: 0, max: 12_000 },
    { code: 'CF-035', gains: 20_000, stage: null, min: 0, max: 30_000 },
  ])('of $code with gains $gains, stage $stage, is $min to $max yuan', (row) => {
    expect(statutoryRange(getPenaltyMatter(row.code), yuan(row.gains), row.stage)).toEqual({
      minFen: yuan(row.min),
      maxFen: yuan(row.max),
    })
  })

  test('is nothing where the statute has no fine, or its amounts were not checked', () => {
    expect(statutoryRange(getPenaltyMatter('CF-018'), null)).toBeNull()
    expect(statutoryRange(getPenaltyMatter('CF-041'), null)).toBeNull()
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
  ])('of CF-001: $fine yuan is $tier (就低归入前档)', ({ fine, tier }) => {
    expect(tierOf(getPenaltyMatter('CF-001').tiers, yuan(fine))?.name).toBe(tier)
  })

  test('default to 30 % and 70 % of the range', () => {
    expect(defaultTiers({ minFen: yuan(50_000), maxFen: yuan(100_000) })).toMatchObject([
      { name: '从轻', minFen: yuan(50_000), maxFen: yuan(65_000) },
      { name: '一般', minFen: yuan(65_000), maxFen: yuan(85_000) },
      { name: '从重', minFen: yuan(85_000), maxFen: yuan(100_000) },
    ])
  })

  test('of a multiple of the gains never reach past the cap', () => {
    expect(tiersOf(getPenaltyMatter('CF-035'), yuan(12_000))).toMatchObject([
      { minFen: 0, maxFen: yuan(12_000) },
      { minFen: yuan(12_000), maxFen: yuan(24_000) },
      { minFen: yuan(24_000), maxFen: yuan(30_000) },
    ])
  })
})

describe('a proposed fine', () => {
  test('above the statutory maximum is refused with the article, whatever the reason', () => {
    expect(propose('CF-009', 500_001, { reason: '情节特别恶劣' })).toMatchObject({
      ok: false,
      refusal: {
        reason: expect.stringContaining('超过法定上限 500,000.00 元'),
        basis: [{ instrument: '商业特许经营管理条例', article: 24, paragraph: 1 }],
      },
    })
  })

  test('of the second stage is above the maximum while the first stage holds', () => {
    expect(propose('CF-011', 60_000, { tier: '第一阶段' })).toMatchObject({ ok: false })
    expect(propose('CF-011', 60_000, { tier: '第二阶段' })).toMatchObject({ ok: true })
    expect(propose('CF-011', 50_000, { tier: '第二阶段' })).toMatchObject({
      value: { deviates: false, tier: { name: '第二阶段' } },
    })
  })

  test('inside the chosen tier needs nothing more', () => {
    expect(propose('CF-001', 12_000, { tier: '一般' })).toMatchObject({
      ok: true,
      value: { deviates: false, mitigated: false, tier: { name: '一般' }, notes: [] },
    })
  })

  test('on an end that two tiers share says so', () => {
    expect(propose('CF-001', 15_000, { tier: '一般' })).toMatchObject({
      value: {
        notes: ['15,000.00 元同时是“一般”的上限和“严重”的下限，就低归入“一般”'],
      },
    })
  })

  test('outside the chosen tier needs a reason, and then review (MC15)', () => {
    expect(propose('CF-001', 18_000, { tier: '一般' })).toMatchObject({
      ok: false,
      refusal: { reason: '属于“严重”档，不是“一般”档，须写明理由，并须法制审核' },
    })
    expect(propose('CF-001', 18_000, { tier: '一般', reason: '拒不提供资料' })).toMatchObject({
      value: { deviates: true, mitigated: false },
    })
  })

  test('in no tier at all also leaves the benchmark', () => {
    expect(propose('CF-028', 3_500, { tier: '一般' })).toMatchObject({
      refusal: { reason: '不在任何一个裁量阶次内，须写明理由，并须法制审核' },
    })
  })

  test('below the statutory minimum is mitigation (减轻, 处罚法第32条)', () => {
    expect(propose('CF-009', 80_000, { tier: '较轻' })).toMatchObject({
      refusal: { reason: expect.stringContaining('属于减轻处罚') },
    })
    expect(propose('CF-009', 80_000, { tier: '较轻', reason: '立功' })).toMatchObject({
      value: { mitigated: true, deviates: false },
    })
  })

  test('is refused where the statute has none', () => {
    expect(propose('CF-018', 1)).toMatchObject({
      refusal: { basis: [{ instrument: '对外劳务合作管理条例', article: 40 }, { article: 4 }] },
    })
  })

  test('no fine, in a tier of correction only, is no mitigation', () => {
    expect(propose('CF-001', 0, { tier: '较轻' })).toMatchObject({
      value: { mitigated: false, deviates: false },
    })
  })
})
