import { actIdOn } from '@zhaofa/domain/case/parts/legal-review/subject-ref.ts'
import { pointsOf } from './review-points.ts'
import type { Stage } from './stage.ts'

/** The head's answer, and the review that goes before it where the catalogue asks for one. */
export async function approveSeizure(stage: Stage, caseId: string, no: number): Promise<void> {
  const { reviewer, agencyHead } = stage.cast
  const ref = { kind: 'seizure', no } as const
  await stage.act(caseId, reviewer, actIdOn('accept-review', ref))
  await stage.act(caseId, reviewer, actIdOn('issue-opinion', ref), {
    points: await pointsOf(stage, caseId, {}, ref),
    outcome: 'pass',
    opinion: '有行政法规依据，本局法制机构已经确认适用于本事项，程序合法。',
  })
  await stage.act(caseId, agencyHead, `approve-seizure~${no}`, {
    approved: 'yes',
    opinion: '请依法实施，妥善保管。',
  })
}

/** 货架上的拆车件: what the officers find, one line for each kind. */
const partsOnTheShelf = [
  {
    name: '制动盘（拆车件）',
    quantity: 26,
    unit: '只',
    condition: '旧，完好',
    place: '3 号货架',
    seal: 'F-0211',
  },
  {
    name: '制动摩擦片（拆车件）',
    quantity: 40,
    unit: '副',
    condition: '旧，磨损',
    place: '3 号货架',
    seal: 'F-0212',
  },
  {
    name: '转向器总成',
    quantity: 7,
    unit: '件',
    condition: '旧，2 件外壳破损',
    place: '西侧地面',
    seal: 'F-0213',
  },
].map((each) => ({ ...each, object: 'goods', standing: 'relevant', photo: null }))

/** 外观像拆车件的: what turns out to be new and lawfully bought. */
const partsInBoxes = [
  {
    name: '前保险杠总成',
    quantity: 12,
    unit: '件',
    condition: '无包装，无合格证',
    place: '库房南侧',
    seal: 'F-0101',
  },
  {
    name: '前照灯总成',
    quantity: 18,
    unit: '只',
    condition: '有包装，无合格证',
    place: '2 号货架',
    seal: 'F-0102',
  },
].map((each) => ({ ...each, object: 'goods', standing: 'relevant', photo: null }))

/** What the two seizures of the demo are about. */
export const seizedThings = {
  held: {
    target: '仓库内待售的制动盘、制动摩擦片、转向器总成',
    statement: '转向器是修好自用的，不卖。',
    answer: '转向器挂有售价标签，仍予扣押。',
    goods: partsOnTheShelf,
  },
  released: {
    target: '库房内待售的前保险杠总成、前照灯总成',
    statement: '都是新件，票据在会计处。',
    answer: '现场没有出示票据和合格证，先予扣押，核实后处理。',
    goods: partsInBoxes,
  },
} as const

/** What the officers say of the hour on the spot, beside the form's own defaults. */
export function seizedOnTheSpot(stage: Stage, changed: Record<string, unknown> = {}) {
  const day = stage.today.replaceAll('-', '')
  return {
    startedAt: stage.ago(45),
    endedAt: stage.ago(8),
    certificatesShown: true,
    told: true,
    statement: seizedThings.held.statement,
    answer: seizedThings.held.answer,
    goods: seizedThings.held.goods,
    leftOut: '员工宿舍内的被褥、炊具为生活必需品，没有扣押。',
    custodianName: '姜海',
    custodyPlace: '本局罚没物品库',
    process: '到达现场，出示证件，说明来意；当事人在场，逐件清点、拍照、贴封签后装车。',
    handedOver: true,
    recording: `${day}-AV15-01`,
    ...changed,
  }
}

/** 提请、审核、批准、扣押: the whole way until the goods are in the store. */
export async function playSeizure(
  stage: Stage,
  caseId: string,
  which: keyof typeof seizedThings = 'held',
): Promise<void> {
  const [officer] = stage.cast.officers
  const { target, ...found } = seizedThings[which]
  await stage.approved(caseId, officer, 'propose-seizure', {
    measure: 'detain',
    target,
    reason: '当事人正在对外销售拆车件，为防止证据转移、损毁，控制危险扩大',
  })
  await approveSeizure(stage, caseId, 1)
  stage.minutes(120)
  await stage.act(caseId, officer, 'seize~1', seizedOnTheSpot(stage, found))
}

/** 检测后认定与违法行为无关的，解除并当场退还; `lines` are numbers of the list. */
export async function playRelease(
  stage: Stage,
  caseId: string,
  { ground, lines, explanation }: { ground: string; lines: readonly string[]; explanation: string },
): Promise<void> {
  const [officer] = stage.cast.officers
  await stage.approved(caseId, officer, 'release-seizure~1', {
    ground,
    goods: lines,
    explanation,
  })
  stage.minutes(60)
  await stage.act(caseId, officer, 'return-goods~1', {
    sealsChecked: true,
  })
}
