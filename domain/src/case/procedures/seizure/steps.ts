import { stateOf } from '../../../kernel/procedure.ts'
import type { Step } from '../../case-kernel.ts'
import { goodsToReturn, heldGoods, openGoods } from '../../parts/seizure/ledger.ts'
import { coercionLaw, wentAlong } from '../../parts/seizure/requirements.ts'
import type { LegalReviewSlice } from '../../parts/legal-review/slice.ts'
import { seizureReviewed, type Seizure, type SeizureSlice } from '../../parts/seizure/slice.ts'

/** The path is that of the seizure that is not over; of the last one where all are. */
const current = ({ seizures }: SeizureSlice): Seizure | undefined =>
  seizures.find((each) => !isOver(each)) ?? seizures.at(-1)

const isOver = (seizure: Seizure): boolean =>
  seizure.abandonedOn !== null ||
  (seizure.seized === null && seizure.approval?.approved === false) ||
  (seizure.seized !== null && heldGoods(seizure).length === 0)

type File = SeizureSlice & Pick<LegalReviewSlice, 'review' | 'otherReviews'>
type OfSeizure = (seizure: Seizure) => boolean
type Question = (seizure: Seizure, file: File) => boolean
const ask = (question: Question) => (file: File) => {
  const seizure = current(file)
  return seizure !== undefined && question(seizure, file)
}
const state = (done: Question, ready: Question, skipped: Question = () => false) =>
  stateOf(ask(done), ask(ready), ask(skipped))

const approved: Question = ({ approval }) => approval?.approved === true
const carriedOut: Question = ({ seized }) => seized !== null
const urgent: OfSeizure = (seizure) => seizure.urgent !== null
const stopped: OfSeizure = (seizure) => isOver(seizure) && seizure.seized === null
const left =
  (exits: readonly string[]): OfSeizure =>
  ({ goods }) =>
    goods.some((good) => good.left.some(({ exit }) => exits.includes(exit)))
const released: OfSeizure = ({ goods }) => goods.some((good) => good.released !== null)

/** 查封、扣押, from the approval until nothing is held any more. */
export const seizureSteps: readonly Step[] = [
  {
    id: 'seizure-urgent',
    title: '紧急实施',
    stage: '调查取证',
    basis: [coercionLaw(19)],
    limits: ['D-COERCE-24H'],
    leadsTo: [{ to: 'seizure-approve', when: '二十四小时内报告并补办批准' }],
    state: state(
      (seizure) => urgent(seizure) && seizure.seized !== null,
      () => false,
      (seizure) => !urgent(seizure),
    ),
  },
  {
    id: 'seizure-review',
    title: '法制审核',
    stage: '调查取证',
    basis: [coercionLaw(16), coercionLaw(18)],
    limits: ['D-LEGAL-5', 'D-LEGAL-REPLY-3'],
    leadsTo: [{ to: 'seizure-approve', when: '审核同意' }],
    state: state(
      (seizure, file) => seizureReviewed(file, seizure) !== null,
      (seizure) => !stopped(seizure),
      ({ grounds, urgent: now }) => grounds.length === 0 || now !== null,
    ),
  },
  {
    id: 'seizure-approve',
    title: '负责人批准',
    stage: '调查取证',
    basis: [coercionLaw(18, { item: 1 }), coercionLaw(19)],
    limits: ['D-COERCE-24H'],
    leadsTo: [
      { to: 'seizure-act', when: '事前批准' },
      { to: 'seizure-keep', when: '当场实施后补办批准' },
      { to: 'seizure-release', when: '当场实施后不批准' },
      { to: 'seizure-done', when: '不批准实施' },
    ],
    state: state(
      ({ approval }) => approval !== null,
      (seizure, file) =>
        !stopped(seizure) &&
        (urgent(seizure) ||
          seizure.grounds.length === 0 ||
          seizureReviewed(file, seizure) === true),
      stopped,
    ),
  },
  {
    id: 'seizure-act',
    title: '告知、清点、实施',
    stage: '调查取证',
    basis: [coercionLaw(18), coercionLaw(23), coercionLaw(24)],
    limits: [],
    leadsTo: [{ to: 'seizure-keep', when: '决定书和清单当场交付' }],
    state: state(carriedOut, approved, stopped),
  },
  {
    id: 'seizure-keep',
    title: '保管',
    stage: '调查取证',
    basis: [coercionLaw(25), coercionLaw(26)],
    limits: ['D-SEIZE-30'],
    leadsTo: [
      { to: 'seizure-extend', when: '情况复杂，负责人批准' },
      { to: 'seizure-examine', when: '需要检测、检验、检疫或者技术鉴定' },
      { to: 'seizure-dispose', when: '依法应当没收或者销毁' },
      { to: 'seizure-transfer', when: '涉嫌犯罪，随案移送' },
      { to: 'seizure-release', when: '五种法定情形，或者期限届满' },
    ],
    state: state(
      (seizure) => seizure.seized !== null && openGoods(seizure).length === 0,
      carriedOut,
      stopped,
    ),
  },
  {
    id: 'seizure-extend',
    title: '延长期限',
    stage: '调查取证',
    basis: [coercionLaw(25, { paragraph: 1 }), coercionLaw(25, { paragraph: 2 })],
    limits: [],
    leadsTo: [{ to: 'seizure-keep', when: '延长不超过三十日，书面告知理由' }],
    state: state(
      ({ extensions }) => extensions.length > 0,
      () => false,
      ({ extensions, settledOn }) => extensions.length === 0 && settledOn !== null,
    ),
  },
  {
    id: 'seizure-examine',
    title: '检测、鉴定（不计入期限）',
    stage: '调查取证',
    basis: [coercionLaw(25, { paragraph: 3 })],
    limits: [],
    leadsTo: [{ to: 'seizure-keep', when: '期间结束' }],
    state: state(
      ({ examinations }) =>
        examinations.length > 0 && examinations.every(({ endedOn }) => endedOn !== null),
      ({ examinations }) => examinations.some(({ endedOn }) => endedOn === null),
      ({ examinations, settledOn }) => examinations.length === 0 && settledOn !== null,
    ),
  },
  {
    id: 'seizure-dispose',
    title: '没收、销毁',
    stage: '送达执行',
    basis: [coercionLaw(27)],
    limits: [],
    leadsTo: [{ to: 'seizure-done' }],
    state: state(
      left(['confiscated', 'destroyed']),
      () => false,
      (seizure) => seizure.settledOn !== null && !left(['confiscated', 'destroyed'])(seizure),
    ),
  },
  {
    id: 'seizure-transfer',
    title: '随案移送',
    stage: '送达执行',
    basis: [coercionLaw(21)],
    limits: [],
    leadsTo: [{ to: 'seizure-done', when: '书面告知当事人' }],
    state: (file) => {
      if (!wentAlong(file)) {
        return current(file)?.settledOn ? 'not-applicable' : 'next'
      }
      return file.transferToldOn === null ? 'now' : 'done'
    },
  },
  {
    id: 'seizure-release',
    title: '解除',
    stage: '送达执行',
    basis: [coercionLaw(28, { paragraph: 1 })],
    limits: [],
    leadsTo: [{ to: 'seizure-return' }],
    state: state(
      (seizure) => released(seizure) && openGoods(seizure).length === 0,
      ({ approval, urgent: now }) => now !== null && approval?.approved === false,
      (seizure) => stopped(seizure) || (seizure.settledOn !== null && !released(seizure)),
    ),
  },
  {
    id: 'seizure-return',
    title: '立即退还',
    stage: '送达执行',
    basis: [coercionLaw(28, { paragraph: 2 })],
    limits: [],
    leadsTo: [{ to: 'seizure-done' }],
    state: state(
      (seizure) => released(seizure) && heldGoods(seizure).length === 0,
      (seizure) => goodsToReturn(seizure).length > 0,
      (seizure) => stopped(seizure) || (seizure.settledOn !== null && !released(seizure)),
    ),
  },
  {
    id: 'seizure-done',
    title: '财物处理完毕',
    stage: '送达执行',
    basis: [coercionLaw(27)],
    limits: [],
    leadsTo: [],
    state: state(isOver, () => false),
  },
]
