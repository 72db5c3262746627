import { describe, expect, test } from 'vitest'
import { people } from '../../../../test/circumstances.ts'
import {
  arrived,
  checklist,
  doInVisit,
  faulty,
  firm,
  happenAt,
  hurried,
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
import { plainDate } from '../../../shared/plain-date.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { evidenceOf } from '../../parts/evidence/evidence-list.ts'

const approval54 =
  '本局规则（涉企行政检查，依据 国办发〔2024〕54号，未见原文：行政机关负责人批准，紧急的事后补办）'
const scanRule =
  '本局规则（涉企行政检查，依据 四平市规范涉企行政检查“十严禁十落实”工作规范，见公开报道，未见原文）'
const formsRule =
  '本局规则（涉企行政检查，依据 司法部行政检查文书基本格式文本（试行）解读，未见原文）'
const frequencyRule = `本局规则（涉企行政检查，依据 ${inspectionRules.frequency.source}）`
const with_ = (facts: Partial<InspectionFacts>, changed: Partial<Circumstances> = {}) =>
  visitAt(undefined, facts, changed)

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
      [
        `没有扫码，不得现场检查；请扫企业的营业执照码，或者请企业扫亮证码；拒绝检查的，写明拒绝的情况 ${scanRule}`,
      ],
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
    ['a place with its accuracy', noticed, { position: '43.166600,124.350600±12' }, visitAt(), []],
    [
      'the address of the licence, which bears the code',
      noticed,
      { scanned: 'https://zzapp.example.gov.cn/s?c=91350100M000100Y43' },
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
    expect(act.narrows?.(there, at)).toMatchObject({
      lines: { offered: [{ value: 'JC-004-1' }, { value: 'JC-004-2' }] },
    })
  })

  test('answers no line by itself, and asks beside them only for the recording where the 法定代表人 is there', () => {
    const recordDefaults = visitAct('record-visit').defaults?.(there, visitAt()) ?? {}
    const asked = Object.keys(written()).filter(
      (name) =>
        !(name in recordDefaults) && !['remarks', 'rightsTold', 'unrecordedReason'].includes(name),
    )
    expect(asked).toEqual(['lines', 'recording'])
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
