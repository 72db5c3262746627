import { describe, expect, test } from 'vitest'
import { getPenaltyMatter, penaltyMatters } from '../reference/matters.ts'
import { defaultReviewCatalogue } from '../reference/review-catalogue.ts'
import type { CatalogueGround, ReviewRule, Thresholds } from './catalogue.ts'
import { changeGrounds } from './change-catalogue.ts'
import { ruleProblems } from './rule-problems.ts'
import { fieldOf, type RuleWorld } from './rule-world.ts'

const usable = penaltyMatters.filter(({ usable: { kind } }) => kind !== 'no')
const world: RuleWorld = {
  matterOf: (code) => penaltyMatters.find((each) => each.code === code) ?? null,
  fields: Map.groupBy(usable, (matter) => fieldOf(matter) ?? ''),
  level: 'city',
}

const everyone = (fen: number | null): Thresholds => ({
  'natural-person': fen,
  'sole-trader': fen,
  organisation: fen,
})
const fine = (thresholdFen: Thresholds): ReviewRule => ({
  kind: 'amount',
  amount: 'fine',
  compare: 'reaches',
  thresholdFen,
})
const all = (...of: ReviewRule[]): ReviewRule => ({ kind: 'all', of })

const problems = (
  rule: ReviewRule,
  acts: CatalogueGround['acts'] = ['penalty'],
  text = '新的情形',
) =>
  ruleProblems({ acts, rule, text }, defaultReviewCatalogue.grounds, world).map(
    ({ reason }) => reason,
  )

// 单用途商业预付卡: the rule allows at most 30 000 yuan.
const capped = usable.find(({ fine: rule }) => rule.kind === 'range' && rule.maxFen === 3_000_000)
const card = capped?.code ?? ''

describe('a rule that cannot stand is refused before it is proposed', () => {
  test.each<[string, ReviewRule, CatalogueGround['acts'], string]>([
    ['no act is chosen', { kind: 'flag', flag: 'foreign' }, [], '还没有选执法行为'],
    ['no matter is chosen', { kind: 'matter', codes: [] }, ['penalty'], '“事项”还没有选'],
    ['a group is empty', { kind: 'any', of: [] }, ['penalty'], '有一组条件是空的'],
    ['everything is caught', { kind: 'always' }, 'every', '任何案件都可以送审'],
    [
      'a fine of no licence',
      fine(everyone(100)),
      ['licence'],
      '行政许可没有“拟罚款”，它只属于行政处罚',
    ],
    [
      'another level',
      all({ kind: 'level', anyOf: ['county'] }, { kind: 'flag', flag: 'foreign' }),
      'every',
      '本局的执法层级是设区的市级',
    ],
    [
      'two kinds of party at once',
      all({ kind: 'party', anyOf: ['organisation'] }, { kind: 'party', anyOf: ['sole-trader'] }),
      'every',
      '两个条件要求的当事人没有相同的',
    ],
    [
      'a fine for nobody punished',
      all({ kind: 'outcome', outcomes: ['no-penalty'] }, fine(everyone(100))),
      ['penalty'],
      '不予处罚、移送司法机关的案件没有罚款',
    ],
    ['nobody is measured', fine(everyone(null)), ['penalty'], '都写了不适用'],
    ['a threshold of nothing', fine(everyone(0)), ['penalty'], '起点应大于零'],
    [
      'an unknown matter',
      { kind: 'matter', codes: ['CF-999-99'] },
      ['penalty'],
      '没有事项 CF-999-99',
    ],
    [
      'an unknown field',
      { kind: 'field', laws: ['航空法'] },
      ['penalty'],
      '本局没有《航空法》的执法事项',
    ],
  ])('%s', (_when, rule, acts, reason) => {
    expect(problems(rule, acts).join('；')).toContain(reason)
  })

  test('a threshold that is left out is named by sum and kind of party', () => {
    const found = ruleProblems(
      {
        acts: ['penalty'],
        rule: fine({ 'natural-person': 500_000, organisation: 900_000 }),
        text: '新',
      },
      [],
      world,
    )

    expect(found).toMatchObject([
      {
        reason: '“拟罚款”还没有写个体工商户的起点；不管这一类当事人的，写“不适用”',
        missing: { amount: 'fine', party: 'sole-trader' },
      },
    ])
    // Where the ground is for other parties only, nothing is left out.
    const firms = all({ kind: 'party', anyOf: ['organisation'] }, fine({ organisation: 900_000 }))
    expect(problems(firms)).toEqual([])
  })

  test('a fine above what every chosen matter allows names the rule and its article', () => {
    const rule = all({ kind: 'matter', codes: [card] }, fine(everyone(50_000_000)))
    const [problem] = ruleProblems({ acts: ['penalty'], rule, text: '新' }, [], world)

    expect(problem?.reason).toMatch(
      /^永远不会成立：所选 1 个事项的罚款最高 30,000 元（《.+》.*第[一二三四五六七八九十]+条/,
    )
    expect(problem?.basis.length).toBeGreaterThan(0)
    expect(problems(all({ kind: 'matter', codes: [card] }, fine(everyone(3_000_000))))).toEqual([])
  })

  test('the part of a rule that is dead is refused as well', () => {
    const rule: ReviewRule = {
      kind: 'any',
      of: [
        { kind: 'flag', flag: 'majorEnterprise' },
        all({ kind: 'matter', codes: [card] }, fine(everyone(50_000_000))),
      ],
    }

    expect(problems(rule)[0]).toMatch(/^其中一种情况永远不会成立/)
  })

  test('a matter on which no case may rest is refused with its reason', () => {
    const gone = penaltyMatters.find(({ usable: { kind } }) => kind === 'no')

    expect(problems({ kind: 'matter', codes: [gone?.code ?? ''] })[0]).toMatch(
      /本事项不能使用：.+，不会再有这样的案件/,
    )
    expect(getPenaltyMatter(card).usable.kind).not.toBe('no')
  })

  test('the same condition or the same name as another ground is a duplicate', () => {
    const kinds = ['bar-from-trade', 'close-business', 'suspend-business'] as const

    expect(problems({ kind: 'penalty-kinds', anyOf: kinds })[0]).toContain('和 MC08')
    expect(
      problems({ kind: 'flag', flag: 'majorEnterprise' }, 'every', '涉及重大公共利益')[0],
    ).toContain('和 MC01“涉及重大公共利益”的名称相同')
  })
})

describe('changing a catalogue', () => {
  const { grounds } = defaultReviewCatalogue
  const own = {
    acts: ['payment'] as const,
    text: '数额较大的给付',
    basis: '本局规定',
    rule: {
      kind: 'amount',
      amount: 'paid',
      compare: 'reaches',
      thresholdFen: everyone(1_000_000),
    } satisfies ReviewRule,
    note: '',
  }

  test.each(['MC01', 'MC02', 'MC03', 'MC04', 'MC11', 'MC18'])('%s is statutory and stays', (id) => {
    for (const change of [
      { id, enabled: false },
      { id, ground: own },
      { id, source: '新' },
    ]) {
      expect(changeGrounds(grounds, [change], world)).toMatchObject({
        ok: false,
        refusal: { reason: `${id} 是法定的审核情形，固定不变，不能停用、修改` },
      })
    }
  })

  test('a ground is added with a number of the agency, and no number is given twice', () => {
    const added = changeGrounds(grounds, [{ add: own }], world)
    if (!added.ok) throw new Error(added.refusal.reason)

    expect(added.value.at(-1)).toMatchObject({ id: 'BJ01', enabled: true, mandatory: false })
    const other = { ...own, text: '另一项', acts: ['levy'] as const }
    const again = changeGrounds(
      added.value,
      [{ id: 'BJ01', enabled: false }, { add: other }],
      world,
    )
    if (!again.ok) throw new Error(again.refusal.reason)
    expect(again.value.slice(-2).map(({ id, enabled }) => [id, enabled])).toEqual([
      ['BJ01', false],
      ['BJ02', true],
    ])
  })
})
