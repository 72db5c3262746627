import { describe, expect, test } from 'vitest'
import { people, rules } from '../../../../test/circumstances.ts'
import { doAct, refusalsOf, spotAt } from '../../../../test/spot-case.ts'
import {
  arrived,
  doInVisit,
  faulty,
  firm,
  happenAt,
  opened,
  openVisitCase,
  planned,
  refusedInVisit,
  visitAct,
  visitAt,
  visitUpTo,
} from '../../../../test/visit-case.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import type { CaseFile } from '../../case-file.ts'
import { disclosureRulesOf } from '../../../publicity/disclosure-rules.ts'
import { evidenceOf } from '../../parts/evidence/evidence-list.ts'
import { sourceText } from '../../parts/clue/slice.ts'
import { fileCase } from '../../parts/filing/acts.ts'
import { underWay } from '../../procedures.ts'
import { hearParty } from '../summary-penalty/acts/hearing-the-party.ts'
import { inspectionEvents } from './events.ts'
import { inspection } from './procedure.ts'

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
      [`没有见到人，只能认定“无法联系” ${law55}`],
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
    expect(underWay(filed).map(({ id }) => id)).toEqual(['ordinary-penalty', 'inspection'])
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
    expect(underWay(punished).map(({ id }) => id)).toEqual(['summary-penalty', 'inspection'])
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
