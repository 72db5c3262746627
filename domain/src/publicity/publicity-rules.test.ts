import { expect, test } from 'vitest'
import { limitIds, getLimit } from '../deadline/limits.ts'
import { disclosureItemTypes } from '../reference/disclosure-item-types.ts'
import { plainDate } from '../shared/plain-date.ts'
import { publicityRules, publicityRulesOn, type RulePart } from './publicity-rules.ts'
import { withholdingGrounds } from './notice/withheld.ts'

const of = (part: RulePart) => publicityRules().filter((rule) => rule.part === part)

test('every item, every limit of publicity and every ground of withholding is among the rules', () => {
  expect(of('scope').map(({ subject }) => subject)).toEqual(
    disclosureItemTypes.map(({ title }) => title),
  )
  expect(of('scope')).toHaveLength(40)
  const limits = limitIds.map(getLimit).filter(({ area }) => area === '公示')
  expect(of('limit').map(({ subject }) => subject)).toEqual(limits.map(({ action }) => action))
  expect(of('withholding')).toHaveLength(Object.keys(withholdingGrounds).length)
})

test.each([
  ['许可、处罚决定作出起 7 个工作日内公开', '国办发〔2018〕118号', true],
  ['其他执法决定作出起 20 个工作日内公开', '国办发〔2018〕118号', true],
  [
    '决定被变更、撤销、确认违法或者确认无效起 3 个工作日内撤回公示并说明理由',
    '行政处罚法第四十八条第二款、行政处罚法第八十五条',
    false,
  ],
])('%s（%s）', (rule, basis, unconfirmed) => {
  expect(of('limit').find((each) => each.rule === rule)).toMatchObject({ basis, unconfirmed })
})

test.each([
  // 信用修复管理办法 is in force from 2026-04-01.
  [
    '2026-04-01',
    '严重失信信息（行政处罚决定）',
    '自决定作出之日起最长公示三年，满一年可以申请信用修复',
  ],
  [
    '2026-03-31',
    '严重失信信息（行政处罚决定）',
    '自决定作出之日起最长公示三年，满六个月可以申请信用修复',
  ],
  [
    '2026-04-01',
    '轻微失信信息（行政处罚决定）',
    '自决定作出之日起最长公示三个月，可以随时申请信用修复',
  ],
])('on %s %s: %s', (day, subject, rule) => {
  const found = publicityRulesOn(plainDate(day)).filter((each) => each.subject === subject)
  expect(found.map((each) => each.rule)).toEqual([rule])
})

test('before the first rule of credit there is none, and an article of a later law does not hold', () => {
  const then = publicityRulesOn(plainDate('2019-01-01'))
  expect(then.filter(({ subject }) => subject.includes('失信信息'))).toEqual([])
  const dated = then.filter(({ part }) => part !== 'scope')
  expect(dated.some(({ basis }) => basis.startsWith('行政处罚法第四十八条'))).toBe(false)
})

test('the tags of sources are told in words', () => {
  for (const { basis } of publicityRules()) expect(basis).not.toMatch(/^[STK]\??:|（K）|字段K/)
  const penalty = of('scope').find(({ subject }) => subject.startsWith('行政处罚决定'))
  expect(penalty).toMatchObject({
    basis: '国办发〔2018〕118号；行政处罚法第四十八条',
    unconfirmed: false,
  })
})

test('lists of other places are examples and no basis', () => {
  for (const { basis } of publicityRules()) {
    expect(basis).not.toMatch(
      /宜宾|潍坊|靖宇|焦作|无极|三明|长治|重庆|天津|山东|黄石|湖州|晋州|博州/,
    )
  }
  expect(of('scope').find(({ subject }) => subject === '年度抽查工作计划')).toMatchObject({
    basis: '参照其他地方公布的同类清单，本机关可以另定',
    unconfirmed: true,
  })
})
