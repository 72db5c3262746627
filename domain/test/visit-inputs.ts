import type { Certificate } from '../src/authority/certificate.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { papersToServe } from '../src/case/parts/service/served-papers.ts'
import type { PersonId } from '../src/kernel/recorded.ts'
import { addDays, plainDate, type PlainDate } from '../src/shared/plain-date.ts'
import { people } from './circumstances.ts'
import { serviceOf } from './told-of-hearing.ts'
import { arrived, clean, faulty, firm, hurried, officers, planned, written } from './visit-case.ts'

/** Who may inspect, in words that the checks of the walk share with no rule: until which day; the others may not at all. */
export const mayInspect: Readonly<Record<PersonId, PlainDate>> = {
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

/** The certificates of everybody who tries. */
export const certificatesOf = (person: PersonId): Certificate[] => {
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

/** That hour of the day, UTC. */
export const hour = (day: PlainDate, time: string) => `${day}T${time}:00.000Z`

/** What is tried for each act of a visit: what is right, and what somebody may be tempted to type. */
export const visitInputs: Record<
  string,
  (file: CaseFile, at: Circumstances) => Record<string, unknown>[]
> = {
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
  'sign-together': () => [],
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
