import { coercionPoints } from '../legal-review/checklist.ts'
import { describe, expect, test } from 'vitest'
import { people } from '../../../../test/circumstances.ts'
import {
  as,
  confirmed,
  done,
  filedFile,
  onTheSpot,
  proposal,
  refusals,
  row,
  seizureAt,
  unconfirmed,
  urgentFile,
  urgentInput,
} from '../../../../test/seizure-case.ts'
import type { Matter } from '../../../reference/matter.ts'
import { standingIn } from '../../procedures.ts'

const withPower = (change: Partial<NonNullable<Matter['coercivePower']>>): Matter => ({
  ...confirmed,
  ...(confirmed.coercivePower && { coercivePower: { ...confirmed.coercivePower, ...change } }),
})
const { coercivePower: _power, ...withoutPower } = confirmed

describe('no power, no door (强制法第10、22条)', () => {
  test.each<[string, Matter, string]>([
    [
      'a matter that names no law',
      withoutPower,
      '没有登记授权查封、扣押的法律、法规，不能查封、扣押',
    ],
    [
      'a rule of a ministry',
      withPower({ basis: '《单用途商业预付卡管理办法（试行）》第三十六条' }),
      '不是法律、法规，不能设定查封、扣押',
    ],
    [
      'a regulation the legal unit has not confirmed',
      unconfirmed,
      '本局法制机构还没有确认，确认后可办',
    ],
  ])('%s', (_what, matter, words) => {
    const at = seizureAt(undefined, { matter })
    for (const [act, input] of [
      ['propose-seizure', proposal],
      ['seize-urgently', urgentInput()],
    ] as const) {
      const said = refusals(filedFile(), act, input, at).join()
      expect(said).toContain(words)
      expect(said).toMatch(/行政强制法第(十|二十二)条/)
      // It stays visible with its reason.
      expect(standingIn(filedFile(), at).map((each) => each.act.id)).toContain(act)
    }
  })

  test('nor for a thing or a measure that the provision does not name', () => {
    const goods = [row(1, { object: 'premises' })]
    expect(
      refusals(filedFile(), 'seize-urgently', urgentInput(undefined, { goods })).join(),
    ).toContain('第十五条第三项没有授权查封、扣押场所 行政强制法第二十二条')
    const sealOnly = seizureAt(undefined, { matter: withPower({ measures: ['seal'] }) })
    expect(refusals(filedFile(), 'propose-seizure', proposal, sealOnly).join()).toContain(
      '没有授权扣押 行政强制法第二十二条',
    )
  })
})

describe('on the spot (强制法第18、23、24、26条)', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['one officer', { officers: [people.chen] }, '执法人员不得少于两人 行政强制法第十八条第二项'],
    [
      'an officer without a certificate for coercion',
      { officers: [people.chen, people.reviewer] },
      '没有执法证 行政强制法第十七条第三款',
    ],
    ['nobody notified', { presence: null }, '请填写“通知当事人到场” 行政强制法第十八条第四项'],
    ['nothing told', { told: false }, '救济途径 行政强制法第十八条第五项'],
    [
      'a statement without an answer',
      { statement: '修好自用的' },
      '听取陈述、申辩后须答复 行政强制法第十八条第六项',
    ],
    [
      'a refusal that is not noted',
      { signing: 'refused' },
      '应当在笔录中注明 行政强制法第十八条第八项',
    ],
    [
      'an absent party without a witness',
      { presence: 'absent', present: null, signing: 'witness' },
      '须邀请见证人到场并签名 行政强制法第十八条第九项',
    ],
    [
      'a witness of our own staff',
      {
        presence: 'absent',
        present: null,
        signing: 'witness',
        witness: `${people.wang}，本局`,
        witnessOutside: true,
      },
      '见证人不能是本局人员，也不能与本案有利害关系；请另请他人见证 行政强制法第十八条第九项',
    ],
    ['no copy handed over', { handedOver: false }, '清单一式二份'],
    [
      'what is not related',
      { goods: [row(1, { standing: 'unrelated' })] },
      'goods.0.standing：与违法行为无关的不得查封、扣押',
    ],
    [
      'necessities of life',
      { goods: [row(1), row(2, { standing: 'necessity' })] },
      'goods.1.standing：公民个人及其所扶养家属的生活必需品不得查封、扣押',
    ],
    [
      'what a court has sealed',
      { goods: [row(1, { standing: 'sealed-elsewhere' })] },
      '不得重复查封；请从清单删去，记下封条和文号，函告该机关 行政强制法第二十三条第二款',
    ],
    ['one seal on two things', { goods: [row(1), row(2, { seal: 'F-0211' })] }, 'goods.1.seal'],
    [
      'detained goods with a third party',
      { custodian: 'third-party' },
      '扣押的财物由本机关保管；只有查封的才能就地看管或者委托第三人保管 行政强制法第二十六条第二款',
    ],
  ])('refuses %s', (_what, changed, words) => {
    expect(
      refusals(filedFile(), 'seize-urgently', urgentInput(undefined, changed)).join(),
    ).toContain(words)
  })

  test('an officer whose certificate names only penalties may not seize', () => {
    const penaltyOnly = seizureAt(undefined, {
      certificatesOf: (id) =>
        seizureAt()
          .certificatesOf(id)
          .map((each) => ({ ...each, categories: ['行政处罚'] })),
    })
    expect(refusals(filedFile(), 'seize-urgently', urgentInput(), penaltyOnly).join()).toContain(
      '执法证不含行政强制',
    )
  })

  test('what was sealed may be left with a third party', () => {
    const input = urgentInput(undefined, { measure: 'seal', custodian: 'third-party' })
    expect(refusals(filedFile(), 'seize-urgently', input)).toEqual([])
  })

  test('not before the head has approved', () => {
    const proposed = done(filedFile(), 'propose-seizure', proposal)
    expect(refusals(proposed, 'seize~1', onTheSpot())).toEqual([
      '负责人还没有批准，批准后可办 行政强制法第十八条第一项',
    ])
    const approved = done(proposed, 'approve-seizure~1', { approved: 'yes', opinion: '同意' })
    expect(refusals(approved, 'seize~1', onTheSpot()).join()).toContain('早于负责人批准的时间')
  })

  test('a major coercion waits for legal review (本局目录)', () => {
    const catalogue = {
      version: '1',
      effectiveFrom: '2026-01-01' as never,
      grounds: [
        {
          id: 'MC13',
          acts: ['coercion'] as const,
          text: '查封场所、扣押价值较大财物',
          basis: '地方目录',
          mandatory: false,
          enabled: true,
          rule: { kind: 'flag' as const, flag: 'coercion' as const },
          source: 'K',
          note: '',
        },
      ],
    }
    const at = seizureAt(undefined, { catalogue })
    const proposed = done(filedFile(), 'propose-seizure', proposal, at)
    const approve = { approved: 'yes', opinion: '同意' }
    expect(refusals(proposed, 'approve-seizure~1', approve, at).join()).toContain(
      '法制审核还没有同意',
    )
    const accept = 'accept-review-on-seizure~1'
    expect(refusals(proposed, accept, {}, at).join()).toContain('您承办过本案')
    const reviewer = { ...at, ...as(people.reviewer) }
    const taken = done(proposed, accept, {}, reviewer)
    const opinion = (outcome: string) => ({
      points: coercionPoints.map((point) => ({
        point,
        answer: outcome !== 'pass' && point === 'power' ? 'no' : 'yes',
        reason: '有依据。',
      })),
      ...{ outcome, opinion: '有依据，程序合法。', notes: null },
    })
    const issue = 'issue-opinion-on-seizure~1'
    const agreed = done(taken, issue, opinion('pass'), reviewer)
    expect(refusals(agreed, 'approve-seizure~1', approve, at)).toEqual([])
    const refused = done(taken, issue, opinion('reject'), reviewer)
    expect(refusals(refused, 'approve-seizure~1', approve, at)).toHaveLength(1)
  })

  test('a review of before 2026-12, a yes or a no, holds as it was said', () => {
    const proposed = done(filedFile(), 'propose-seizure', proposal)
    const [seizure] = proposed.seizures
    const old = { ...proposed, otherReviews: [] }
    const said = (passed: boolean) => ({
      ...old,
      seizures: seizure
        ? [{ ...seizure, grounds: ['扣押价值较大财物'], review: { passed, opinion: '' } }]
        : [],
    })
    const approve = { approved: 'yes', opinion: '同意' }
    expect(refusals(said(true), 'approve-seizure~1', approve)).toEqual([])
    expect(refusals(said(false), 'approve-seizure~1', approve)).toHaveLength(1)
  })
})

describe('urgent (强制法第19条): twenty-four hours by the minute', () => {
  const started = Date.parse('2026-12-03T06:10:00.000Z')
  const hoursLater = (hours: number, minutes = 0) =>
    seizureAt(new Date(started + hours * 3_600_000 + minutes * 60_000).toISOString())
  const approve = { approved: 'yes', opinion: '情况属实，同意。' }

  test('approved in the last minute, not in the one after it', () => {
    expect(refusals(urgentFile(), 'approve-seizure~1', approve, hoursLater(24))).toEqual([])
    expect(refusals(urgentFile(), 'approve-seizure~1', approve, hoursLater(24, 1))).toEqual([
      '当场实施已过二十四小时，不能再补办批准，须立即解除 行政强制法第十九条',
    ])
  })

  test('not approved, or not in time: nothing but the release is left, and it needs nobody', () => {
    const refused = done(
      urgentFile(),
      'approve-seizure~1',
      { approved: 'no', opinion: '不再紧急' },
      hoursLater(2),
    )
    for (const [file, at] of [
      [refused, hoursLater(3)],
      [urgentFile(), hoursLater(25)],
    ] as const) {
      const offered = standingIn(file, at).filter(({ can, act }) => can && act.presses === 'first')
      expect(offered.map(({ act }) => act.id)).toEqual(['release-at-once~1'])
      expect(refusals(file, 'extend-seizure~1', { days: 30, reason: '复杂' }, at).join()).toContain(
        '须立即解除',
      )
      const release = { ground: 'not-approved', goods: ['1', '2', '3'], explanation: '立即解除' }
      expect(refusals(file, 'release-at-once~1', release, at)).toEqual([])
      expect(
        refusals(file, 'release-at-once~1', { ...release, goods: ['1', '2'] }, at).join(),
      ).toContain('转向器总成也须立即解除，一件也不能留')
    }
  })
})
