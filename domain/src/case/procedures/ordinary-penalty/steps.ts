import type { CaseFile } from '../../case-file.ts'
import { decisionServedOn } from '../../parts/service/slice.ts'
import { evidenceOf } from '../../parts/evidence/evidence-list.ts'
import { isConcluded } from '../../parts/hearing/slice.ts'
import { unpaidFen } from '../../parts/payment/slice.ts'
import { cite } from '../../../shared/citation.ts'
import { stateOf as stateIn } from '../../../kernel/procedure.ts'
import { convertedToOrdinary } from '../summary-penalty/slice.ts'
import type { Step } from '../../case-kernel.ts'

const law = (article: number) => cite('行政处罚法', article)

/** A case that ended in another way is at no step any more. */
const stateOf = (
  done: (file: CaseFile) => boolean,
  ready: (file: CaseFile) => boolean,
  skipped?: (file: CaseFile) => boolean,
) => stateIn(done, (file: CaseFile) => ready(file) && file.ended === null, skipped)

const settledDefence = ({ notice, defence, draft, hearing }: CaseFile) =>
  draft !== null ||
  (notice?.servedOn != null &&
    defence.statements.every(({ reviewed }) => reviewed) &&
    (hearing === null ? defence.heardAt !== null : isConcluded(hearing)))

/** The boxes of the flowchart, in their order. The file says at which of them a case is. */
export const ordinarySteps: readonly Step[] = [
  {
    id: 'verify',
    title: '核查',
    stage: '启动',
    basis: [law(54)],
    limits: ['D-VERIFY-15'],
    leadsTo: [{ to: 'file' }],
    state: stateOf(
      (file) => file.verification !== null || file.filing !== null || convertedToOrdinary(file),
      () => true,
    ),
  },
  {
    id: 'file',
    title: '立案',
    stage: '启动',
    basis: [law(54)],
    limits: ['D-VERIFY-15', 'D-INFORM-5'],
    leadsTo: [
      { to: 'investigate', when: '符合立案标准' },
      { to: 'archive', when: '不予立案' },
    ],
    state: stateOf(
      ({ filing }) => filing !== null,
      (file) => file.verification !== null || convertedToOrdinary(file),
    ),
  },
  {
    id: 'investigate',
    title: '调查',
    stage: '调查取证',
    basis: [law(54), law(55)],
    limits: ['D-DECISION-90'],
    leadsTo: [{ to: 'correct', when: '需要责令改正' }, { to: 'conclude' }],
    state: stateOf(
      (file) => file.conclusion !== null && evidenceOf(file).length > 0,
      ({ filing }) => filing !== null,
    ),
  },
  {
    id: 'correct',
    title: '责令改正',
    stage: '调查取证',
    basis: [law(28)],
    limits: [],
    leadsTo: [{ to: 'conclude' }],
    state: stateOf(
      ({ corrections }) =>
        corrections.length > 0 && corrections.every(({ recheck }) => recheck !== null),
      ({ corrections }) => corrections.length > 0,
      ({ corrections, conclusion }) => conclusion !== null && corrections.length === 0,
    ),
  },
  {
    id: 'conclude',
    title: '调查终结',
    stage: '调查取证',
    basis: [law(57)],
    limits: [],
    leadsTo: [
      { to: 'notice', when: '拟给予处罚' },
      { to: 'draft', when: '拟不予处罚' },
      { to: 'archive', when: '撤销案件或者移送' },
    ],
    state: stateOf(
      ({ conclusion }) => conclusion !== null,
      (file) => evidenceOf(file).length > 0,
    ),
  },
  {
    id: 'notice',
    title: '事先告知',
    stage: '审核决定',
    basis: [law(44), law(63)],
    limits: [],
    leadsTo: [{ to: 'defend' }],
    state: stateOf(
      ({ notice }) => notice?.servedOn != null,
      ({ conclusion }) => conclusion !== null,
      ({ conclusion }) => conclusion?.findings.outcome === 'no-penalty',
    ),
  },
  {
    id: 'defend',
    title: '陈述申辩',
    stage: '审核决定',
    basis: [law(45)],
    limits: ['D-STATE-5'],
    leadsTo: [
      { to: 'hear', when: '当事人要求听证' },
      { to: 'notice', when: '事实、处罚有变，重新告知' },
      { to: 'draft' },
    ],
    state: stateOf(
      settledDefence,
      ({ notice }) => notice?.servedOn != null,
      ({ conclusion }) => conclusion?.findings.outcome === 'no-penalty',
    ),
  },
  {
    id: 'hear',
    title: '听证',
    stage: '审核决定',
    basis: [law(63), law(64)],
    limits: ['D-HEAR-REQ-5', 'D-HEAR-7'],
    leadsTo: [{ to: 'draft' }],
    state: stateOf(
      ({ hearing }) => hearing !== null && isConcluded(hearing),
      ({ hearing }) => hearing !== null,
      ({ hearing, notice, draft }) =>
        hearing === null && (notice?.hearingOffered === false || draft !== null),
    ),
  },
  {
    id: 'draft',
    title: '拟定决定',
    stage: '审核决定',
    basis: [law(57)],
    limits: [],
    leadsTo: [
      { to: 'legal-review', when: '重大执法决定' },
      { to: 'deliberate', when: '情节复杂或者重大违法' },
      { to: 'decide' },
    ],
    state: stateOf(({ draft, decision }) => draft !== null || decision !== null, settledDefence),
  },
  {
    id: 'legal-review',
    title: '法制审核',
    stage: '审核决定',
    basis: [law(58)],
    limits: ['D-LEGAL-5', 'D-LEGAL-REPLY-3'],
    leadsTo: [
      { to: 'deliberate', when: '同意，且须集体讨论' },
      { to: 'decide', when: '同意' },
      { to: 'investigate', when: '建议补充调查' },
      { to: 'notice', when: '建议纠正程序' },
      { to: 'draft', when: '建议纠正' },
    ],
    state: stateOf(
      ({ review, decision }) =>
        review?.opinion?.outcome === 'pass' || (decision !== null && review !== null),
      ({ draft }) => draft !== null,
      ({ draft, review }) => draft !== null && draft.grounds.length === 0 && review === null,
    ),
  },
  {
    id: 'deliberate',
    title: '集体讨论',
    stage: '审核决定',
    basis: [cite('行政处罚法', 57, { paragraph: 2 })],
    limits: [],
    leadsTo: [
      { to: 'decide', when: '同意' },
      { to: 'draft', when: '不同意' },
    ],
    state: stateOf(
      ({ deliberation }) => deliberation !== null,
      ({ draft }) => draft !== null,
      ({ draft }) => draft !== null && draft.deliberation.length === 0,
    ),
  },
  {
    id: 'decide',
    title: '决定',
    stage: '审核决定',
    basis: [law(57), law(59), law(60)],
    limits: ['D-DECISION-90'],
    leadsTo: [{ to: 'serve' }],
    state: stateOf(
      ({ decision }) => decision !== null,
      ({ draft }) => draft !== null,
    ),
  },
  {
    id: 'serve',
    title: '送达',
    stage: '送达执行',
    basis: [law(61)],
    limits: ['D-SERVE-7'],
    leadsTo: [
      { to: 'publish' },
      { to: 'perform', when: '给予处罚' },
      { to: 'close', when: '不予处罚' },
    ],
    state: stateOf(
      (file) => decisionServedOn(file) !== null,
      ({ decision }) => decision !== null,
    ),
  },
  {
    id: 'publish',
    title: '公示',
    stage: '送达执行',
    basis: [law(48)],
    limits: ['D-PUB-7', 'D-WITHDRAW-3'],
    leadsTo: [{ to: 'close' }],
    state: stateOf(
      ({ publishedOn, withheldOn }) => (publishedOn ?? withheldOn) !== null,
      (file) => decisionServedOn(file) !== null,
      ({ decision }) => decision?.draft.outcome === 'no-penalty',
    ),
  },
  {
    id: 'perform',
    title: '缴款履行',
    stage: '送达执行',
    basis: [law(66), law(67), law(72)],
    limits: ['D-PAY-15'],
    leadsTo: [{ to: 'close' }],
    state: stateOf(
      (file) => decisionServedOn(file) !== null && unpaidFen(file) === 0,
      (file) => decisionServedOn(file) !== null,
      ({ decision }) => decision?.draft.outcome === 'no-penalty',
    ),
  },
  {
    id: 'close',
    title: '结案',
    stage: '归档',
    basis: [],
    limits: [],
    leadsTo: [{ to: 'archive' }],
    state: stateOf(
      ({ closedOn }) => closedOn !== null,
      (file) => decisionServedOn(file) !== null && unpaidFen(file) === 0,
    ),
  },
  {
    id: 'archive',
    title: '归档',
    stage: '归档',
    basis: [],
    limits: ['D-ARCHIVE-30'],
    leadsTo: [],
    state: stateOf(
      ({ archive }) => archive !== null,
      ({ closedOn, ended }) => closedOn !== null || ended !== null,
    ),
  },
]
