import { describe, expect, test } from 'vitest'
import { citationsIn } from '../citation/citations-in.ts'
import { citationStatus } from '../citation/citation-status.ts'
import { statutoryRange } from '../discretion/fine-range.ts'
import { plainDate } from '../shared/plain-date.ts'
import { amountsIn, amountsOf, multiplesIn } from './amounts-in.ts'
import { laws } from './laws.ts'
import { matterStanding } from './matter-standing.ts'
import { getPenaltyMatter, penaltyMatters } from './matters.ts'
import { wasSeen } from './provision-words.ts'

const usable = penaltyMatters.filter(({ usable }) => usable.kind === 'yes')
const toCheck = penaltyMatters.filter(({ usable }) => usable.kind === 'check-first')
const refused = penaltyMatters.filter(({ usable }) => usable.kind === 'no')
const each = (rows: readonly (typeof penaltyMatters)[number][]) =>
  rows.map((matter) => [matter.code, matter] as const)
const wordsOf = ({ punishedBy }: (typeof penaltyMatters)[number]) =>
  punishedBy.flatMap(({ text }) => text).join('')

test('the penalty matters are 157: 51 usable, 67 to be checked first, 39 of no use', () => {
  expect([usable.length, toCheck.length, refused.length]).toEqual([51, 67, 39])
})

describe('written by hand from the texts', () => {
  test.each([
    {
      code: 'CF-009-01',
      violates: '《商业特许经营管理条例》（国务院令第485号）第七条第二款',
      penalty: '《商业特许经营管理条例》（国务院令第485号）第二十四条第一款',
      says: '责令改正，没收违法所得，处10万元以上50万元以下罚款，予以公告',
    },
    {
      code: 'CF-011-01',
      violates: '《商业特许经营管理条例》（国务院令第485号）第八条第一款',
      penalty: '《商业特许经营管理条例》（国务院令第485号）第二十五条',
      says: '责令改正，责令限期备案的同时的，处1万元以上5万元以下罚款；逾期仍不备案的，处5万元以上10万元以下罚款，逾期仍不备案的予以公告',
    },
    {
      code: 'CF-015-03',
      violates: '《报废机动车回收管理办法》（国务院令第715号）第十二条第二款',
      penalty: '《报废机动车回收管理办法》（国务院令第715号）第二十一条第一款第三项',
      says: '责令改正，没收违法所得，违法所得5万元以上的，处违法所得2倍以上5倍以下罚款；不足5万元或者没有违法所得的，处5万元以上10万元以下罚款，没收“五大总成”和其他零部件，情节严重的责令停业整顿直至吊销资质认定书（吊销由原发证部门）',
    },
    {
      code: 'CF-016-01',
      violates: '《报废机动车回收管理办法》（国务院令第715号）第九条第一款',
      penalty: '《报废机动车回收管理办法》（国务院令第715号）第二十二条第一款',
      says: '责令改正，处1万元以上5万元以下罚款',
    },
    {
      code: 'CF-018-01',
      violates: '《对外劳务合作管理条例》（国务院令第620号）第八条第二款',
      penalty: '《对外劳务合作管理条例》（国务院令第620号）第四十条第一款第一项',
      says: '没收违法所得，吊销对外劳务合作经营资格证书',
    },
    {
      code: 'CF-020-01',
      violates: '《对外劳务合作管理条例》（国务院令第620号）第十二条第一款',
      penalty: '《对外劳务合作管理条例》（国务院令第620号）第四十二条第一款第一项',
      says: '先责令改正，逾期不改正或者拒不改正的才处罚，处5万元以上10万元以下罚款，对主要负责人处1万元以上3万元以下罚款',
    },
    {
      code: 'CF-028-01',
      violates: '《家庭服务业管理暂行办法》（商务部令2012年第11号）第九条',
      penalty: '《家庭服务业管理暂行办法》（商务部令2012年第11号）第三十二条',
      says: '先责令改正，逾期不改正或者拒不改正的才处罚，处5000元以下罚款',
    },
    {
      code: 'CF-034-03',
      violates: '《汽车销售管理办法》（商务部令2017年第1号）第十五条',
      penalty: '《汽车销售管理办法》（商务部令2017年第1号）第三十三条',
      says: '责令改正，警告，或者处1万元以下罚款',
    },
    {
      code: 'CF-036-01',
      violates: '《零售商供应商公平交易管理办法》（商务部令2006年第17号）第六条第一款第一项',
      penalty: '《零售商供应商公平交易管理办法》（商务部令2006年第17号）第二十三条',
      says: '责令改正，有违法所得的，处违法所得3倍以下、最高不超过3万元的罚款；没有违法所得的，处1万元以下罚款，可向社会公告',
    },
    {
      code: 'CF-044-01',
      violates:
        '《中华人民共和国生态环境法典》第九百九十八条第一款、《商务领域经营者使用、报告一次性塑料制品管理办法》（商务部、国家发展改革委令2023年第1号）第四条',
      penalty: '《中华人民共和国生态环境法典》第一千二百二十五条第二款',
      says: '责令改正，对企业事业单位处1万元以上10万元以下罚款，对其他生产经营者处500元以上5000元以下罚款',
    },
    {
      code: 'CF-044-02',
      violates:
        '《中华人民共和国生态环境法典》第九百九十八条第二款、《商务领域经营者使用、报告一次性塑料制品管理办法》（商务部、国家发展改革委令2023年第1号）第五条第一款',
      penalty: '《中华人民共和国生态环境法典》第一千二百二十五条第三款、第一千二百二十五条第二款',
      says: '责令改正，对企业事业单位处1万元以上10万元以下罚款，对其他生产经营者处500元以上5000元以下罚款',
    },
    {
      code: 'CF-043-01',
      violates: '《中华人民共和国外商投资法》第三十四条第一款',
      penalty:
        '《中华人民共和国外商投资法》第三十七条、《外商投资信息报告办法》（商务部、市场监管总局令2019年第2号）第二十五条',
      says: '先责令改正，逾期不改正或者拒不改正的才处罚，通知后未补报更正，责令20个工作日内改正，逾期不改正的，处10万元以上30万元以下罚款；逾期不改正且有第二十五条所列四种情形之一的，处30万元以上50万元以下罚款',
    },
  ])('$code', ({ code, violates, penalty, says }) => {
    const matter = getPenaltyMatter(code)
    expect(matter.violationBasis).toBe(violates)
    expect(matter.penaltyBasis).toBe(penalty)
    expect(matter.penaltyText).toBe(says)
  })
})

describe('of every penalty matter', () => {
  test.each(each(penaltyMatters))('%s: one violated rule, one penalty rule, one code', (_, m) => {
    expect(m.violates.length).toBeGreaterThan(0)
    expect(m.punishedBy.length).toBeGreaterThan(0)
    expect(m.code).toMatch(/^CF-\d{3}-\d{2}$/)
    expect(m.code.startsWith(`${m.formerCode}-`)).toBe(true)
    expect(`${m.violationBasis}${m.penaltyBasis}`).not.toMatch(/等[，。；]?$|有关|若干/)
  })

  test.each(each(penaltyMatters))(
    '%s: no tier, because no agency has published one yet',
    (_, m) => {
      expect(m.tiers).toEqual([])
    },
  )

  test.each(each(penaltyMatters))('%s: what is cited is in the register of laws', (_, m) => {
    const named = [...m.violates, ...m.punishedBy].map(({ law }) => law)
    expect(named.filter((law) => !laws.has(law))).toEqual([])
  })

  test.each(each(penaltyMatters))(
    '%s: where words of the rule begin with a number, it is its own',
    (_, m) => {
      for (const place of [...m.violates, ...m.punishedBy]) {
        const [first] = place.text
        const [named] = first ? citationsIn(`《${place.law}》${first.slice(0, 12)}`) : []
        if (named) expect(named.article, `${m.code} ${place.law}`).toBe(place.article)
      }
    },
  )
})

describe('of every matter that may be used at once', () => {
  test.each(each(usable))('%s: article and words of both rules were seen', (_, m) => {
    for (const place of [...m.violates, ...m.punishedBy]) {
      expect(place.article).not.toBeNull()
      expect(wasSeen(place)).toBe(true)
    }
    expect(matterStanding(m)).toEqual({ kind: 'usable' })
  })

  test.each(each(usable))('%s: the amounts in fen are those of the words of the rule', (_, m) => {
    const words = wordsOf(m)
    const { fen, times } = amountsOf(m)
    expect(fen.filter((amount) => !amountsIn(words).has(amount))).toEqual([])
    expect(times.filter((count) => !multiplesIn(words).has(count))).toEqual([])
    expect(fen.length > 0).toBe(statutoryRange(m, null) !== null)
  })

  test.each(each(usable))('%s: correction comes where the rule puts it', (_, m) => {
    const words = wordsOf(m)
    const orders = /责令(其)?(于|限期|改正|停止)|责令(其)?.{0,12}改正/.test(words)
    expect(orders).toBe(m.correction !== 'none')
    expect(/(拒不改正|逾期不改正|逾期仍不改正)的，(可)?(处|吊销|由)/.test(words)).toBe(
      m.correction === 'first',
    )
  })

  test.each(each(usable))(
    '%s: the rule itself takes the gains where the matter says so',
    (_, m) => {
      expect(/没收.{0,20}违法所得|违法所得的?予以没收|有违法所得的予以没收/.test(wordsOf(m))).toBe(
        m.confiscation === 'required',
      )
    },
  )

  test.each(each(usable))('%s: both rules are in force', (_, m) => {
    const day = plainDate('2026-11-29')
    for (const place of [...m.violates, ...m.punishedBy]) {
      expect(citationStatus({ instrument: place.law }, day, laws).status).toBe('in-force')
    }
  })
})

describe('of every other matter', () => {
  test.each(each(toCheck))('%s: waits for the legal unit, one rule on each side', (_, m) => {
    expect(matterStanding(m)).toMatchObject({ kind: 'to-confirm' })
    expect([m.violates.length, m.punishedBy.length]).toEqual([1, 1])
    expect(m.uncertain).not.toBe('')
  })

  test.each(each(refused))('%s: says why it is of no use', (_, m) => {
    expect(matterStanding(m)).toMatchObject({
      kind: 'unusable',
      reason: expect.stringMatching(/^本事项不能使用：.{8,}/),
    })
  })
})
