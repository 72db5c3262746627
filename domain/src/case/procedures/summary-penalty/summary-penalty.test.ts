import { describe, expect, test } from 'vitest'
import { getAct } from '../../../../test/get-act.ts'
import { people, rules } from '../../../../test/circumstances.ts'
import {
  carContract,
  company,
  decided,
  doAct,
  expired,
  found,
  openSpotCase,
  person,
  photo,
  problemText,
  refusalsOf,
  spotAt,
  stall,
  told,
} from '../../../../test/spot-case.ts'
import type { Party } from '../../party.ts'
import type { CaseFile } from '../../case-file.ts'
import { dueOf } from '../../../deadline/limit-instance.ts'
import { defaultReviewCatalogue } from '../../../reference/review-catalogue.ts'
import { readForm } from '../../../kernel/read-form.ts'
import { limitsOf, standingIn, underWay } from '../../procedures.ts'
import { caseTitle } from '../../case-title.ts'
import { openOnTheSpot } from './acts/opening.ts'
import { summaryPenalty } from './procedure.ts'

const act = (id: string) => getAct(summaryPenalty, id)
const hear = act('hear-party')
const decide = act('decide-on-the-spot')
const collect = act('collect-on-the-spot')
const withPhoto = (party: Party) => doAct(openSpotCase(party), act('add-evidence'), photo)
const heard = (party: Party, fineFen: number) => doAct(withPhoto(party), hear, told(fineFen))
const fined = (party: Party, fineFen: number) =>
  doAct(heard(party, fineFen), decide, decided(fineFen))

describe('限额和种类 (处罚法第51条)', () => {
  test.each([
    ['200 元 for a person', person, 20_000],
    ['3 000 元 for an organisation', company, 300_000],
    ['a warning', person, 0],
  ])('%s may be imposed on the spot', (_name, party, fineFen) => {
    expect(fined(party, fineFen).decision?.draft.penalty).toMatchObject({ fineFen })
  })

  test.each([
    [
      person,
      20_100,
      '对自然人当场罚款不得超过 200.00 元，201.00 元不能当场作出；需要更重处罚的，转为普通程序',
    ],
    [
      company,
      300_100,
      '对法人及非法人组织当场罚款不得超过 3,000.00 元，3,001.00 元不能当场作出；需要更重处罚的，转为普通程序',
    ],
    [
      stall,
      20_100,
      '对个体工商户当场罚款不得超过 200.00 元，201.00 元不能当场作出；需要更重处罚的，转为普通程序',
    ],
  ])('%j: one yuan more is refused', (party, fineFen, reason) => {
    expect(refusalsOf(withPhoto(party), hear, told(fineFen))).toEqual([
      `${reason} 行政处罚法第五十一条`,
    ])
  })

  test('个体工商户 may be fined like an organisation where the agency says so', () => {
    const at = spotAt(undefined, { rules: { ...rules, soleTraderAs: 'organisation' } })
    expect(refusalsOf(withPhoto(stall), hear, told(300_000), at)).toEqual([])
    expect(refusalsOf(withPhoto(stall), hear, told(300_100), at)).toHaveLength(1)
  })

  test.each([
    ['confiscate-gains', '没收违法所得'],
    ['criticism', '通报批评'],
    ['suspend-licence', '暂扣许可证件'],
  ])('%s belongs to the ordinary procedure', (kind, title) => {
    expect(refusalsOf(withPhoto(company), hear, told(10_000, { kinds: ['fine', kind] }))).toEqual([
      `${title}不能当场作出，当场只能警告或者罚款；需要更重处罚的，转为普通程序 行政处罚法第五十一条`,
    ])
  })
})

describe('执法人员不少于两人 (处罚法第42、43条)', () => {
  const opened = (officers: readonly string[], at = spotAt()) =>
    openOnTheSpot
      .checks({ ...found(company), certificatesShown: true, officers: [...officers] }, at)
      .map(problemText)

  test('one officer cannot punish on the spot', () => {
    expect(opened([people.chen])).toEqual(['执法人员不得少于两人 行政处罚法第四十二条'])
  })

  test('an officer whose certificate ran out does not count', () => {
    expect(opened([people.chen, people.wang], expired(spotAt(), people.wang))).toHaveLength(1)
    expect(opened([people.chen, people.wang], expired(spotAt(), people.wang))[0]).toMatch(
      /第四十二条/,
    )
  })

  test('whoever is not there does not register it', () => {
    const at = {
      ...spotAt(),
      actor: { id: people.deputy, name: '他人', roles: ['officer' as const] },
    }
    expect(opened([people.chen, people.wang], at)).toEqual([
      '当场处罚由在场的执法人员本人登记，其中没有你 行政处罚法第五十二条',
    ])
  })

  test('an officer who had to step aside neither decides nor signs', () => {
    const file = doAct(
      heard(company, 10_000),
      act('decide-recusal'),
      {
        officer: [people.wang],
        reason: '亲属',
        granted: true,
        successor: [people.wang],
      },
      { ...spotAt(), certificatesOf: spotAt().certificatesOf },
    )
    expect(refusalsOf(file, decide, decided(10_000)).join()).toMatch(/回避.*第四十三条/)
  })
})

describe('事实确凿，先告知、后决定 (处罚法第44、45、51、62条)', () => {
  test('no decision before the party was told and heard', () => {
    expect(refusalsOf(withPhoto(company), decide, decided(10_000))).toEqual([
      '还没有告知当事人拟处罚的内容、事实、理由、依据和权利并听取意见，不得作出决定 行政处罚法第四十四条 行政处罚法第四十五条 行政处罚法第六十二条',
    ])
  })

  test('no decision without evidence', () => {
    const file = doAct(openSpotCase(company), hear, told(10_000))
    expect(refusalsOf(file, decide, decided(10_000))).toEqual([
      '还没有证据，违法事实不能认定为确凿；请先拍照或者提取其他证据 行政处罚法第四十条 行政处罚法第五十一条',
    ])
  })

  test('no decision while the facts are disputed', () => {
    const file = doAct(
      withPhoto(company),
      hear,
      told(10_000, { statement: '合同已签', answer: '需要核实', disputed: true }),
    )
    expect(refusalsOf(file, decide, decided(10_000))).toEqual([
      '当事人对违法事实有异议，违法事实还不确凿，不能当场处罚；请转为普通程序调查 行政处罚法第五十一条',
    ])
  })

  test('what the party said is answered', () => {
    expect(refusalsOf(withPhoto(company), hear, told(10_000, { statement: '初犯' }))).toEqual([
      '当事人陈述、申辩的，应当复核，并写明是否采纳和理由 行政处罚法第四十五条',
    ])
  })

  test('the penalty goes down after the telling, never up', () => {
    const file = heard(company, 100_000)
    expect(refusalsOf(file, decide, decided(50_000))).toEqual([])
    expect(refusalsOf(file, decide, decided(100_100))).toEqual([
      '重于告知当事人的处罚：不得因陈述、申辩加重；告知之后只能减、不能加 行政处罚法第四十五条第二款',
    ])
  })

  test('a matter that asks for an order of correction first is not punished at first sight', () => {
    const at = spotAt(undefined, { matter: { ...carContract, mustOrderCorrectionFirst: true } })
    expect(refusalsOf(withPhoto(company), hear, told(10_000), at)).toEqual([
      '本事项须先责令改正，逾期不改正的才处罚，不能当场处罚；请转为普通程序 行政处罚法第二十八条',
    ])
  })

  test('a matter that always needs legal review is not decided on the spot', () => {
    const at = spotAt(undefined, {
      matter: { ...carContract, legalReviewRequired: true },
      catalogue: defaultReviewCatalogue,
    })
    const refusals = refusalsOf(withPhoto(company), hear, told(10_000), at)
    expect(refusals.join()).toMatch(
      /^须经法制审核（.*不能当场作出，请转为普通程序 行政处罚法第五十八条/,
    )
  })

  test('a refusal to sign is written down', () => {
    expect(refusalsOf(heard(company, 10_000), decide, decided(10_000, { refused: true }))).toEqual([
      '当事人拒绝签收的，应当在决定书上注明 行政处罚法第五十二条',
    ])
  })
})

describe('当场收缴 (处罚法第68至71条)', () => {
  const collecting = (changed: Record<string, unknown> = {}) => ({
    ground: 'small',
    reason: null,
    receiptNo: '吉财 0001',
    onWater: false,
    ...changed,
  })

  test('100 yuan may be collected, 101 only for another reason', () => {
    expect(refusalsOf(fined(company, 10_000), collect, collecting())).toEqual([])
    expect(refusalsOf(fined(company, 10_100), collect, collecting())).toEqual([
      '罚款 101.00 元，超过一百元；除不当场收缴事后难以执行，或者边远、水上、交通不便地区当事人提出的以外，不得自行收缴 行政处罚法第六十八条第一项',
    ])
  })

  test.each([
    ['hard-later', '须写明不当场收缴事后难以执行的理由 行政处罚法第六十八条'],
    ['remote', '须写明当事人提出的情况，以及到银行或者电子支付确有困难的理由 行政处罚法第六十九条'],
  ])('%s is explained', (ground, refusal) => {
    expect(refusalsOf(fined(company, 10_100), collect, collecting({ ground }))).toEqual([refusal])
  })

  test('the next day it is no longer on the spot', () => {
    const at = spotAt('2026-12-03T02:00:00.000Z')
    expect(refusalsOf(fined(company, 10_000), collect, collecting(), at)).toEqual([
      '决定书不是今天交付的，不再是当场收缴；请当事人到指定的银行或者通过电子支付系统缴纳 行政处罚法第六十七条',
    ])
  })

  const due = (file: CaseFile, title: string) => {
    const at = spotAt()
    const limit = limitsOf(file, at).find((each) => each.title === title)
    const day = limit && dueOf(limit.instance, at.calendar, at.today)
    return day?.known ? day.on : null
  }

  test('two working days to the agency, two more to the bank (处罚法第71、85条)', () => {
    const file = doAct(fined(company, 10_000), collect, collecting())
    expect(due(file, '上交罚款')).toBe('2026-12-04')
    const handedIn = doAct(
      file,
      act('hand-in-collection'),
      { on: '2026-12-04' },
      spotAt('2026-12-04T02:00:00.000Z'),
    )
    expect(due(handedIn, '缴付银行')).toBe('2026-12-08')
  })

  test('on the water the two days begin on landing', () => {
    const file = doAct(fined(company, 10_000), collect, collecting({ onWater: true }))
    expect(due(file, '上交罚款')).toBeNull()
    expect(refusalsOf(file, act('hand-in-collection'), { on: '2026-12-02' })).toEqual([
      '罚款是在水上收缴的，还没有登记抵岸之日 行政处罚法第七十一条',
    ])
    const ashore = doAct(
      file,
      act('record-landing'),
      { on: '2026-12-07' },
      spotAt('2026-12-07T02:00:00.000Z'),
    )
    expect(due(ashore, '上交罚款')).toBe('2026-12-09')
  })

  test('the case does not close while the money is on its way, nor before it was reported', () => {
    const file = doAct(fined(company, 10_000), collect, collecting())
    expect(refusalsOf(file, act('close-case'), {})).toEqual([
      '当场作出的决定还没有报本机关备案 行政处罚法第五十二条第三款',
      '当场收缴的罚款还没有缴付指定的银行 行政处罚法第七十一条',
    ])
  })
})

describe('转为普通程序 (处罚法第54条)', () => {
  const converted = doAct(heard(company, 10_000), act('convert-to-ordinary'), {
    ground: 'heavier',
    explanation: '另有 3 辆',
  })

  test('the case goes on there, and no longer here', () => {
    expect(underWay(heard(company, 10_000)).map(({ id }) => id)).toEqual(['summary-penalty'])
    expect(underWay(converted).map(({ id }) => id)).toEqual(['ordinary-penalty'])
    expect(caseTitle(converted)).toBe('四平市恒路汽车销售有限公司当场发现的违法行为')
  })

  test('party, matter, facts, officers and evidence are carried over: nothing is typed again', () => {
    const can = standingIn(converted, spotAt()).filter((each) => each.can)
    const file = can.find((each) => each.act.id === 'file-case')
    const defaults = file?.act.defaults?.(converted, spotAt()) ?? {}
    const read = readForm(file?.act.form ?? {}, { ...defaults, lifeOrFinance: false })
    expect(read).toMatchObject({
      ok: true,
      value: {
        matterCode: 'CF-034-03',
        party: { name: '四平市恒路汽车销售有限公司' },
        summary: '向消费者销售小型汽车1辆，未签订销售合同。',
        investigators: [people.chen, people.wang],
        violationFrom: '2026-12-02',
      },
    })
    expect(converted.evidence).toHaveLength(1)
    expect(can.map((each) => each.act.id)).not.toContain('verify-clue')
  })

  test('after the decision there is nothing to convert', () => {
    expect(
      refusalsOf(fined(company, 10_000), act('convert-to-ordinary'), {
        ground: 'heavier',
        explanation: '另有 3 辆',
      }),
    ).toEqual(['已经作出决定 行政处罚法第五十七条'])
  })
})

test('whoever acts on the spot types twelve fields at most', () => {
  const typed = new Set(['text', 'paragraph', 'money', 'count'])
  const file = heard(person, 10_000)
  const path = [hear, decide, collect].flatMap((each) => {
    const given = each.defaults?.(file, spotAt()) ?? {}
    return Object.entries(each.form).filter(
      ([name, field]) => typed.has(field.control.kind) && given[name] === undefined,
    )
  })
  const ofParty = ['name', 'code', 'representative', 'address', 'phone']
  const ofOpening = Object.values(openOnTheSpot.form).filter(({ control }) =>
    typed.has(control.kind),
  )
  const photoGiven = act('add-evidence').defaults?.(file, spotAt()) ?? {}
  const photoTyped = Object.entries(act('add-evidence').form).filter(
    ([name, field]) => typed.has(field.control.kind) && photoGiven[name] === undefined,
  )
  expect(photoTyped).toEqual([])
  expect(path.length + ofParty.length + ofOpening.length).toBeLessThanOrEqual(12)
})
