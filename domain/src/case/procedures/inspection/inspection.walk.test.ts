import { beforeAll, describe, expect, test } from 'vitest'
import { people } from '../../../../test/circumstances.ts'
import { serviceOf } from '../../../../test/told-of-hearing.ts'
import { sealedPaper } from '../../../../test/signed-paper.ts'
import {
  arrived,
  clean,
  faulty,
  firm,
  hurried,
  officers,
  opened,
  openVisitCase,
  planned,
  visitAt,
  visitOn,
  written,
} from '../../../../test/visit-case.ts'
import type { Certificate } from '../../../authority/certificate.ts'
import type { InspectionFacts } from '../../../inspection/facts.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { walk, type Walk as WalkOf } from '../../../kernel/walk.ts'
import { addDays, plainDate, type PlainDate } from '../../../shared/plain-date.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Act, Procedure } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { evolve } from '../../evolve.ts'
import { problemsOf } from '../../law-in-force.ts'
import { papersToServe } from '../../parts/service/served-papers.ts'
import { partyCode } from '../../party.ts'
import { inspection } from './procedure.ts'
import { openObjection } from './slice.ts'

type Walk = WalkOf<CaseEvent>

const firstDay = plainDate('2026-12-02')

/** Who may inspect, in words that the checks below share with nobody: until which day; the others may not at all. */
const mayInspect: Readonly<Record<PersonId, PlainDate>> = {
  [people.chen]: plainDate('2028-12-31'),
  [people.wang]: plainDate('2028-12-31'),
  // Valid on the first day, over on the second.
  [people.reviewer]: plainDate('2026-12-02'),
}
const tempting = {
  lapsing: people.reviewer,
  punishingOnly: people.head,
  without: people.deputy,
} as const

const certificatesOf = (person: PersonId): Certificate[] => {
  const until = mayInspect[person]
  if (until === undefined && person !== tempting.punishingOnly) return []
  return [
    {
      number: '07030022016',
      categories: until === undefined ? ['行政处罚'] : ['行政检查', '行政处罚'],
      region: '220300',
      validFrom: plainDate('2024-01-01'),
      validTo: until ?? plainDate('2028-12-31'),
      status: 'active',
    },
  ]
}

const teams: readonly PersonId[][] = [
  officers,
  [people.chen],
  [people.chen, people.chen],
  ...Object.values(tempting).map((person) => [people.chen, person]),
]
const withEachTeam = (input: Record<string, unknown>) =>
  teams.map((team) => ({ ...input, officers: team }))

const hour = (day: PlainDate, time: string) => `${day}T${time}:00.000Z`

const inputs: Record<string, (file: CaseFile, at: Circumstances) => Record<string, unknown>[]> = {
  'approve-visit': (_file, { today }) => [
    ...withEachTeam(planned({ plannedOn: today })),
    planned({ plannedOn: addDays(today, -1) }),
    planned({ plannedOn: today, exempt: 'report' }),
  ],
  'begin-urgent-visit': () => [...withEachTeam(hurried()), hurried({ exempt: 'report' })],
  'make-visit-notice': (_file, { now }) => [{ at: now }],
  arrive: ({ investigators }, { today }) => {
    const came = arrived({ arrivedAt: hour(today, '01:00') })
    return [
      ...withEachTeam(came),
      { ...came, officers: [...investigators] },
      { ...came, scanKind: null, scanned: null },
      { ...came, scanned: '91220300MA0Y43210X' },
      { ...came, helpers: [{ name: '钱某' }] },
      { ...came, arrivedAt: hour(addDays(today, -1), '01:00') },
      { ...came, nobodyThere: true, noticeTakenBy: null, scanKind: null, scanned: null },
      { ...came, noticeRefusal: '店长不让进入', scanKind: null, scanned: null },
    ]
  },
  'add-evidence': () => [],
  // Sampling has a walk of its own, crossed with the end of a visit (parts/sampling/sampling.walk.test.ts).
  'take-samples': () => [],
  'commission-appraisal': () => [],
  // Paper for a visit without a phone changes nothing of what may follow; it is walked by at-the-door.test.ts.
  'print-visit-set': () => [],
  'leave-out-steps': () => [],
  'decide-recusal': ({ visit, recused }) =>
    visit?.noticeOn != null && visit.arrival === null && recused.length === 0
      ? [null, [people.reviewer], [tempting.punishingOnly]].map((successor) => ({
          ...{ officer: [people.wang], reason: '亲属', granted: true, successor },
        }))
      : [],
  'record-visit': ({ investigators }, { today }) => {
    const times = { startedAt: hour(today, '01:05'), endedAt: hour(today, '01:50') }
    const record = written(times)
    return [
      ...withEachTeam({ ...record, lines: clean }),
      { ...record, officers: [...investigators] },
      { ...record, lines: faulty },
      { ...record, lines: clean.slice(0, 1) },
      { ...record, lines: [...clean, { line: 'X', result: 'pass', finding: null }] },
      { ...record, endedAt: hour(today, '01:00') },
      { ...record, startedAt: hour(today, '00:10') },
    ]
  },
  'refuse-signature': (_file, { today, papers }) => [
    {
      ...{ paper: papers[0]?.id ?? '', signer: '孙某', reason: '不签', refusedOn: today },
      ...{ witness: '马某', recording: null, scans: null },
    },
  ],
  'sign-on-screen': () => [],
  'file-signed': () => [],
  'find-result': (_file, { today }) => [
    { code: '01', explanation: null, followUpBy: null },
    { code: '05', explanation: '门锁着', witness: null, followUpBy: null },
    { code: '06', explanation: null, followUpBy: null },
    { code: '07', explanation: null, followUpBy: null },
    { code: '07', explanation: '店长拒绝进入', witness: '马某', followUpBy: null },
    { code: '09', explanation: null, followUpBy: addDays(today, 5) },
  ],
  'order-correction': ({ corrections }, { today }) =>
    corrections.length > 0
      ? []
      : withEachTeam({
          violation: '未签合同',
          requirements: '补签',
          deadline: addDays(today, 1),
          officers,
        }),
  'make-receipt': () => [],
  'announce-service': () => [],
  'record-returned-post': () => [],
  'serve-paper': (file, { today }) => papersToServe(file).map((paper) => serviceOf(paper, today)),
  'recheck-correction': (_file, { today }) =>
    ['corrected', 'not'].map((status) => ({
      checkedOn: today,
      status,
      findings: '复查',
      officers,
    })),
  'tell-result': () => [{ toldTo: '孙某', refused: false, refusal: null }],
  // One objection is enough for each outcome, and two results: what was ordered in between brings no situation of its own.
  'register-objection': ({ visit, corrections }) =>
    visit?.objections.length === 0 &&
    visit.urgent === null &&
    corrections.length === 0 &&
    ['01', '09'].includes(visit.result?.code ?? '')
      ? [{ reasons: '价签当天已经补齐', contact: null }]
      : [],
  'answer-objection': () =>
    ['kept', 'changed'].map((outcome) => ({ outcome, words: '已经核对。' })),
  'leave-firm': (_file, { today }) => [
    { leftAt: hour(today, '01:55') },
    { leftAt: hour(today, '01:20') },
    { leftAt: hour(today, '00:30') },
  ],
  'file-case': ({ visit }, { today }) => [
    {
      matterCode: 'CF-034-03',
      party: visit?.firm ?? firm,
      summary: '未签合同',
      jurisdiction: '属地',
      violationFrom: today,
      violationUntil: today,
      discoveredOn: today,
      lifeOrFinance: false,
      investigators: officers,
      further: null,
    },
  ],
  'punish-after-visit': ({ visit }, { today }) =>
    [firm, { ...firm, name: '别的公司' }].map((party) => ({
      officers,
      certificatesShown: true,
      foundAt: hour(today, '01:00'),
      place: '一马路',
      party,
      matterCode: 'CF-034-03',
      facts: visit ? '未签合同' : '',
    })),
  // What else is referred brings no situation of its own.
  'refer-finding': ({ visit }, { today }) =>
    visit?.result?.code === '05' && visit.referral === null
      ? [{ to: '市场监督管理部门', content: '无法联系', on: today }]
      : [],
  'file-offsite-visit': () => [],
  'close-visit': () => [{ summary: '办结' }],
  // What was archived is over, whatever its result.
  'archive-case': ({ visit }) =>
    visit?.result?.code === '01'
      ? [{ retention: '10-years', checkedBy: [people.deputy], remarks: null }]
      : [],
  'call-off-visit': () => [{ reason: '不再检查' }],
}

/** The invariants of a visit, in the words of the law and of the rules of inspection. */
function forbidden(
  before: CaseFile,
  event: CaseEvent,
  after: CaseFile,
  at: Circumstances,
): string | null {
  const { visit } = before
  if (!visit) return 'an act of a visit without one'
  const team = 'officers' in event ? event.officers : null
  if (team !== null && event.type !== 'NoticeServed') {
    const wrong = wrongTeam(team, at.today)
    if (wrong !== null) return `${event.type}: ${wrong}（第42条）`
    if (before.recused.some(({ person }) => team.includes(person))) return '回避的人（第43条）'
  }
  switch (event.type) {
    case 'VisitApproved':
    case 'UrgentVisitBegun': {
      const done = at.inspection?.visitsOf(partyCode(visit.firm)).length ?? 0
      const allowed = event.exempt !== null && event.exempt === visit.ground
      if (done >= 2 && !allowed) return '超过频次上限'
      if (event.type === 'VisitApproved' && visit.urgent === null && event.plannedOn < at.today)
        return '事后批准不紧急的检查'
      return null
    }
    case 'VisitNoticeMade':
      return visit.approval || visit.urgent ? null : '没有批准就通知'
    case 'VisitorsArrived':
      if (!visit.approval && !visit.urgent) return '没有批准就检查'
      if (visit.noticeOn === null) return '没有通知书就检查'
      if (!event.nobodyThere && event.scan === null && event.noticeRefusal === null)
        return '没有扫码就检查'
      if (event.scan && event.scan.code !== partyCode(visit.firm)) return '扫码的是另一家企业'
      if (event.helpers.length > 0) return '没有事先确定的人随行'
      return event.at < hour(visit.team?.plannedOn ?? firstDay, '00:00') ? '提前检查' : null
    case 'VisitRecorded':
      if (visit.arrival === null) return '没有亮证就检查（第55条）'
      if (visit.arrival.nobodyThere) return '没有人在却有笔录'
      if (visit.arrival.scan === null) return '没有扫码就检查'
      if (event.endedAt <= event.startedAt) return '结束早于开始'
      if (event.startedAt < visit.arrival.at) return '笔录早于亮证'
      return event.lines.map(({ line }) => line).join() === 'JC-004-1,JC-004-2'
        ? null
        : '清单没有查完，或者查了别的'
    case 'VisitResultFound': {
      const problem = visit.record?.lines.some(({ result }) => result === 'problem') ?? false
      if (visit.toldOn !== null && !visit.reopened) return '告知以后改了结果'
      if (!visit.record && event.code !== '05')
        if (event.code !== '07' || visit.arrival?.nobodyThere) return '没有笔录就有结果'
      if (!visit.record && event.obstacle === undefined) return '没有笔录，也没有情况记录'
      if (visit.record && event.code === '05') return '见到了人却无法联系'
      if (event.code === '01' && problem) return '有问题却没有发现'
      if (['06', '09'].includes(event.code) && !problem) return '没有问题却发现了'
      if (event.code === '07' && event.explanation === null) return '没有说明'
      return null
    }
    case 'CorrectionOrdered':
      return visit.record?.lines.some(({ result }) => result === 'problem')
        ? null
        : '没有问题就责令改正（第28条）'
    case 'CaseArchived':
      if (openObjection(visit) !== null) return '没有答复异议就归档'
      return before.closedOn === null ? '没有办结就归档' : null
    case 'CorrectionRechecked':
      return before.corrections.at(-1)?.servedOn ? null : '没有送达就复查'
    case 'VisitResultTold':
      if (visit.approval === null) return '没有批准就告知'
      if (visit.result === null) return '没有结果就告知'
      if (visit.record && before.signings.length === 0) return '笔录没有签名（第55条）'
      return visit.result.code === '06' && before.corrections.length === 0
        ? '说已责令改正，没有责令'
        : null
    case 'VisitObjected':
      if (openObjection(visit) !== null) return '一件没有答复又来一件'
      return visit.toldOn === null ? '没有告知就异议' : null
    case 'VisitObjectionAnswered':
      if (openObjection(visit) === null) return '没有异议就答复'
      return event.outcome === 'changed' && before.filing !== null ? '立案以后改检查结果' : null
    case 'VisitorsLeft':
      return event.at < (visit.record?.endedAt ?? visit.arrival?.at ?? '9999') ? '先离开' : null
    case 'CaseFiled':
    case 'SpotCaseOpened':
      if (visit.toldOn === null) return '没有告知结果就处罚'
      if (visit.reopened) return '异议成立，没有重新认定就处罚'
      if (!visit.record?.lines.some(({ result }) => result === 'problem'))
        if (visit.result?.code !== '07') return '没有发现违法就处罚'
      if (after.filing?.party.name !== visit.firm.name) return '处罚的不是被检查的企业'
      return after.id === before.id ? null : '另立了案卷'
    case 'VisitClosed':
      if (visit.approval === null) return '没有批准就办结'
      if (visit.result === null) return '没有结果就办结'
      if (visit.toldOn === null && visit.result.code !== '05') return '没有告知就办结'
      if (visit.result.code === '05' && visit.referral === null) return '没有移送就办结'
      if (visit.leftAt === null) return '没有离开就办结'
      if (openObjection(visit) !== null) return '没有答复异议就办结'
      if (visit.reopened) return '没有重新认定就办结'
      if (before.corrections.some(({ recheck }) => recheck === null)) return '没有复查就办结'
      return before.corrections.at(-1)?.recheck?.status === 'not' ? '没有改正就办结' : null
    default:
      return null
  }
}

function wrongTeam(team: readonly PersonId[], today: PlainDate): string | null {
  if (new Set(team).size < 2) return 'fewer than two officers'
  const wrong = team.find((person) => (mayInspect[person] ?? '') < today)
  return wrong === undefined ? null : `an officer who may not inspect: ${wrong}`
}

type Settings = {
  ground?: 'plan' | 'report'
  facts?: Partial<InspectionFacts>
  maxDay?: number
}

function explore(
  procedure: Procedure,
  { ground = 'plan', facts = {}, maxDay = 2 }: Settings = {},
  stopAtFirst = false,
): Walk {
  return walk(procedure, {
    start: openVisitCase(opened({ ground })),
    evolve,
    problems: problemsOf,
    inputs,
    at: (file, day) => {
      const at = visitAt(`${addDays(firstDay, day)}T02:00:00.000Z`, facts, {
        certificatesOf,
        papers: file.visit?.record
          ? [
              sealedPaper({
                type: 'onsite_inspection_record',
                title: '现场检查笔录',
                on: plainDate(file.visit.record.startedAt.slice(0, 10)),
              }),
            ]
          : [],
      })
      return [at]
    },
    key: situation,
    forbidden,
    maxDay,
    stopAtFirst,
    waits: [1],
  })
}

/** Facts and days that the rules look at. */
function situation({ visit, signings, corrections, ...file }: CaseFile, day: number): string {
  return JSON.stringify([
    day,
    file.investigators,
    visit && [
      visit.approval !== null,
      visit.urgent !== null,
      visit.team?.exempt,
      visit.noticeOn !== null,
      visit.arrival?.nobodyThere,
      visit.arrival?.scan != null,
      visit.record?.lines.map(({ result }) => result),
      visit.result?.code,
      visit.toldOn !== null,
      visit.leftAt !== null,
      visit.referral !== null,
      visit.objections.map(({ answer }) => answer?.outcome),
      visit.reopened,
    ],
    signings.length > 0,
    corrections.map(({ deadline, servedOn, recheck }) => [
      deadline,
      servedOn !== null,
      recheck?.status,
    ]),
    [file.filing !== null, file.spot !== null, file.closedOn !== null, file.archive !== null],
  ])
}

describe('every path of 行政检查', () => {
  let whole: Walk
  beforeAll(() => {
    const from = performance.now()
    whole = explore(inspection)
    const seconds = ((performance.now() - from) / 1_000).toFixed(1)
    process.stdout.write(
      `inspection walk: ${whole.states} situations, ${whole.moves} moves, ${seconds} s\n`,
    )
  }, 60_000)

  test('tries every act but those that bring no situation of their own', () => {
    expect(whole.untried).toEqual([])
  })

  test('reaches a result told, a correction, both penalties, a referral and every end', () => {
    expect([...whole.reached.keys()]).toEqual(
      expect.arrayContaining([
        'RecusalDecided',
        'VisitApproved',
        'UrgentVisitBegun',
        'VisitNoticeMade',
        'VisitorsArrived',
        'VisitRecorded',
        'SignatureRefused',
        'VisitResultFound',
        'CorrectionOrdered',
        'NoticeServed',
        'CorrectionRechecked',
        'VisitResultTold',
        'VisitorsLeft',
        'VisitObjected',
        'VisitObjectionAnswered',
        'FindingReferred',
        'CaseFiled',
        'SpotCaseOpened',
        'VisitClosed',
        'VisitCalledOff',
        'CaseArchived',
      ]),
    )
  })

  test('never goes beyond what 处罚法第28、42、55条 and the rules of inspection allow', () => {
    expect(whole.violations).toEqual([])
  })
})

describe('inspection × cap', () => {
  const reached = { visitsOf: () => [visitOn('2026-03-02'), visitOn('2026-06-01')] }

  test('above the cap a planned visit never begins', () => {
    const { violations, reached: events } = explore(inspection, { facts: reached, maxDay: 1 })
    expect(violations).toEqual([])
    expect([...events.keys()]).toEqual(['VisitCalledOff'])
  })

  test('upon a complaint it goes on, with that reason alone', () => {
    const settings = { ground: 'report', facts: reached, maxDay: 0 } as const
    const { violations, reached: events } = explore(inspection, settings)
    expect(violations).toEqual([])
    expect([...events.keys()]).toContain('VisitResultTold')
  })

  test('and a definition that does not ask is found out', () => {
    const broken = unchecked('approve-visit')
    expect(explore(broken, { facts: reached }, true).violations.length).toBeGreaterThan(0)
  })
})

const changed = (change: (act: Act) => Act): Procedure => ({
  ...inspection,
  acts: (file) => inspection.acts(file).map(change),
})
const unchecked = (of: string): Procedure =>
  changed((act) => (act.id === of ? { ...act, checks: () => [] } : act))

describe('a definition broken on purpose is found out', () => {
  test.each([
    'visit-approved',
    'notice-made',
    'visitors-arrived',
    'somebody-met',
    'visitors-let-in',
    'visit-record-signed',
    'correction-ordered',
    'corrections-rechecked',
    'corrected-in-time',
    'finding-referred',
    'visitors-left',
    'something-found',
    'correction-order-served',
    'result-open',
    'objections-answered',
    'result-not-reopened',
  ])('when the requirement %s is left out', (left) => {
    const broken = changed((act) => ({
      ...act,
      requires: act.requires.filter(({ id }) => id !== left),
    }))
    expect(explore(broken, {}, true).violations.length).toBeGreaterThan(0)
  })

  test.each([
    'approve-visit',
    'begin-urgent-visit',
    'arrive',
    'record-visit',
    'find-result',
    'order-correction',
    'leave-firm',
    'punish-after-visit',
    'answer-objection',
  ])('when %s does not look at what was typed', (of) => {
    expect(explore(unchecked(of), {}, true).violations.length).toBeGreaterThan(0)
  })

  // Without an approval nobody is named for the visit either: two rules keep the same door.
  test('when neither the approval nor its two officers are asked for', () => {
    const left = new Set(['visit-approved-or-urgent', 'two-inspectors'])
    const broken = changed((act) => ({
      ...act,
      requires: act.requires.filter(({ id }) => !left.has(id)),
    }))
    expect(explore(broken, {}, true).violations.length).toBeGreaterThan(0)
  })

  test('when the result need not be told first', () => {
    const broken = changed((act) => ({
      ...act,
      requires: act.requires.filter(({ id }) => id !== 'result-told'),
    }))
    expect(explore(broken, {}, true).violations.length).toBeGreaterThan(0)
  })
})
