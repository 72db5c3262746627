import { describe, expect, test } from 'vitest'
import { people } from '../../../../test/circumstances.ts'
import { expired } from '../../../../test/spot-case.ts'
import {
  arrived,
  doInVisit,
  firm,
  hurried,
  opened,
  openingRefusals,
  openVisitCase,
  planned,
  refusedInVisit,
  visitAct,
  visitAt,
  visitOn,
  visitUpTo,
  written,
} from '../../../../test/visit-case.ts'
import type { InspectionFacts } from '../../../inspection/facts.ts'
import { inspectionRules } from '../../../../test/circumstances.ts'
import { dueOf } from '../../../deadline/limit-instance.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import type { CaseFile } from '../../case-file.ts'
import { caseTitle } from '../../case-title.ts'
import type { Circumstances } from '../../circumstances.ts'
import { inspection } from './procedure.ts'

const items54 =
  '本局规则（涉企行政检查，依据 国办发〔2024〕54号，未见原文：未公布的检查事项不得实施）'
const approval54 =
  '本局规则（涉企行政检查，依据 国办发〔2024〕54号，未见原文：行政机关负责人批准，紧急的事后补办）'
const frequencyRule = `本局规则（涉企行政检查，依据 ${inspectionRules.frequency.source}）`
const with_ = (facts: Partial<InspectionFacts>, changed: Partial<Circumstances> = {}) =>
  visitAt(undefined, facts, changed)

describe('登记检查', () => {
  const struckOff = with_({ firmOf: () => ({ status: 'struck-off', position: null }) })
  test.each<[string, Record<string, unknown>, Circumstances, string[]]>([
    ['as planned', {}, visitAt(), []],
    [
      'an item that is not published',
      { items: [{ code: 'JC-004' }, { code: 'JC-999' }] },
      visitAt(),
      [`JC-999 不在 2026-01-15 公布的涉企行政检查事项清单里，没有公布的事项不得检查 ${items54}`],
    ],
    [
      'the same item twice',
      { items: [{ code: 'JC-004' }, { code: 'JC-004' }] },
      visitAt(),
      ['JC-004 已经在上面选过'],
    ],
    [
      'no list is published',
      {},
      with_({ published: null }),
      ['涉企行政检查事项清单还没有公布，不能检查'],
    ],
    [
      'nothing was loaded',
      {},
      { ...visitAt(), inspection: null },
      ['检查事项清单、频次上限和检查规则没有载入，不能办理检查'],
    ],
    [
      'a firm struck off',
      {},
      struckOff,
      [
        `${firm.name}已经注销，没有可以检查的对象；有人继续以它的名义经营的，登记线索办理 本局规则（涉企行政检查，依据 司法部问题解答，见公开报道，未见原文：对象是企业，个体工商户、合作社参照）`,
      ],
    ],
    [
      'a firm that has had its year, upon a plan',
      {},
      with_({ visitsOf: () => [visitOn('2026-03-02'), visitOn('2026-06-01')] }),
      [
        `${firm.name} 2026 年已经检查 2 次，达到上限 2 次：2026年3月2日 市场秩序科（汽车（新车）销售检查）；2026年6月1日 市场秩序科（汽车（新车）销售检查）。计划内的检查今年不能再做；明年的任务，明年登记 ${frequencyRule}`,
      ],
    ],
    [
      'a firm that has had its year, upon a complaint',
      { ground: 'report' },
      with_({ visitsOf: () => [visitOn('2026-03-02'), visitOn('2026-06-01')] }),
      [],
    ],
    [
      'a ground that the agency does not admit',
      { ground: 'application' },
      with_({
        rules: {
          ...inspectionRules,
          grounds: { value: ['report'], source: '《优化营商环境条例》第五十四条第二款' },
        },
      }),
      [
        '计划以外的检查，现行规则不允许以此为由；没有计划的，不得入企 本局规则（涉企行政检查，依据 《优化营商环境条例》第五十四条第二款）',
      ],
    ],
    ['upon a complaint', { ground: 'report', groundSource: '信件2026-118' }, visitAt(), []],
    ['in writing, without a reason to go', { way: 'written', onSiteReason: null }, visitAt(), []],
    [
      'on the spot, without a reason to go',
      { onSiteReason: null },
      visitAt(),
      ['请填写“为什么须到现场”'],
    ],
  ])('%s', (_name, changed, at, expected) => {
    expect(openingRefusals(opened(changed), at)).toEqual(expected)
  })

  test('keeps the lines of the checklist, and the points of the list where there is none', () => {
    const file = openVisitCase(opened({ items: [{ code: 'JC-004' }, { code: 'JC-005' }] }))
    expect(file.visit?.items.map(({ checklist: version }) => version)).toEqual([1, null])
    expect(file.visit?.items[1]?.lines).toEqual([
      { id: 'JC-005-1', rule: '《二手车流通管理办法》', lookAt: '台账' },
    ])
    expect(caseTitle(file)).toBe('对四平市恒路汽车销售有限公司的行政检查')
  })
})

describe('审批和频次', () => {
  const file = openVisitCase()
  const complaint = openVisitCase(opened({ ground: 'report' }))
  const twice = { visitsOf: () => [visitOn('2026-03-02'), visitOn('2026-06-01')] }
  const over =
    `${firm.name} 2026 年已经检查 2 次，达到上限 2 次：2026年3月2日 市场秩序科（汽车（新车）销售检查）；2026年6月1日 市场秩序科（汽车（新车）销售检查）。` +
    `确有投诉举报、转办交办、数据监测、企业申请或者上级部署的，写明不受上限限制的理由；能书面核查的，不再入企 ${frequencyRule}`
  test.each<[string, CaseFile, Record<string, unknown>, Circumstances, string[]]>([
    ['the first of the year', file, {}, visitAt(), []],
    ['the third of the year', file, {}, with_(twice), [over]],
    ['the third, upon a complaint, without a reason', complaint, {}, with_(twice), [over]],
    ['the third, upon a complaint', complaint, { exempt: 'report' }, with_(twice), []],
    [
      'the third, with a reason of another ground',
      file,
      { exempt: 'report' },
      with_(twice),
      [`这个理由和本次检查的由来不一致 ${frequencyRule}`],
    ],
    [
      'two of last year',
      file,
      {},
      with_({ visitsOf: () => [visitOn('2025-03-02'), visitOn('2025-06-01')] }),
      [],
    ],
    [
      'its own row among the visits is not another visit',
      file,
      {},
      with_({
        visitsOf: () => [visitOn('2026-03-02'), visitOn('2026-12-02', { caseId: file.id })],
      }),
      [],
    ],
    [
      'no cap is published',
      file,
      {},
      with_({ capFor: () => null }),
      [`同一企业年度检查频次上限还没有公布，不知道还能不能检查；请先公布上限 ${frequencyRule}`],
    ],
    [
      'one officer',
      file,
      { officers: [people.chen] },
      visitAt(),
      ['执法人员不得少于两人 行政处罚法第四十二条'],
    ],
    [
      'yesterday',
      file,
      { plannedOn: '2026-12-01' },
      visitAt(),
      [`检查日期已经过去；没有先批准的检查，只有紧急的可以事后补办 ${approval54}`],
    ],
    [
      'one certificate that ended',
      file,
      {},
      expired(visitAt(), people.wang),
      [`${people.wang}的执法证有效期到 2026-06-30，已经届满 行政处罚法第四十二条`],
    ],
  ])('%s', (_name, from, changed, at, expected) => {
    expect(refusedInVisit(from, 'approve-visit', planned(changed), at)).toEqual(expected)
  })

  test('a draft is looked at without a cap: nothing is recorded, and nothing breaks', () => {
    const at = with_({ capFor: () => null })
    for (const id of ['approve-visit', 'begin-urgent-visit']) {
      const typed = { ...planned(), ...hurried(), plannedOn: plainDate('2026-12-02') }
      expect(visitAct(id).events(file, typed, at)).toEqual([])
    }
    const noticeAt = { at: '2026-12-02T01:00:00.000Z' }
    expect(visitAct('make-visit-notice').events(visitUpTo('approved'), noticeAt, at)).toEqual([])
  })

  test('proposes to merge with what is planned for the days to come', () => {
    const at = with_({ visitsOf: () => [visitOn('2026-12-10', { departments: ['商贸科'] })] })
    const known = visitAct('approve-visit').known?.(file, at) ?? []
    expect(known.at(-1)).toEqual({
      label: '可以合并的检查',
      value: '2026年12月10日 商贸科',
      source: '《优化营商环境条例》第五十四条第一款：同一检查对象的多个检查事项尽可能合并',
    })
  })
})

describe('紧急检查', () => {
  const urgent = doInVisit(openVisitCase(), 'begin-urgent-visit', hurried())

  test('begins without the approval, owes it for two working days, and ends nothing without it', () => {
    const [owed] = inspection.limits(urgent, visitAt())
    expect(owed?.title).toBe('补办检查审批')
    expect(owed && dueOf(owed.instance, visitAt().calendar, plainDate('2026-12-02'))).toMatchObject(
      { known: true, on: '2026-12-04' },
    )
    let file = doInVisit(urgent, 'make-visit-notice', { at: '2026-12-02T01:00:00.000Z' })
    file = doInVisit(file, 'arrive', arrived())
    file = doInVisit(file, 'record-visit', written())
    file = doInVisit(file, 'find-result', { code: '01', explanation: null, followUpBy: null })
    const owedText = `检查还没有批准；紧急检查先行开始的，须补办审批后才能告知结果、办结 ${approval54}`
    expect(refusedInVisit(file, 'tell-result', {})).toContain(owedText)
    expect(refusedInVisit(file, 'close-visit', {})).toContain(owedText)
    const approved = doInVisit(file, 'approve-visit', planned())
    expect(inspection.limits(approved, visitAt())[0]?.instance.ended?.reason).toBe('已批准或者撤下')
  })

  test('is not begun twice, nor approved for another day', () => {
    expect(refusedInVisit(urgent, 'begin-urgent-visit', hurried())).toEqual([
      '已经批准，或者已经登记先行开始 行政处罚法第四十二条',
    ])
    expect(refusedInVisit(urgent, 'approve-visit', planned({ plannedOn: '2026-12-03' }))).toEqual([
      '紧急检查是 2026-12-02 开始的',
    ])
  })
})
