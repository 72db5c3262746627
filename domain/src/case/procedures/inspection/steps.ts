import { stateOf as stateIn } from '../../../kernel/procedure.ts'
import { cite } from '../../../shared/citation.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Step } from '../../case-kernel.ts'
import { entryRefused, problemsFound, type Visit } from './slice.ts'

const law = (article: number) => cite('行政处罚法', article)

type OfVisit = (visit: Visit, file: CaseFile) => boolean
const never = () => false

/** Each box as of the visit; a file that ended, or in which a penalty began, is at none of them any more. */
const stateOf = (done: OfVisit, ready: OfVisit, skipped: OfVisit = never) =>
  stateIn<CaseFile>(
    (file) => file.visit !== null && done(file.visit, file),
    (file) =>
      file.visit !== null &&
      file.filing === null &&
      file.closedOn === null &&
      file.ended === null &&
      ready(file.visit, file),
    (file) => file.visit !== null && skipped(file.visit, file),
  )

const called = ({ calledOff }: Visit) => calledOff !== null

/** The boxes of the flowchart, in their order. */
export const inspectionSteps: readonly Step[] = [
  {
    id: 'approve',
    title: '核对频次、审批',
    stage: '启动',
    basis: [law(42)],
    limits: ['D-INSPECT-APPROVE'],
    leadsTo: [{ to: 'notice', when: '负责人批准，没有达到频次上限或者有不受限制的理由' }],
    state: stateOf(
      ({ approval }) => approval !== null,
      () => true,
      called,
    ),
  },
  {
    id: 'notice',
    title: '通知',
    stage: '启动',
    basis: [law(55)],
    limits: [],
    leadsTo: [{ to: 'arrive' }],
    state: stateOf(
      ({ noticeOn }) => noticeOn !== null,
      ({ approval, urgent }) => approval !== null || urgent !== null,
      called,
    ),
  },
  {
    id: 'arrive',
    title: '亮证、扫码',
    stage: '调查取证',
    basis: [law(42), law(55)],
    limits: [],
    leadsTo: [{ to: 'record', when: '执法人员两人以上，证件有效，扫码已经登记' }],
    state: stateOf(
      ({ arrival }) => arrival !== null,
      ({ noticeOn }) => noticeOn !== null,
      called,
    ),
  },
  {
    id: 'record',
    title: '检查、制作笔录',
    stage: '调查取证',
    basis: [law(55)],
    limits: [],
    leadsTo: [{ to: 'result' }],
    state: stateOf(
      ({ record }) => record !== null,
      ({ arrival }) => arrival !== null,
      (visit) => called(visit) || visit.arrival?.nobodyThere === true || entryRefused(visit),
    ),
  },
  {
    id: 'result',
    title: '认定结果',
    stage: '审核决定',
    basis: [law(55)],
    limits: ['D-INSPECT-FOLLOW'],
    leadsTo: [
      { to: 'correct', when: '发现问题，需要责令改正' },
      { to: 'tell' },
      { to: 'follow', when: '涉嫌违法，或者属于其他机关' },
    ],
    state: stateOf(
      ({ result }) => result !== null,
      (visit) =>
        visit.record !== null || visit.arrival?.nobodyThere === true || entryRefused(visit),
      called,
    ),
  },
  {
    id: 'correct',
    title: '责令改正、复查',
    stage: '审核决定',
    basis: [law(28)],
    limits: [],
    leadsTo: [{ to: 'tell' }, { to: 'follow', when: '没有改正' }],
    state: stateOf(
      (_visit, { corrections }) =>
        corrections.length > 0 && corrections.every(({ recheck }) => recheck !== null),
      (_visit, { corrections }) => corrections.length > 0,
      (visit, { corrections, filing, closedOn }) =>
        called(visit) ||
        (corrections.length === 0 &&
          (problemsFound(visit).length === 0 || filing !== null || closedOn !== null)),
    ),
  },
  {
    id: 'tell',
    title: '告知结果',
    stage: '送达执行',
    basis: [law(55)],
    limits: [],
    leadsTo: [{ to: 'publish' }],
    state: stateOf(
      ({ toldOn }) => toldOn !== null,
      ({ result }) => result !== null,
      (visit) => called(visit) || visit.result?.code === '05',
    ),
  },
  {
    id: 'follow',
    title: '立案、当场处罚或者移送',
    stage: '送达执行',
    basis: [law(54)],
    limits: ['D-INSPECT-FOLLOW'],
    leadsTo: [{ to: 'close' }],
    state: stateOf(
      ({ referral }, { filing }) => filing !== null || referral !== null,
      ({ result }) => result?.code === '05',
      ({ result, calledOff }, { closedOn, filing }) =>
        calledOff !== null ||
        (closedOn !== null && filing === null) ||
        (result !== null && ['01', '08'].includes(result.code)),
    ),
  },
  {
    id: 'publish',
    title: '公示结果',
    stage: '送达执行',
    basis: [],
    limits: ['D-PUB-20'],
    leadsTo: [{ to: 'close' }],
    // The chain of publication goes its own way, so no visit waits for it.
    state: stateOf(({ publishedOn }) => publishedOn !== null, never, called),
  },
  {
    id: 'close',
    title: '办结',
    stage: '归档',
    basis: [],
    limits: ['D-OFFSITE-20'],
    leadsTo: [{ to: 'archive' }],
    state: stateOf(
      (_visit, { closedOn, filing }) => closedOn !== null && filing === null,
      ({ toldOn, referral }) => toldOn !== null || referral !== null,
      (_visit, { filing }) => filing !== null,
    ),
  },
  {
    id: 'archive',
    title: '归档',
    stage: '归档',
    basis: [],
    limits: ['D-ARCHIVE-30'],
    leadsTo: [],
    state: (file) => {
      if (file.filing !== null) return 'not-applicable'
      if (file.archive !== null) return 'done'
      return file.closedOn === null ? 'next' : 'now'
    },
  },
]
