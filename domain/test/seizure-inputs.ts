import { heldOf, openGoods } from '../src/case/parts/seizure/ledger.ts'
import { coercionPoints } from '../src/case/parts/legal-review/checklist.ts'
import type { Good, Seizure } from '../src/case/parts/seizure/slice.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { addDays, plainDate } from '../src/shared/plain-date.ts'
import { people } from './circumstances.ts'
import type { Inputs } from './ordinary-inputs.ts'
import { officers, onTheSpot, proposal, row, urgentInput } from './seizure-case.ts'

export const firstDay = plainDate('2026-12-03')
export const hourOf = (day: number) => `${addDays(firstDay, day)}T06:50:00.000Z`

const lines = (goods: readonly Good[]) => goods.map(({ no }) => String(no))
const whole = (goods: readonly Good[]) =>
  goods.map((good) => ({ good: String(good.no), quantity: heldOf(good) }))
const anyOf = (file: CaseFile): Seizure | undefined => file.seizures.at(-1)
const goodsOf = (file: CaseFile) => anyOf(file)?.goods ?? []
const spot = (at: Circumstances) => ({ goods: [row(1), row(2)], ...shorter(at) })
/** The act began in the minute the head approved, at the earliest. */
const shorter = ({ now }: Circumstances) => ({
  startedAt: new Date(Date.parse(now) - 60 * 60_000).toISOString(),
})

/** Inputs of every act, tempting ones among them; bound acts share theirs. */
const inputsOf: Inputs = {
  'propose-seizure': (file) => (file.seizures.length === 0 ? [proposal] : []),
  'seize-urgently': (file, at) =>
    file.seizures.length > 0
      ? []
      : [
          urgentInput(at.now, spot(at)),
          urgentInput(at.now, { ...spot(at), officers: [people.chen] }),
          urgentInput(at.now, { ...spot(at), goods: [row(1, { standing: 'necessity' })] }),
          urgentInput(at.now, {
            ...spot(at),
            presence: 'absent',
            present: null,
            signing: 'witness',
          }),
        ],
  'approve-seizure': () => ['yes', 'no'].map((approved) => ({ approved, opinion: '意见' })),
  'accept-review-on-seizure': () => [{}],
  'issue-opinion-on-seizure': () =>
    ['pass', 'reject'].map((outcome) => ({
      points: coercionPoints.map((point) => ({
        point,
        answer: outcome !== 'pass' && point === 'power' ? 'no' : 'yes',
        reason: '案卷可以证明。',
      })),
      ...{ outcome, opinion: '意见', notes: null },
    })),
  'abandon-seizure': () => [{ reason: '采用非强制手段' }],
  seize: (_file, at) => [
    onTheSpot(at.now, { goods: [row(1), row(2)] }),
    onTheSpot(at.now, { goods: [row(1), row(2)], custodian: 'third-party' }),
  ],
  'extend-seizure': (file) =>
    (anyOf(file)?.extensions.length ?? 0) > 0
      ? [{ days: 1, reason: '再延长' }]
      : [30, 31].map((days) => ({ days, reason: '复杂' })),
  'start-examination': (file, { today }) =>
    (anyOf(file)?.examinations.length ?? 0) > 0
      ? []
      : [0, -1].map((from) => ({
          goods: ['2'],
          institution: '检测中心',
          purpose: '再制造条件',
          toldOn: today,
          recipient: '周向东',
          from: addDays(today, from),
          to: addDays(today, 10),
        })),
  'end-examination': (_file, { today }) => [{ endedOn: today, result: '不具备' }],
  'record-loss': (file, { today }) =>
    goodsOf(file).some(({ left }) => left.length > 0)
      ? []
      : [1, 27].map((quantity) => ({
          lost: [{ good: '1', quantity }],
          cause: '破损',
          byThirdParty: false,
          compensatedFen: 100,
          compensatedOn: today,
        })),
  'release-seizure': (file) => [
    { ground: 'unrelated', goods: ['1'], explanation: '无关' },
    { ground: 'not-needed', goods: lines(goodsOf(file)), explanation: '不再需要' },
  ],
  'release-at-once': (file) =>
    ['expired', 'not-approved', 'not-needed'].flatMap((ground) =>
      [lines(openGoods({ goods: goodsOf(file) })), ['1'], ['2']].map((goods) => ({
        ground,
        goods,
        explanation: '立即解除',
      })),
    ),
  'return-goods': (file, at) =>
    [goodsOf(file).filter((good) => heldOf(good) > 0), goodsOf(file).slice(0, 1)].map((goods) => ({
      returned: whole(goods).map((each) => ({ ...each, quantity: Math.max(1, each.quantity) })),
      sealsChecked: true,
      returnedAt: at.now,
      recipient: '周向东',
      condition: '完好',
      officers,
    })),
  'dispose-goods': (_file, { today }) =>
    ['《中华人民共和国行政强制法》第二十七条', '领导批示'].map((basis) => ({
      how: 'destroyed',
      disposed: [{ good: '2', quantity: 40 }],
      basis,
      on: today,
    })),
  'tell-transfer': (_file, { today }) => [{ on: today, recipient: '周向东' }],
  'transfer-case': (_file, { today }) =>
    ['criminal', 'jurisdiction'].map((ground) => ({
      ground,
      to: '某机关',
      reason: '移送',
      sentOn: today,
    })),
  'close-case': () => [{ reason: 'performed', execution: '已履行' }],
  'dismiss-case': () => [{ ground: 'not-established', explanation: '不成立' }],
}
/** `extend-seizure~1` takes the inputs of extend-seizure. */
export const seizureInputs: Inputs = new Proxy(inputsOf, {
  get: (all, id: string) => all[id.split('~')[0] ?? ''],
})
