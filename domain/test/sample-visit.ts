import type { NoticeWords } from '../src/case/procedures/inspection/event.ts'
import { inspectionRules, people } from './circumstances.ts'
import { day, officers, party, type Sample } from './sample-facts.ts'

const { prohibitions, mustNots, rights, supervision } = inspectionRules
const words: NoticeWords = {
  prohibitions: prohibitions.value,
  mustNots: mustNots.value,
  rights: rights.value,
  supervision: supervision.value,
}
const frequency = {
  year: 2026,
  before: 1,
  cap: { times: 2, source: '2026年1月公布的同一企业年度检查频次上限' },
}

/** A joint visit upon a complaint that found a problem, ordered its correction and told the result. */
export const visitCourse: readonly Sample[] = [
  [
    '2026-12-01',
    {
      type: 'VisitOpened',
      firm: party,
      ground: 'report',
      groundSource: '2026年11月30日第118号来信',
      items: [
        {
          code: 'JC-010',
          name: '商业特许经营检查',
          basis: '《商业特许经营管理条例》第五条',
          checklist: 2,
          lines: [
            { id: 'JC-010-1', rule: '《商业特许经营管理条例》第七条', lookAt: '是否有两个直营店' },
            { id: 'JC-010-2', rule: '《商业特许经营管理条例》第八条', lookAt: '是否备案' },
            { id: 'JC-010-3', rule: '《商业特许经营管理条例》第二十二条', lookAt: '是否披露信息' },
          ],
        },
      ],
      departments: ['四平市市场监督管理局'],
      way: 'on-site',
      onSiteReason: 'originals',
    },
  ],
  [
    '2026-12-01',
    {
      type: 'VisitApproved',
      plannedOn: day('2026-12-02'),
      place: party.address,
      necessity: '举报反映没有备案，须核对合同原件。',
      officers,
      helpers: [{ name: '钱示例', kind: 'expert', work: '核对特许经营合同' }],
      exempt: 'report',
      offsite: '吉林省辽源市',
      frequency,
    },
  ],
  ['2026-12-02', { type: 'VisitNoticeMade', at: '2026-12-02T01:00:00.000Z', words, frequency }],
  ['2026-12-02', { type: 'VisitSheetsPrinted' }],
  [
    '2026-12-02',
    {
      type: 'VisitorsArrived',
      at: '2026-12-02T01:05:00.000Z',
      place: party.address,
      officers,
      helpers: ['钱示例'],
      scan: { kind: 'firm', code: party.uscc },
      position: '43.1666,124.3506',
      metresAway: 35,
      nobodyThere: false,
      noticeTakenBy: '张示例',
      noticeRefusal: null,
    },
  ],
  [
    '2026-12-02',
    {
      type: 'VisitRecorded',
      startedAt: '2026-12-02T01:10:00.000Z',
      endedAt: '2026-12-02T02:05:00.000Z',
      place: party.address,
      onsitePerson: '张示例',
      onsiteRole: '法定代表人',
      officers,
      recusalAsked: false,
      lines: [
        { line: 'JC-010-1', result: 'pass', finding: null },
        { line: 'JC-010-2', result: 'problem', finding: '现场不能提供备案证明，称正在办理。' },
        { line: 'JC-010-3', result: 'na', finding: '今年没有新的被特许人' },
      ],
      remarks: '当事人提供特许经营合同三份供核对。',
      recording: '20261202-AV01-01',
      unrecordedReason: null,
    },
  ],
  ['2026-12-02', { type: 'VisitResultFound', code: '06', explanation: null, followUpBy: null }],
  [
    '2026-12-02',
    {
      type: 'CorrectionOrdered',
      violation: '从事特许经营活动没有备案。',
      requirements: '向商务主管部门备案。',
      deadline: day('2026-12-17'),
      officers,
    },
  ],
  ['2026-12-02', { type: 'VisitResultTold', toldTo: '张示例', refusal: null }],
  ['2026-12-02', { type: 'VisitorsLeft', at: '2026-12-02T02:20:00.000Z' }],
  [
    '2026-12-03',
    {
      type: 'VisitObjected',
      reasons: '检查以前已经提交备案材料，只是公告还没有发布。',
      contact: '0434-0000123',
      through: 'page',
    },
  ],
  [
    '2026-12-07',
    {
      type: 'VisitObjectionAnswered',
      outcome: 'kept',
      words: '材料是检查以后提交的，备案以公告为准，维持原来的结果。',
    },
  ],
  [
    '2026-12-18',
    {
      type: 'CorrectionRechecked',
      checkedOn: day('2026-12-18'),
      status: 'corrected',
      findings: '已经备案，备案公告编号 0220300112600001。',
      officers,
    },
  ],
  [
    '2026-12-18',
    {
      type: 'OffsiteVisitFiled',
      reason: '企业登记在本市，特许经营合同原件存放在辽源市的门店。',
      cooperation: '辽源市商务局',
    },
  ],
  ['2026-12-18', { type: 'VisitClosed', summary: '发现的问题已经责令改正并复查。' }],
  [
    '2026-12-21',
    { type: 'CaseArchived', retention: '10-years', remarks: null, checkedBy: people.deputy },
  ],
]

/** One that nobody was met at, begun in a hurry: what it had no time for is owed, and referred. */
export const unreachableCourse: readonly Sample[] = [
  visitCourse[0] ?? ['2026-12-01', { type: 'VisitCalledOff', reason: '' }],
  [
    '2026-12-01',
    {
      type: 'UrgentVisitBegun',
      reason: '举报称正在转移台账',
      plannedOn: day('2026-12-01'),
      place: party.address,
      officers: [people.chen, people.wang],
      helpers: [],
      exempt: null,
      frequency,
    },
  ],
  [
    '2026-12-01',
    {
      type: 'VisitorsArrived',
      at: '2026-12-01T01:05:00.000Z',
      place: party.address,
      officers,
      helpers: [],
      scan: null,
      position: null,
      metresAway: null,
      nobodyThere: true,
      noticeTakenBy: null,
      noticeRefusal: null,
    },
  ],
  [
    '2026-12-01',
    {
      type: 'VisitResultFound',
      code: '05',
      explanation: '门锁着，玻璃门内没有货架，门上贴有招租启事。拨打登记的电话，提示停机。',
      followUpBy: null,
      obstacle: { kind: 'nobody-met', witness: '马某，示例商务中心物业经理' },
    },
  ],
  [
    '2026-12-01',
    {
      type: 'FindingReferred',
      to: '四平市市场监督管理局',
      content: '通过登记的住所无法联系。',
      on: day('2026-12-01'),
    },
  ],
]

/** One whose officers were not let in, and nobody else was there. */
export const refusedCourse: readonly Sample[] = [
  ...unreachableCourse.slice(0, 2),
  [
    '2026-12-01',
    {
      type: 'VisitorsArrived',
      at: '2026-12-01T01:05:00.000Z',
      place: party.address,
      officers,
      helpers: [],
      scan: null,
      position: null,
      metresAway: null,
      nobodyThere: false,
      noticeTakenBy: '店长钱某',
      noticeRefusal: '店长钱某称老板不在，不让进入',
    },
  ],
  [
    '2026-12-01',
    {
      type: 'VisitResultFound',
      code: '07',
      explanation: '店长锁门离开',
      followUpBy: null,
      obstacle: { kind: 'entry-refused', witness: null },
    },
  ],
]
