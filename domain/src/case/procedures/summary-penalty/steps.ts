import { stateOf as stateIn } from '../../../kernel/procedure.ts'
import { cite } from '../../../shared/citation.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Step } from '../../case-kernel.ts'
import { unpaidFen } from '../../parts/payment/slice.ts'
import { decisionServedOn } from '../../parts/service/slice.ts'
import { convertedToOrdinary } from './slice.ts'

const law = (article: number, place?: { paragraph?: number; item?: number }) =>
  cite('行政处罚法', article, place)

/** A case that ended in another way is at no step any more. */
const stateOf = (
  done: (file: CaseFile) => boolean,
  ready: (file: CaseFile) => boolean,
  skipped?: (file: CaseFile) => boolean,
) => stateIn(done, (file: CaseFile) => ready(file) && file.ended === null, skipped)

const handedOver = (file: CaseFile) => decisionServedOn(file) !== null
const collectionOf = ({ spot }: CaseFile) => spot?.collection ?? null
const settled = (file: CaseFile) =>
  handedOver(file) &&
  unpaidFen(file) === 0 &&
  (collectionOf(file) === null || collectionOf(file)?.bankedOn !== null)

/** The boxes of the flowchart, in their order. The file says at which of them a case is. */
export const summarySteps: readonly Step[] = [
  {
    id: 'find',
    title: '亮证取证',
    stage: '启动',
    basis: [law(42), law(52)],
    limits: [],
    leadsTo: [{ to: 'tell' }],
    state: stateOf(
      ({ evidence }) => evidence.length > 0,
      () => true,
    ),
  },
  {
    id: 'tell',
    title: '告知并听取陈述',
    stage: '调查取证',
    basis: [law(44), law(45)],
    limits: [],
    leadsTo: [
      {
        to: 'decide',
        when: '事实确凿；公民罚款 200 元以下、单位 3000 元以下，或者警告',
      },
      { to: 'convert', when: '事实不清、有异议、超过数额或者需要没收' },
    ],
    state: stateOf(
      ({ spot }) => spot?.told != null,
      ({ evidence }) => evidence.length > 0,
    ),
  },
  {
    id: 'convert',
    title: '转普通程序',
    stage: '调查取证',
    basis: [law(54)],
    limits: [],
    leadsTo: [],
    state: stateOf(
      convertedToOrdinary,
      () => false,
      (file) => !convertedToOrdinary(file),
    ),
  },
  {
    id: 'decide',
    title: '决定并当场交付',
    stage: '审核决定',
    basis: [law(51), law(52)],
    limits: [],
    leadsTo: [{ to: 'report' }],
    state: stateOf(handedOver, ({ spot }) => spot?.told != null),
  },
  {
    id: 'report',
    title: '备案',
    stage: '送达执行',
    basis: [law(52, { paragraph: 3 })],
    limits: ['D-SPOT-FILE'],
    leadsTo: [{ to: 'perform', when: '罚款' }, { to: 'publish' }, { to: 'close', when: '警告' }],
    state: stateOf(({ spot }) => spot?.reportedOn != null, handedOver),
  },
  {
    id: 'perform',
    title: '缴款',
    stage: '送达执行',
    basis: [law(67), law(68), law(69), law(70)],
    limits: ['D-PAY-15'],
    leadsTo: [{ to: 'hand-in', when: '依法当场收缴' }, { to: 'close' }],
    state: stateOf(
      (file) => handedOver(file) && unpaidFen(file) === 0,
      handedOver,
      ({ decision }) => decision?.draft.penalty.fineFen === 0,
    ),
  },
  {
    id: 'hand-in',
    title: '上交、缴付银行',
    stage: '送达执行',
    basis: [law(71)],
    limits: ['D-SPOT-HANDIN-2', 'D-SPOT-BANK-2'],
    leadsTo: [{ to: 'close' }],
    state: stateOf(
      (file) => collectionOf(file)?.bankedOn != null,
      (file) => collectionOf(file) !== null,
      (file) => file.decision !== null && collectionOf(file) === null,
    ),
  },
  {
    id: 'publish',
    title: '公示',
    stage: '送达执行',
    basis: [law(48)],
    limits: ['D-PUB-7'],
    leadsTo: [{ to: 'close' }],
    // Whether summary penalties are published is the agency's rule, so no case waits for it.
    state: stateOf(
      ({ publishedOn, withheldOn }) => (publishedOn ?? withheldOn) !== null,
      () => false,
      ({ publishedOn, withheldOn }) => (publishedOn ?? withheldOn) === null,
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
      (file) => settled(file) && file.spot?.reportedOn != null,
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
