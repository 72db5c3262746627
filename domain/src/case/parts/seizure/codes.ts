import type { CoerciveMeasure, CoercionObject } from '../../../reference/matter.ts'

export const measures: Record<CoerciveMeasure, string> = { seal: '查封', detain: '扣押' }

export const coercionObjects: Record<CoercionObject, string> = {
  goods: '财物',
  facility: '设施',
  premises: '场所',
}

/** What a thing is to the case: only the first may be seized (强制法第23条). */
export const goodsStandings = {
  relevant: '与本案有关，不是生活必需品',
  unrelated: '与违法行为无关',
  necessity: '个人及其所扶养家属的生活必需品',
  'sealed-elsewhere': '已被其他国家机关查封',
} as const
export type GoodsStanding = keyof typeof goodsStandings

/** Who keeps what was seized; only what was sealed may be entrusted to others (强制法第26条). */
export const custodians = {
  store: '本机关保管',
  'third-party': '委托第三人保管',
  party: '就地查封，由当事人看管',
} as const
export type CustodianKind = keyof typeof custodians

/** 情况紧急 (强制法第19条). */
export const urgentGrounds = {
  moving: '正在转移、装运',
  destroying: '将被销毁、隐匿',
  danger: '继续使用、销售会危害安全',
  other: '其他紧急情况',
} as const
export type UrgentGround = keyof typeof urgentGrounds

/** 当事人到场 (强制法第18条第4、9项). */
export const presences = {
  present: '当事人到场',
  absent: '当事人经通知没有到场',
} as const
export type Presence = keyof typeof presences

/** Who signed the record on the spot (强制法第18条第8、9项). */
export const spotSignings = {
  signed: '当事人签名或者盖章',
  refused: '当事人拒绝签名，已在笔录中注明',
  witness: '当事人没有到场，由见证人签名',
} as const
export type SpotSigning = keyof typeof spotSignings

/** 解除: the five grounds of 强制法第28条, and the head's refusal of an urgent one (第19条). */
export const releaseGrounds = {
  'no-violation': '当事人没有违法行为',
  unrelated: '查封、扣押的场所、设施或者财物与违法行为无关',
  decided: '对违法行为已经作出处理决定，不再需要查封、扣押',
  expired: '查封、扣押期限已经届满',
  'not-needed': '其他不再需要采取查封、扣押措施的情形',
  'not-approved': '情况紧急先行实施，负责人没有批准或者二十四小时内没有补办批准',
} as const
export type ReleaseGround = keyof typeof releaseGrounds

/** Where on the list of the law a ground stands: as papers print it. */
export const releaseArticles: Record<ReleaseGround, string> = {
  'no-violation': '第二十八条第一款第一项',
  unrelated: '第二十八条第一款第二项',
  decided: '第二十八条第一款第三项',
  expired: '第二十八条第一款第四项',
  'not-needed': '第二十八条第一款第五项',
  'not-approved': '第十九条',
}

/** 处理决定 about what was seized, other than its release (强制法第27条). */
export const disposals = {
  confiscated: '没收',
  destroyed: '销毁',
} as const
export type Disposal = keyof typeof disposals

export const sales = { auction: '拍卖', sale: '变卖' } as const
export type Sale = keyof typeof sales

/** How a thing left custody; `lost` is 毁损、灭失, paid for by the agency (强制法第26条). */
export const exits = {
  returned: '已退还',
  confiscated: '已没收',
  destroyed: '已销毁',
  transferred: '已随案移送',
  lost: '毁损、灭失，已赔偿',
} as const
export type Exit = keyof typeof exits
