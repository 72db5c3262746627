import type { CaseEvent } from '../src/case/case-event.ts'
import { day, officers, type Sample } from './sample-facts.ts'

const goods = [
  {
    no: 1,
    name: '制动盘（拆车件）',
    object: 'goods' as const,
    quantity: 26,
    unit: '只',
    condition: '旧，完好',
    place: '3号货架',
    seal: 'F-0211',
    photo: null,
  },
  {
    no: 2,
    name: '转向器总成',
    object: 'goods' as const,
    quantity: 7,
    unit: '件',
    condition: '旧，其中2件外壳破损',
    place: '西侧地面',
    seal: 'F-0213',
    photo: null,
  },
]

const proposal = {
  seizure: 1,
  measure: 'detain' as const,
  basis: '《国务院关于加强食品等产品安全监督管理的特别规定》（国务院令第503号）第十五条第三项',
  target: '仓库内待售的制动盘、转向器总成',
  reason: '当事人正在对外销售上述零部件，为防止证据转移、损毁',
  digest: 'a'.repeat(64),
}

const seized: CaseEvent = {
  type: 'GoodsSeized',
  seizure: 1,
  startedAt: '2026-12-03T06:40:00.000Z',
  endedAt: '2026-12-03T07:12:00.000Z',
  place: '四平市铁东区仓库路9号',
  officers,
  presence: 'present',
  present: '张示例，法定代表人',
  witness: null,
  statement: '转向器是修好自用的，不卖。',
  answer: '转向器挂有售价标签，仍予扣押。',
  process: '14时40分到达，出示证件，说明来意，逐件清点、拍照、贴封签。',
  goods,
  leftOut: '员工宿舍内的被褥、炊具为生活必需品，没有扣押。',
  custodian: 'store',
  custodianName: '姜示例',
  custodyPlace: '四平市商务局罚没物品库',
  signing: 'refused',
  signingNote: '称需请示总部',
  recording: 'AV15-20261203-02',
  unrecordedReason: null,
}

/** From the proposal to the last thing returned, with every turn on the way. */
export const seizureCourse: readonly Sample[] = [
  ['2026-12-02', { type: 'SeizureProposed', ...proposal, grounds: ['扣押价值较大财物'] }],
  [
    '2026-12-02',
    {
      type: 'SeizureReviewed',
      seizure: 1,
      digest: proposal.digest,
      passed: true,
      opinion: '有行政法规依据，法制机构已经确认适用，程序合法。',
    },
  ],
  [
    '2026-12-02',
    { type: 'SeizureApproved', seizure: 1, approved: true, opinion: '依法依规实施，注意保管。' },
  ],
  ['2026-12-03', seized],
  [
    '2026-12-10',
    {
      type: 'ExaminationStarted',
      seizure: 1,
      goods: [2],
      institution: '吉林省汽车零部件检测中心',
      purpose: '是否具备再制造条件',
      from: day('2026-12-11'),
      to: day('2026-12-20'),
      toldOn: day('2026-12-10'),
      recipient: '张示例',
    },
  ],
  [
    '2026-12-28',
    {
      type: 'SeizureExtended',
      seizure: 1,
      days: 30,
      reason: '涉及外省进货渠道，协查函还没有回复。',
    },
  ],
  [
    '2026-12-29',
    {
      type: 'SeizureReleased',
      seizure: 1,
      ground: 'unrelated',
      goods: [2],
      explanation: '经检测，转向器总成为合格新件，有进货票据。',
    },
  ],
  [
    '2026-12-29',
    {
      type: 'GoodsReturned',
      seizure: 1,
      returned: [{ good: 2, quantity: 7 }],
      moneyFen: 0,
      returnedAt: '2026-12-29T02:10:00.000Z',
      recipient: '张示例',
      condition: '完好，与清单相符',
      officers,
    },
  ],
]

/** Suspected crime: what is still held goes along, and the party is told. */
export const transferredCourse: readonly Sample[] = [
  ...seizureCourse,
  [
    '2026-12-30',
    { type: 'GoodsTransferred', seizure: 1, to: '四平市公安局', on: day('2026-12-30') },
  ],
  [
    '2026-12-30',
    {
      type: 'CaseTransferred',
      to: '四平市公安局',
      ground: 'criminal',
      reason: '当事人的行为涉嫌犯罪。',
      sentOn: day('2026-12-30'),
    },
  ],
  ['2026-12-30', { type: 'TransferTold', on: day('2026-12-30'), recipient: '张示例' }],
]
