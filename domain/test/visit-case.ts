import type { CaseEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Act } from '../src/case/case-kernel.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { openFile } from '../src/case/evolve.ts'
import { happen } from '../src/case/happen.ts'
import { inspection } from '../src/case/procedures/inspection/procedure.ts'
import type { InspectionFacts } from '../src/inspection/facts.ts'
import type { CountedVisit } from '../src/inspection/frequency.ts'
import type { Checklist } from '../src/inspection/inspection-item.ts'
import { inspectionRules } from './circumstances.ts'
import { readForm } from '../src/kernel/read-form.ts'
import { plainDate } from '../src/shared/plain-date.ts'
import { circumstances, people } from './circumstances.ts'
import { getAct } from './get-act.ts'
import { carContract, company, problemText, refusalsOf } from './spot-case.ts'

export const firm = company
export const officers = [people.chen, people.wang]

/** Two lines of an item, as its first version has them. */
export const checklist: Checklist = {
  item: 'JC-004',
  version: 1,
  lines: [
    { id: 'JC-004-1', rule: '《汽车销售管理办法》第十五条', lookAt: '是否签订销售合同' },
    { id: 'JC-004-2', rule: '《汽车销售管理办法》第十条', lookAt: '是否明示价格' },
  ],
}

export const visitFacts = (changed: Partial<InspectionFacts> = {}): InspectionFacts => ({
  rules: inspectionRules,
  published: {
    publishedOn: plainDate('2026-01-15'),
    items: [
      {
        code: 'JC-004',
        name: '汽车（新车）销售检查',
        basis: '《汽车销售管理办法》第七条',
        checkPoints: '合同、明示、台账',
      },
      {
        code: 'JC-005',
        name: '二手车交易市场检查',
        basis: '《二手车流通管理办法》',
        checkPoints: '台账',
      },
    ],
  },
  checklistOf: (item) => (item === 'JC-004' ? checklist : null),
  capFor: () => ({ times: 2, source: '同一企业年度检查频次上限（2026年1月公布）' }),
  visitsOf: () => [],
  firmOf: () => ({ status: 'open', position: { latitude: 43.1665, longitude: 124.3505 } }),
  recordsOf: () => [],
  ...changed,
})

export const visitOn = (on: string, changed: Partial<CountedVisit> = {}): CountedVisit => ({
  caseId: `visit-${on}`,
  on: plainDate(on),
  departments: ['市场秩序科'],
  items: ['汽车（新车）销售检查'],
  way: 'on-site',
  exempt: null,
  ...changed,
})

/** Wednesday 2026-12-02, 10 o'clock in China. */
export const morning = '2026-12-02T02:00:00.000Z'

export const visitAt = (
  now = morning,
  facts: Partial<InspectionFacts> = {},
  changed: Partial<Circumstances> = {},
): Circumstances => ({
  ...circumstances(now, carContract),
  matterOf: () => carContract,
  inspection: visitFacts(facts),
  ...changed,
})

export const opened = (changed: Record<string, unknown> = {}) => ({
  ground: 'plan',
  groundSource: '2026年度计划第12号任务',
  party: { ...firm },
  items: [{ code: 'JC-004' }],
  departments: [],
  way: 'on-site',
  onSiteReason: 'premises',
  ...changed,
})
export const planned = (changed: Record<string, unknown> = {}) => ({
  plannedOn: '2026-12-02',
  place: '铁东区一马路128号',
  necessity: '合同和价签须到门店查看',
  officers,
  helpers: [],
  exempt: null,
  ...changed,
})
export const hurried = (changed: Record<string, unknown> = {}) => ({
  reason: '举报称正在转移台账',
  place: '铁东区一马路128号',
  officers,
  helpers: [],
  exempt: null,
  ...changed,
})
export const arrived = (changed: Record<string, unknown> = {}) => ({
  arrivedAt: '2026-12-02T01:00:00.000Z',
  place: '铁东区一马路128号',
  position: '43.1666,124.3506',
  officers,
  helpers: [],
  nobodyThere: false,
  certificatesShown: true,
  scanKind: 'firm',
  scanned: firm.kind === 'organisation' ? firm.uscc : '',
  noticeTakenBy: '孙某',
  noticeRefusal: null,
  ...changed,
})
const line = (id: string, result: string, finding: string | null) => ({ line: id, result, finding })
export const clean = [line('JC-004-1', 'pass', null), line('JC-004-2', 'pass', null)]
export const faulty = [
  line('JC-004-1', 'problem', '抽查 2026 年 11 月销售的 3 辆车，1 辆没有签订销售合同'),
  line('JC-004-2', 'pass', null),
]
export const written = (changed: Record<string, unknown> = {}) => ({
  lines: clean,
  remarks: null,
  startedAt: '2026-12-02T01:05:00.000Z',
  endedAt: '2026-12-02T01:50:00.000Z',
  place: '铁东区一马路128号',
  onsitePerson: '孙某',
  onsiteRole: '法定代表人',
  officers,
  rightsTold: true,
  recusalAsked: false,
  recording: '20261202-AV01-01',
  unrecordedReason: null,
  ...changed,
})

/** An act of the procedure by its id. */
export const visitAct = (id: string, file?: CaseFile): Act => getAct(inspection, id, file)

/** The refusals of the opening, in the words a person reads. */
export function openingRefusals(
  typed: Record<string, unknown>,
  at: Circumstances = visitAt(),
): string[] {
  const opens = inspection.opens
  if (!opens) throw new Error('a visit is opened')
  const unmet = opens.requires.map((each) => each.check(null, at)).filter(({ met }) => !met)
  if (unmet.length > 0) return unmet.map((each) => ('reason' in each ? each.reason : ''))
  const read = readForm(opens.form, typed)
  return (read.ok ? opens.checks(read.value, at) : (read.refusal.fields ?? [])).map(problemText)
}

/** The file after its opening. @throws Error when it is refused. */
export function openVisitCase(
  typed: Record<string, unknown> = opened(),
  at: Circumstances = visitAt(),
): CaseFile {
  const opens = inspection.opens
  const refused = openingRefusals(typed, at)
  const read = opens && readForm(opens.form, typed)
  if (!opens || !read?.ok || refused.length > 0) throw new Error(`refused: ${refused.join('；')}`)
  const [event] = opens.events(read.value, at)
  if (!event) throw new Error('the opening means nothing')
  const by = { id: at.actor.id, name: at.actor.name }
  const first = { version: 1, at: at.now, by, approvals: [], event }
  return openFile('00000000-0000-4000-8000-0000000000bb', 'agency', first)
}

/** The file after the act of that id. @throws Error when it is refused. */
export function doInVisit(
  file: CaseFile,
  id: string,
  typed: Record<string, unknown>,
  at: Circumstances = visitAt(),
): CaseFile {
  const act = visitAct(id, file)
  const refused = refusalsOf(file, act, typed, at)
  if (refused.length > 0) throw new Error(`${id}: ${refused.join('；')}`)
  const read = readForm(act.form, typed)
  if (!read.ok) throw new Error(id)
  return happenAt(file, act.events(file, read.value, at), at)
}

export const happenAt = (
  file: CaseFile,
  events: readonly CaseEvent[],
  at: Circumstances = visitAt(),
): CaseFile =>
  happen(file, events, {
    at: at.now,
    by: { id: at.actor.id, name: at.actor.name },
    approvals: [],
  }).file

export const refusedInVisit = (
  file: CaseFile,
  id: string,
  typed: Record<string, unknown>,
  at: Circumstances = visitAt(),
): string[] => refusalsOf(file, visitAct(id, file), typed, at)

/** The record of the visit, signed by whoever was there. */
export const signedRecord = (): CaseEvent => ({
  type: 'SignedPaperFiled',
  paper: {
    id: '00000000-0000-4000-8000-0000000000d9',
    type: 'onsite_inspection_record',
    title: '现场检查笔录',
    madeIn: 5,
  },
  signedOn: plainDate('2026-12-02'),
  signer: '孙某',
  relation: '法定代表人',
  pages: [],
})

/** A visit up to and with the step named. */
export function visitUpTo(
  step: 'approved' | 'noticed' | 'arrived' | 'recorded' | 'signed' | 'found' | 'told' | 'left',
  {
    lines = clean,
    code = '01',
    opening = opened(),
    ...more
  }: {
    lines?: readonly object[]
    code?: string
    opening?: Record<string, unknown>
    team?: Record<string, unknown>
    followUpBy?: string | null
  } = {},
): CaseFile {
  const steps: [string, (file: CaseFile) => CaseFile][] = [
    ['approved', (file) => doInVisit(file, 'approve-visit', planned(more.team))],
    ['noticed', (file) => doInVisit(file, 'make-visit-notice', { at: '2026-12-02T01:00:00.000Z' })],
    ['arrived', (file) => doInVisit(file, 'arrive', arrived())],
    ['recorded', (file) => doInVisit(file, 'record-visit', written({ lines }))],
    ['signed', (file) => happenAt(file, [signedRecord()])],
    [
      'found',
      (file) =>
        doInVisit(file, 'find-result', {
          code,
          explanation: null,
          followUpBy: more.followUpBy ?? null,
        }),
    ],
    [
      'told',
      (file) => doInVisit(file, 'tell-result', { toldTo: '孙某', refused: false, refusal: null }),
    ],
    ['left', (file) => doInVisit(file, 'leave-firm', { leftAt: '2026-12-02T01:58:00.000Z' })],
  ]
  let file = openVisitCase(opening)
  for (const [name, act] of steps) {
    file = act(file)
    if (name === step) return file
  }
  return file
}
