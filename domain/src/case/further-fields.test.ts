import { describe, expect, test } from 'vitest'
import { circumstances, franchise, prepaidCard } from '../../test/circumstances.ts'
import { decidedEvents, fileOf } from '../../test/decided-case.ts'
import { draft, party } from '../../test/sample-facts.ts'
import { checkFurther, furtherFrom, type FurtherInput } from './further-fields.ts'
import { causeOfAll, mattersOfCase, ownFineFen } from './further-violation.ts'
import { penaltyOf } from './penalty-fields.ts'

type Row = NonNullable<FurtherInput>[number]

const another: Row = {
  matterCode: 'CF-034-06',
  relation: 'another-act',
  facts: '没有公示合作的售后服务商名单。',
  factors: null,
  tier: null,
  gainsFen: null,
  fineFen: 500_000,
  reason: '初次违法。',
}
const same: Row = {
  ...{ matterCode: 'CF-034-06', relation: 'same-act' as const },
  ...{ facts: null, factors: null, tier: null, gainsFen: null, fineFen: null, reason: null },
}
const file = fileOf(decidedEvents({ party, penalty: draft.penalty, facts: draft.facts }))
const at = circumstances('2026-11-23T01:00:00.000Z', prepaidCard)
const said = (rows: Row[], on = at) =>
  checkFurther(rows, { file: { ...file, corrections: [] }, at: on, gainsFen: null }).map(
    ({ field, message }) => `${field} ${message}`,
  )

describe('several violations in one case (处罚法第29条)', () => {
  test.each<{ what: string; rows: Row[]; says: string[] }>([
    { what: 'another act within its own range', rows: [another], says: [] },
    { what: 'the same act under a lighter rule', rows: [same], says: [] },
    {
      what: 'the rule of the case once more',
      rows: [{ ...another, matterCode: prepaidCard.code }],
      says: ['further.0.matterCode 这条规定本案已经列明，不重复填写'],
    },
    {
      what: 'one rule in two rows',
      rows: [another, same],
      says: ['further.1.matterCode 这条规定本案已经列明，不重复填写'],
    },
    {
      what: 'more than its own rule allows',
      rows: [{ ...another, fineFen: 1_000_001 }],
      says: [
        'further.0.fineFen 超过法定上限 10,000.00 元（《汽车销售管理办法》（商务部令2017年第1号）第三十三条）',
      ],
    },
    {
      what: 'a rule that begins with 责令改正, which was not tried',
      rows: [{ ...another, matterCode: 'CF-028-01' }],
      says: ['further.0.matterCode 本事项须先责令改正，还没有责令改正'],
    },
    {
      what: 'a rule that nobody has compared with its text',
      rows: [{ ...another, matterCode: 'CF-040-01' }],
      says: [
        'further.0.matterCode 本事项的条文还没有与官方文本核对，不能作为立案、处罚的依据；请法制机构先在“执法事项”中核对并写明来源',
      ],
    },
  ])('$what', ({ rows, says }) => {
    expect(said(rows)).toEqual(says)
  })

  test('the heavier rule is the one that fines: named second, it is sent to the first place', () => {
    const heavier = { ...same, matterCode: franchise.code }
    expect(said([heavier])).toHaveLength(1)
    expect(said([heavier])[0]).toContain('按照罚款数额高的规定处罚')
    expect(said([heavier])[0]).toContain('最高 500,000.00 元')
    expect(said([{ ...same, matterCode: prepaidCard.code }], { ...at, matter: franchise })).toEqual(
      [],
    )
  })

  test('fines of several acts are imposed together, and each can be told from the whole', () => {
    const proposed = {
      ...{ kinds: ['fine' as const], fineFen: 1_200_000, confiscatedFen: 0 },
      ...{ confiscatedGoods: null, terms: null, further: [another] },
    }
    const penalty = penaltyOf(proposed, at.matter, null)
    const { further = [] } = furtherFrom([another], at)
    expect(penalty.fineFen).toBe(1_700_000)
    expect(ownFineFen(penalty.fineFen, { further })).toBe(1_200_000)
    expect(causeOfAll('未备案', further)).toBe('未备案、未公示合作售后服务商名单')
    expect(causeOfAll('未备案', furtherFrom([same], at).further ?? [])).toBe('未备案')
  })

  test('the case rests on every rule: each is asked whether it is in force and needs review', () => {
    const filing = file.filing && { ...file.filing, further: ['CF-034-06'] }
    expect(mattersOfCase({ filing }, at).map(({ code }) => code)).toEqual([
      prepaidCard.code,
      'CF-034-06',
    ])
  })
})
