/**
 * 行政执法行为: the kinds of act an agency carries out, as 权责清单 names them. A review, its catalogue, its checklist
 * and its figures say which of them they are about, those whose procedures do not run yet as well.
 */
export const enforcementActs = {
  penalty: '行政处罚',
  licence: '行政许可',
  coercion: '行政强制',
  inspection: '行政检查',
  levy: '行政征收',
  requisition: '行政征用',
  payment: '行政给付',
  confirmation: '行政确认',
  reward: '行政奖励',
  adjudication: '行政裁决',
  other: '其他行政执法行为',
} as const

export type EnforcementAct = keyof typeof enforcementActs
