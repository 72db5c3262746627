import { stateOf } from '../../../kernel/procedure.ts'
import { cite } from '../../../shared/citation.ts'
import type { Step } from '../../case-kernel.ts'
import { isConcluded, type HearingFile } from '../../parts/hearing/slice.ts'

const law = (article: number, item?: number) =>
  cite('行政处罚法', article, item === undefined ? {} : { item })

const called = ({ hearing }: HearingFile) => Boolean(hearing?.called)
const over = ({ hearing }: HearingFile) => hearing !== null && isConcluded(hearing)
const withdrawn = ({ hearing }: HearingFile) => hearing?.withdrawnOn != null
const refused = ({ hearing, hearingRefusals }: HearingFile) =>
  hearing === null && hearingRefusals.length > 0

/** A refused or withdrawn hearing passes none of the boxes still ahead. */
const passedBy = (file: HearingFile) => refused(file) || withdrawn(file)

/** The path of a hearing, the same for a penalty and for a licence. */
export const hearingSteps: readonly Step[] = [
  {
    id: 'hearing-request',
    title: '要求听证',
    stage: '审核决定',
    basis: [law(63), law(64, 1)],
    limits: ['D-HEAR-REQ-5'],
    leadsTo: [
      { to: 'hearing-call', when: '在期限内提出，属于听证范围' },
      { to: 'hearing-refuse', when: '逾期没有正当理由，或者不属于听证范围' },
    ],
    state: stateOf(
      ({ hearing, hearingRefusals }) => hearing !== null || hearingRefusals.length > 0,
      () => true,
    ),
  },
  {
    id: 'hearing-refuse',
    title: '不予听证',
    stage: '审核决定',
    basis: [law(63), law(64, 1)],
    limits: [],
    leadsTo: [],
    state: stateOf(
      refused,
      () => false,
      ({ hearing }) => hearing !== null,
    ),
  },
  {
    id: 'hearing-call',
    title: '通知听证',
    stage: '审核决定',
    basis: [law(64, 2), law(64, 4)],
    limits: ['D-HEAR-7', 'D-HEAR-HOLD-20'],
    leadsTo: [
      { to: 'hearing-announce', when: '公开举行' },
      { to: 'hearing-hold', when: '涉及国家秘密、商业秘密或者个人隐私，不公开举行' },
    ],
    state: stateOf(called, ({ hearing }) => hearing !== null, passedBy),
  },
  {
    id: 'hearing-announce',
    title: '听证公告',
    stage: '审核决定',
    basis: [law(64, 3)],
    limits: [],
    leadsTo: [{ to: 'hearing-hold' }],
    // Published by the notice itself, so it is never waited for.
    state: stateOf(
      ({ hearing }) => hearing?.called?.open === true,
      () => false,
      (file) => passedBy(file) || file.hearing?.called?.open === false,
    ),
  },
  {
    id: 'hearing-hold',
    title: '举行听证',
    stage: '审核决定',
    basis: [law(64, 7), law(64, 8)],
    limits: [],
    leadsTo: [
      { to: 'hearing-call', when: '延期，重新通知' },
      { to: 'hearing-report', when: '笔录已经签字' },
      { to: 'hearing-done', when: '无正当理由不到场或者中途退出，视为放弃' },
    ],
    state: stateOf(({ hearing }) => hearing?.held != null, called, passedBy),
  },
  {
    id: 'hearing-report',
    title: '听证报告',
    stage: '审核决定',
    basis: [law(65)],
    limits: [],
    leadsTo: [{ to: 'hearing-done' }],
    state: stateOf(
      ({ hearing }) => hearing?.report != null,
      ({ hearing }) => hearing?.held != null,
      (file) => passedBy(file) || file.hearing?.held?.forfeited === true,
    ),
  },
  {
    id: 'hearing-done',
    title: '听证终结',
    stage: '审核决定',
    basis: [law(65)],
    limits: [],
    leadsTo: [],
    state: stateOf(over, () => false, refused),
  },
]
