import { describe, expect, test } from 'vitest'
import { people, rules } from '../../../../test/circumstances.ts'
import { doAct, expired, refusalsOf, spotAt } from '../../../../test/spot-case.ts'
import {
  arrived,
  checklist,
  doInVisit,
  faulty,
  firm,
  happenAt,
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
import { initialInspectionRules } from '../../../inspection/inspection-rules.ts'
import { dueOf } from '../../../deadline/limit-instance.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import type { CaseFile } from '../../case-file.ts'
import { disclosureRulesOf } from '../../../publicity/disclosure-rules.ts'
import { caseTitle } from '../../case-title.ts'
import type { Circumstances } from '../../circumstances.ts'
import { evidenceOf } from '../../parts/evidence/evidence-list.ts'
import { sourceText } from '../../parts/clue/slice.ts'
import { fileCase } from '../../parts/filing/acts.ts'
import { underWay } from '../../procedures.ts'
import { hearParty } from '../summary-penalty/acts/hearing-the-party.ts'
import { inspectionEvents } from './events.ts'
import { inspection } from './procedure.ts'

const items54 =
  '本局规则（涉企行政检查，依据 国办发〔2024〕54号，未见原文：未公布的检查事项不得实施）'
const approval54 =
  '本局规则（涉企行政检查，依据 国办发〔2024〕54号，未见原文：行政机关负责人批准，紧急的事后补办）'
const scanRule =
  '本局规则（涉企行政检查，依据 四平市规范涉企行政检查“十严禁十落实”工作规范，见公开报道，未见原文）'
const formsRule =
  '本局规则（涉企行政检查，依据 司法部行政检查文书基本格式文本（试行）解读，未见原文）'
const frequencyRule = `本局规则（涉企行政检查，依据 ${initialInspectionRules.frequency.source}）`

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
      'a ground that the agency does not admit',
      { ground: 'application' },
      with_({
        rules: {
          ...initialInspectionRules,
          grounds: { value: ['report'], tag: 'T', source: '《优化营商环境条例》第五十四条第二款' },
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

describe('通知、亮证、扫码', () => {
  const noticed = visitUpTo('noticed')
  const withDriver = doInVisit(
    doInVisit(
      openVisitCase(),
      'approve-visit',
      planned({ helpers: [{ name: '赵师傅', kind: 'driver', work: '驾驶' }] }),
    ),
    'make-visit-notice',
    { at: '2026-12-02T01:00:00.000Z' },
  )
  const twice = { visitsOf: () => [visitOn('2026-03-02'), visitOn('2026-06-01')] }
  test.each<[string, CaseFile, Record<string, unknown>, Circumstances, string[]]>([
    ['as it should be', noticed, {}, visitAt(), []],
    [
      'before the approval',
      openVisitCase(),
      {},
      visitAt(),
      [
        `检查还没有经负责人批准，不能实施；情况紧急的，用“紧急检查先行开始”登记理由 ${approval54}`,
        `还没有制作检查通知书；通知书须交给被检查企业后才能检查 ${formsRule}`,
      ],
    ],
    [
      'without a scan',
      noticed,
      { scanKind: null, scanned: null },
      visitAt(),
      [`没有扫码，不得现场检查；请扫企业的营业执照码，或者请企业扫亮证码 ${scanRule}`],
    ],
    [
      'a scan of another firm',
      noticed,
      { scanned: '91220300MA0Y43210X' },
      visitAt(),
      [
        `扫到的是 91220300MA0Y43210X，不是本次批准检查的${firm.name}（91350100M000100Y43） ${scanRule}`,
      ],
    ],
    ['the firm scans our code', noticed, { scanKind: 'officers', scanned: 'A7' }, visitAt(), []],
    [
      'one certificate ended yesterday',
      noticed,
      {},
      endedYesterday(people.chen),
      [`${people.chen}的执法证有效期到 2026-12-01，已经届满 行政处罚法第四十二条`],
    ],
    [
      'two hundred kilometres away: told, not refused',
      noticed,
      { position: '41.3665,124.3505' },
      visitAt(),
      [],
    ],
    ['no place at all', noticed, { position: null }, visitAt(), []],
    [
      'something that is no place',
      noticed,
      { position: '铁东区' },
      visitAt(),
      ['应为纬度和经度，例如 43.16,124.35'],
    ],
    [
      'an officer who was not approved',
      noticed,
      { officers: [people.chen, people.deputy] },
      { ...visitAt(), certificatesOf: () => visitAt().certificatesOf(people.chen) },
      [`${people.deputy}不在批准的检查人员中；换人的，先办理变更承办人 ${formsRule}`],
    ],
    ['a driver named beforehand', withDriver, { helpers: [{ name: '赵师傅' }] }, visitAt(), []],
    [
      'a helper nobody named',
      noticed,
      { helpers: [{ name: '钱某' }] },
      visitAt(),
      [`钱某没有在审批时事先确定，不得随行 ${formsRule}`],
    ],
    [
      'later than now',
      noticed,
      { arrivedAt: '2026-12-02T03:00:00.000Z' },
      visitAt(),
      ['不能晚于现在'],
    ],
    [
      'before the day that was approved',
      noticed,
      { arrivedAt: '2026-12-01T03:00:00.000Z' },
      visitAt(),
      ['批准的检查日期是 2026-12-02，不能提前'],
    ],
  ])('%s', (_name, file, changed, at, expected) => {
    expect(refusedInVisit(file, 'arrive', arrived(changed), at)).toEqual(expected)
  })

  test.each([
    ['2026-12-01T01:00:00.000Z', visitAt(), ['批准的检查日期是 2026-12-02，不能提前']],
    ['2026-12-02T01:00:00.000Z', visitAt(), []],
    [
      '2026-12-02T01:00:00.000Z',
      with_({ capFor: () => null }),
      [`同一企业年度检查频次上限还没有公布，不知道还能不能检查；请先公布上限 ${frequencyRule}`],
    ],
  ])('a notice for %s', (at, when, expected) => {
    expect(refusedInVisit(visitUpTo('approved'), 'make-visit-notice', { at }, when)).toEqual(
      expected,
    )
  })

  test('another department was there in between: the cap is asked again at the door', () => {
    expect(refusedInVisit(noticed, 'arrive', arrived(), with_(twice))[0]).toContain(
      '已经检查 2 次，达到上限 2 次',
    )
  })

  test('the distance is kept and told with the record', () => {
    const file = doInVisit(noticed, 'arrive', arrived({ position: '41.3665,124.3505' }))
    expect(file.visit?.arrival?.metresAway).toBe(200_151)
    expect(visitAct('record-visit').known?.(file, visitAt()).at(-1)).toEqual({
      label: '到场的位置',
      value: '距企业登记的位置约 200 公里，请核对地点',
      source: '本系统的提示距离，没有文本规定',
    })
  })
})

/** The certificate of one officer ended on the day before. */
function endedYesterday(who: string): Circumstances {
  const at = visitAt()
  return {
    ...at,
    certificatesOf: (id) =>
      at
        .certificatesOf(id)
        .map((each) => (id === who ? { ...each, validTo: plainDate('2026-12-01') } : each)),
  }
}

describe('现场检查笔录', () => {
  const there = visitUpTo('arrived')
  const elsewhere = {
    recordsOf: (officer: string) =>
      officer === people.wang
        ? [
            {
              startedAt: '2026-12-02T01:40:00.000Z',
              endedAt: '2026-12-02T02:30:00.000Z',
              about: '对乙公司的行政检查',
            },
          ]
        : [],
  }
  const newer = {
    checklistOf: () => ({
      ...checklist,
      version: 2,
      lines: [{ id: 'JC-004-9', rule: '新', lookAt: '新' }],
    }),
  }
  test.each<[string, CaseFile, Record<string, unknown>, Circumstances, string[]]>([
    ['as it should be', there, {}, visitAt(), []],
    [
      'before the certificates were shown',
      visitUpTo('noticed'),
      {},
      visitAt(),
      ['还没有出示执法证件、扫码登记，不能检查 行政处罚法第五十五条'],
    ],
    [
      'ended before it began',
      there,
      { endedAt: '2026-12-02T01:04:00.000Z' },
      visitAt(),
      ['须晚于开始时间'],
    ],
    [
      'began before the visitors came',
      there,
      { startedAt: '2026-12-02T00:30:00.000Z' },
      visitAt(),
      ['不能早于亮证、扫码的时间 行政处罚法第五十五条'],
    ],
    [
      'ends later than now',
      there,
      { endedAt: '2026-12-02T02:10:00.000Z' },
      visitAt(),
      ['不能晚于现在'],
    ],
    [
      'two records of one officer at once',
      there,
      {},
      with_(elsewhere),
      [
        `${people.wang}在这段时间已有另一份笔录（对乙公司的行政检查），不能同时在两处 行政处罚法第四十二条`,
      ],
    ],
    [
      'a line of a later checklist',
      there,
      { lines: [...written().lines, { line: 'JC-004-9', result: 'pass', finding: null }] },
      with_(newer),
      ['JC-004-9 不在本次检查开始时的检查清单里；清单后来改了的，本次仍按开始时的版本'],
    ],
    [
      'a line left out',
      there,
      { lines: written().lines.slice(0, 1) },
      visitAt(),
      ['还有检查项没有填：是否明示价格'],
    ],
    [
      'a problem without words',
      there,
      { lines: [{ line: 'JC-004-1', result: 'problem', finding: null }, written().lines[1]] },
      visitAt(),
      ['发现问题的，写明看到的情况'],
    ],
    [
      'neither recorded nor why not',
      there,
      { recording: null },
      visitAt(),
      ['须填音像记录编号，或者写明没有录制的原因'],
    ],
    [
      'by an officer who was not there',
      there,
      { officers: [people.chen, people.deputy] },
      { ...visitAt(), certificatesOf: () => visitAt().certificatesOf(people.chen) },
      [`${people.deputy}没有到场亮证，不能制作笔录 行政处罚法第五十五条`],
    ],
    ['twice', visitUpTo('recorded'), {}, visitAt(), ['现场检查笔录已经制作 行政处罚法第五十五条']],
  ])('%s', (_name, file, changed, at, expected) => {
    expect(refusedInVisit(file, 'record-visit', written(changed), at)).toEqual(expected)
  })

  test('a checklist that changed meanwhile is told, and the lines stay those of the beginning', () => {
    const act = visitAct('record-visit')
    const at = with_(newer)
    expect(act.known?.(there, at).at(-1)?.value).toBe('检查开始后有了第 2 版，本次仍按开始时的版本')
    expect(act.defaults?.(there, at)).toMatchObject({
      lines: [{ line: 'JC-004-1' }, { line: 'JC-004-2' }],
    })
  })

  test('asks only for the recording where nothing was found and the 法定代表人 is there', () => {
    const recordDefaults = visitAct('record-visit').defaults?.(there, visitAt()) ?? {}
    const asked = Object.keys(written()).filter(
      (name) =>
        !(name in recordDefaults) && !['remarks', 'rightsTold', 'unrecordedReason'].includes(name),
    )
    expect(asked).toEqual(['recording'])
  })

  test('is evidence by itself', () => {
    const found = visitUpTo('recorded', { lines: faulty })
    expect(evidenceOf(found).map(({ name, proves }) => [name, proves])).toEqual([
      [
        '现场检查笔录',
        '证明执法人员在铁东区一马路128号检查时看到的情况：抽查 2026 年 11 月销售的 3 辆车，1 辆没有签订销售合同',
      ],
    ])
  })
})

test('a visit without findings asks for one value beside the task, the item and the recording', () => {
  const filed = (file: CaseFile, id: string) => {
    const act = visitAct(id)
    const given = { ...act.defaults?.(file, visitAt()) }
    return Object.entries(act.form)
      .filter(([name, { optional, when, control, either }]) => {
        const typed = ['text', 'paragraph', 'date', 'instant', 'count'].includes(control.kind)
        return typed && !(name in given) && !optional && !when && !either
      })
      .map(([name]) => `${id}.${name}`)
  }
  const path: [string, CaseFile][] = [
    ['approve-visit', openVisitCase()],
    ['make-visit-notice', visitUpTo('approved')],
    ['arrive', visitUpTo('noticed')],
    ['record-visit', visitUpTo('arrived')],
    ['find-result', visitUpTo('signed')],
    ['tell-result', visitUpTo('found')],
    ['leave-firm', visitUpTo('told')],
    ['close-visit', visitUpTo('left')],
  ]
  // Beside these: number of the task, code of the item, number of the recording, and what the scan brings in.
  expect(path.flatMap(([id, file]) => filed(file, id))).toEqual(['approve-visit.necessity'])
})

test('an urgent visit goes on while its approval is on its way', () => {
  const urgent = doInVisit(openVisitCase(), 'begin-urgent-visit', hurried())
  const pending = happenAt(urgent, [
    { type: 'ActProposed', act: 'approve-visit', input: planned(), awaits: 'department-head' },
  ])
  expect(pending.pending).not.toBeNull()
  const noticed = doInVisit(pending, 'make-visit-notice', { at: '2026-12-02T01:00:00.000Z' })
  expect(refusedInVisit(noticed, 'arrive', arrived())).toEqual([])
})

describe('结果', () => {
  const cleanVisit = visitUpTo('signed')
  const found = visitUpTo('signed', { lines: faulty })
  const nobody = doInVisit(
    visitUpTo('noticed'),
    'arrive',
    arrived({ nobodyThere: true, noticeTakenBy: null, scanKind: null, scanned: null }),
  )
  const law55 = '行政处罚法第五十五条'
  test.each<[string, CaseFile, string, string | null, string | null, string[]]>([
    ['01 without problems', cleanVisit, '01', null, null, []],
    [
      '01 with one',
      found,
      '01',
      null,
      null,
      [`笔录中发现问题 1 项，不能认定“未发现问题” ${law55}`],
    ],
    ['02', found, '02', null, null, []],
    [
      '03 without problems',
      cleanVisit,
      '03',
      null,
      null,
      [`笔录中没有发现问题，不能认定“未按规定公示其他应当公示的信息” ${law55}`],
    ],
    ['04', found, '04', null, null, []],
    [
      '05 of a firm that was met',
      cleanVisit,
      '05',
      null,
      null,
      [`已经见到人并制作了笔录，不能认定“无法联系” ${law55}`],
    ],
    ['05 of one that was not', nobody, '05', '门锁着，电话停机', null, []],
    [
      '01 where nobody was met',
      nobody,
      '01',
      null,
      null,
      [`还没有现场检查笔录，只能认定“无法联系” ${law55}`],
    ],
    ['06', found, '06', null, null, []],
    [
      '07 without words',
      found,
      '07',
      null,
      null,
      [`认定“不配合检查情节严重”的，写明看到的情况 ${law55}`],
    ],
    [
      '08 with a problem',
      found,
      '08',
      '已停止销售',
      null,
      [`笔录中发现问题 1 项，不能认定“未发现开展本次抽查涉及的经营活动” ${law55}`],
    ],
    ['09', found, '09', null, '2026-12-23', []],
    ['09 without a day', found, '09', null, null, ['请填写“最晚处理到”']],
    ['09 for today', found, '09', null, '2026-12-02', ['须晚于今天']],
  ])('%s', (_name, file, code, explanation, followUpBy, expected) => {
    expect(refusedInVisit(file, 'find-result', { code, explanation, followUpBy })).toEqual(expected)
  })

  test('is told only when the record was signed or its refusal registered', () => {
    const unsigned = doInVisit(visitUpTo('recorded'), 'find-result', {
      code: '01',
      explanation: null,
      followUpBy: null,
    })
    expect(refusedInVisit(unsigned, 'tell-result', {})).toEqual([
      '现场检查笔录还没有经被检查人核对签名；拒绝签名的，登记拒绝的理由 行政处罚法第五十五条',
    ])
    const refused = happenAt(unsigned, [
      {
        type: 'SignatureRefused',
        paper: { id: 'x', type: 'onsite_inspection_record', title: '现场检查笔录', madeIn: 5 },
        refusedOn: plainDate('2026-12-02'),
        signer: '孙某',
        refusal: { reason: '称须请示', witness: null, recording: '录像 00:40' },
        pages: [],
      },
    ])
    expect(
      refusedInVisit(refused, 'tell-result', { toldTo: '孙某', refused: false, refusal: null }),
    ).toEqual([])
  })

  test('a firm nobody was met of is referred to market regulation before the visit ends', () => {
    const file = doInVisit(nobody, 'find-result', {
      code: '05',
      explanation: '门锁着，电话停机',
      followUpBy: null,
    })
    expect(visitAct('tell-result').applies?.(file, visitAt())).toBe(false)
    expect(refusedInVisit(file, 'close-visit', { summary: '无法联系' })).toEqual([
      '结果是“无法联系”，还没有移送市场监督管理部门 本系统规则（办理顺序）',
      '还没有登记离开的时间 本系统规则（办理顺序）',
    ])
  })
})

describe('责令改正和复查', () => {
  const found = visitUpTo('found', { lines: faulty, code: '06' })
  const order = {
    violation: '未签订销售合同',
    requirements: '补签合同',
    deadline: '2026-12-10',
    officers: [people.chen, people.wang],
  }
  const recheckAt = visitAt('2026-12-11T02:00:00.000Z')
  const recheck = (status: string) => ({
    checkedOn: '2026-12-11',
    status,
    findings: '抽查三辆车',
    officers: [people.chen, people.wang],
  })

  test('06 is not told before correction was ordered', () => {
    expect(refusedInVisit(found, 'tell-result', {})).toEqual([
      '结果是“发现问题已责令改正”，还没有责令改正 行政处罚法第二十八条',
    ])
  })

  test('a visit that found nothing orders nothing', () => {
    expect(refusedInVisit(visitUpTo('signed'), 'order-correction', order)).toEqual([
      '笔录中没有发现问题，没有要改正的 行政处罚法第二十八条',
    ])
  })

  const ordered = doInVisit(found, 'order-correction', order)
  const served = happenAt(ordered, [
    {
      type: 'NoticeServed',
      paper: 'correction_order',
      method: 'direct',
      servedOn: plainDate('2026-12-02'),
      recipient: '孙某',
      relation: '法定代表人',
      place: '一马路128号',
      refusal: null,
      officers: [people.chen, people.wang],
      announcedOn: null,
    },
  ])

  test('is rechecked only after the order was served, and the visit not closed before', () => {
    expect(refusedInVisit(ordered, 'recheck-correction', recheck('corrected'), recheckAt)).toEqual([
      '责令改正通知书还没有送达 行政处罚法第二十八条',
    ])
    expect(refusedInVisit(served, 'close-visit', {})).toContain(
      '责令改正还没有复查 行政处罚法第二十八条',
    )
  })

  test.each([
    ['corrected', false],
    ['partly', false],
    ['not', true],
  ])('%s: closing is refused: %s', (status, refused) => {
    const file = doInVisit(served, 'recheck-correction', recheck(status), recheckAt)
    const text =
      '复查时没有改正，不能办结；请提请立案，或者再次责令改正 行政处罚法第二十八条 行政处罚法第五十四条'
    expect(refusedInVisit(file, 'close-visit', {}, recheckAt).includes(text)).toBe(refused)
  })
})

describe('what follows', () => {
  test('nothing: the visit ends with its result, told, and the visitors gone', () => {
    const file = visitUpTo('told')
    expect(refusedInVisit(file, 'close-visit', { summary: '没有发现问题' })).toEqual([
      '还没有登记离开的时间 本系统规则（办理顺序）',
    ])
    const gone = doInVisit(file, 'leave-firm', { leftAt: '2026-12-02T01:58:00.000Z' })
    const closed = doInVisit(gone, 'close-visit', { summary: '没有发现问题' })
    expect(closed.closedOn).toBe('2026-12-02')
    const now = inspection.steps.filter(({ state }) => state(closed, visitAt()) === 'now')
    expect(now.map(({ id }) => id)).toEqual(['archive'])
    expect(refusedInVisit(closed, 'approve-visit', planned())[0]).toContain('案件已经终结')
  })

  test.each([
    ['2026-12-02T01:30:00.000Z', '不能早于笔录结束的时间'],
    ['2026-12-02T03:30:00.000Z', '不能晚于现在'],
  ])('nobody leaves at %s', (leftAt, expected) => {
    expect(refusedInVisit(visitUpTo('told'), 'leave-firm', { leftAt })).toEqual([expected])
  })

  test('a visit that found nothing offers no penalty', () => {
    const file = visitUpTo('told')
    expect(visitAct('file-case').applies?.(file, visitAt())).toBe(false)
    expect(visitAct('punish-after-visit').applies?.(file, visitAt())).toBe(false)
  })

  const suspicious = visitUpTo('told', { lines: faulty, code: '09', followUpBy: '2026-12-23' })

  test('a case is filed in the same file, with firm, facts, officers and evidence carried over', () => {
    const act = visitAct('file-case')
    const given = act.defaults?.(suspicious, visitAt()) ?? {}
    expect(given).toMatchObject({
      party: firm,
      summary: '是否签订销售合同：抽查 2026 年 11 月销售的 3 辆车，1 辆没有签订销售合同',
      violationFrom: '2026-12-02',
      discoveredOn: '2026-12-02',
      investigators: [people.chen, people.wang],
    })
    const filed = doInVisit(suspicious, 'file-case', {
      ...given,
      matterCode: 'CF-034-03',
      further: null,
    })
    expect(filed.id).toBe(suspicious.id)
    expect(underWay(filed).map(({ id }) => id)).toEqual(['ordinary-penalty'])
    expect(evidenceOf(filed)).toHaveLength(1)
    expect(sourceText(filed)).toBe('行政检查中发现')
    expect(
      inspection.limits(filed, visitAt()).find(({ title }) => title === '处理检查发现的问题')
        ?.instance.ended?.reason,
    ).toBe('已立案或者办结')
    expect(visitAct('close-visit').applies?.(filed, visitAt())).toBe(false)
  })

  test('the only thing typed to file it is the matter', () => {
    const given = Object.keys(visitAct('file-case').defaults?.(suspicious, visitAt()) ?? {})
    const asked = Object.entries(fileCase.form).filter(
      ([name, field]) => !field.optional && !given.includes(name),
    )
    expect(asked.map(([name]) => name)).toEqual(['matterCode'])
  })

  test('punished on the spot in the same file, and the party heard by that procedure', () => {
    const act = visitAct('punish-after-visit')
    const given = act.defaults?.(suspicious, visitAt()) ?? {}
    const typed = { ...given, certificatesShown: true, matterCode: 'CF-034-03' }
    expect(
      refusalsOf(suspicious, act, { ...typed, party: { ...firm, name: '别的公司' } }, visitAt()),
    ).toEqual([`当事人须是被检查的${firm.name}；查到别人的，另行登记 行政处罚法第五十一条`])
    const punished = doInVisit(suspicious, 'punish-after-visit', typed)
    expect(underWay(punished).map(({ id }) => id)).toEqual(['summary-penalty'])
    const heard = doAct(
      punished,
      hearParty,
      {
        tier: '一般',
        kinds: ['fine'],
        fineFen: 10_000,
        rightsTold: true,
        statement: null,
        answer: null,
        disputed: false,
      },
      spotAt(),
    )
    expect(heard.spot?.told?.fineFen).toBe(10_000)
    expect(evidenceOf(heard).map(({ name }) => name)).toEqual(['现场检查笔录'])
  })

  test('a visit that does not take place is taken off, with its reason', () => {
    const off = doInVisit(visitUpTo('noticed'), 'call-off-visit', { reason: '企业当日停电' })
    expect([off.closedOn, off.visit?.calledOff?.reason]).toEqual(['2026-12-02', '企业当日停电'])
  })
})

test('the number of a letter is a secret that leads to who wrote it (处罚法第50条)', () => {
  const groundSource = '2026年11月30日第118号来信'
  const { history } = openVisitCase(opened({ ground: 'report', groundSource }))
  const [first] = history
  if (first?.event.type !== 'VisitOpened') throw new Error('not opened')
  expect(
    inspectionEvents.VisitOpened.secrets(first.event, disclosureRulesOf(rules)),
  ).toContainEqual({
    kind: 'informant',
    value: groundSource,
  })
})
