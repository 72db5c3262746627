import { describe, expect, test } from 'vitest'
import { rules } from '../../test/circumstances.ts'
import { doInVisit, visitAt, visitUpTo } from '../../test/visit-case.ts'
import { dueOf } from '../deadline/limit-instance.ts'
import { inspectionRulesOf, ruleBasis } from '../inspection/inspection-rules.ts'
import { limitsOf } from '../case/procedures.ts'
import { answerWithin } from '../publicity/visits/visit-page.ts'
import type { AgencyRuleName } from './agency-rule-definition.ts'
import { agencyRuleDefinitions } from './agency-rule-values.ts'
import { agencyRuleText, ruleDifferences } from './rule-words.ts'
import { visitRuleDefinitions } from './visit-rule-values.ts'

const frequency = visitRuleDefinitions.visitFrequency.initial
const law54 = '由《优化营商环境条例》第五十四条第二款规定，不能去掉'

describe('what an agency sets for its inspections', () => {
  test.each<[string, AgencyRuleName, unknown, string | null]>([
    ['application is the agency’s', 'visitGrounds', ['report', 'assigned', 'data'], null],
    [
      'a ground of the regulation',
      'visitGrounds',
      ['report', 'application'],
      `转办交办、数据监测${law54}`,
    ],
    ['the start', 'visitFrequency', frequency, null],
    ['nothing is exempt', 'visitFrequency', { ...frequency, exempt: [], outsideSum: [] }, null],
    [
      'listed apart and not exempt',
      'visitFrequency',
      { ...frequency, exempt: ['report'] },
      '不计入次数的理由，应当也是不受上限限制的理由',
    ],
    [
      'visits on the spot',
      'visitFrequency',
      { ...frequency, ways: ['written'] },
      '现场检查应当计入频次',
    ],
    ['one sentence', 'visitMustNots', ['不得吃请'], null],
    ['no sentence', 'visitMustNots', [], '至少写一条'],
    ['an empty sentence', 'visitRights', ['有权陈述', ' '], '有空的一条'],
    ['the same sentence twice', 'visitProhibitions', ['严禁吃请', '严禁吃请'], '有重复的条'],
    ['too many', 'visitRights', Array.from({ length: 21 }, (_, i) => `第${i}条`), '最多 20 条'],
    [
      'a sentence that is an essay',
      'visitRights',
      ['有权拒绝没有通知书的检查'.repeat(12)],
      '每条最多 120 字：有权拒绝没有通知书的检查…',
    ],
    ['nobody to tell', 'visitSupervision', '  ', '请填写机关'],
    ['a hundred metres', 'visitFarMetres', 100, null],
    ['ten metres', 'visitFarMetres', 10, '应为 100 至 100000 的整数'],
    ['half a metre', 'visitFarMetres', 500.5, '应为 100 至 100000 的整数'],
    ['补办检查审批 in one day', 'limitDays', { 'D-INSPECT-APPROVE': 1 }, null],
    [
      'publication by another length',
      'limitDays',
      { 'D-PUB-20': 30 },
      'D-PUB-20 由法律规定，不能自定',
    ],
  ])('%s', (_why, name, value, problem) => {
    expect(agencyRuleDefinitions[name].problem(value as never)).toBe(problem)
  })

  test.each(Object.entries(visitRuleDefinitions))(
    '%s starts with a value that may be used',
    (name, of) => {
      expect(of.problem(of.initial as never)).toBeNull()
      expect(agencyRuleText(name as 'visitRights', of.initial as never)).not.toBe('')
    },
  )

  test('a refusal names the source of the value that counts', () => {
    const sources = { ...rules.sources, visitGrounds: '四商发〔2027〕3号' }
    expect(ruleBasis(inspectionRulesOf({ ...rules, sources }).grounds)).toEqual({
      own: 'agency',
      rule: '涉企行政检查，依据 四商发〔2027〕3号',
    })
  })

  test('whoever agrees reads what changes in words', () => {
    const after = { ...frequency, outsideSum: [] }
    const body = (value: unknown) => ({ value })
    expect(ruleDifferences('agency-rule', 'visitFrequency', body(frequency), body(after))).toEqual([
      {
        label: '检查频次怎样计算',
        before:
          '不受上限限制：投诉举报、转办交办、数据监测、企业申请、上级机关部署的专项检查；其中另列不计数：上级机关部署的专项检查；计入的方式：现场检查、书面核查、非现场检查（视频、数据）',
        after:
          '不受上限限制：投诉举报、转办交办、数据监测、企业申请、上级机关部署的专项检查；其中另列不计数：无；计入的方式：现场检查、书面核查、非现场检查（视频、数据）',
      },
    ])
  })

  test('an objection is answered within the days that the agency set, and its page says so', () => {
    const objected = { reasons: '价签当天已经补齐', contact: null }
    // Raised on Wednesday 2026-12-02; no holiday follows in December.
    const file = doInVisit(visitUpTo('told'), 'register-objection', objected)
    const own = {
      ...rules,
      limitDays: { 'D-INSPECT-OBJECT': 3 },
      sources: { ...rules.sources, limitDays: '四商发〔2027〕3号' },
    }
    const dueWith = (of: typeof rules) => {
      const at = { ...visitAt(), rules: of }
      const limit = limitsOf(file, at).find(({ title }) => title === '答复异议')
      return limit && dueOf(limit.instance, at.calendar, at.today)
    }
    expect(dueWith(rules)).toMatchObject({ known: true, on: '2026-12-16' })
    expect(dueWith(own)).toMatchObject({ known: true, on: '2026-12-07' })
    expect(answerWithin({ rules: own })).toEqual({
      length: '3 个工作日',
      source: '四商发〔2027〕3号',
    })
  })
})
