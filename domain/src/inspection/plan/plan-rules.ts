import type { SourcedRule } from '../inspection-rules.ts'

/** What no text of the collection says about plans: each rule with where it was read, and never an article. */
export type PlanRules = {
  /** Only items of the published list are planned. */
  readonly necessity: SourcedRule<true>
  readonly filing: SourcedRule<true>
  readonly governmentApproval: SourcedRule<true>
  readonly publication: SourcedRule<true>
  /** Month and day by which another city files its yearly plan; shown, and refuses nothing. */
  readonly yearlyFiledBy: SourcedRule<string>
}

/** S: a public account of the text; K: known, and seen in no text. */
export const initialPlanRules: PlanRules = {
  // S
  necessity: {
    value: true,
    source: '重庆市规范涉企行政检查办法（专项检查的必要性评估），见公开报道，未见原文',
  },
  // K
  filing: {
    value: true,
    source: '国办发〔2024〕54号（检查计划报司法行政部门备案），未见原文',
  },
  // S
  governmentApproval: {
    value: true,
    source: '重庆市规范涉企行政检查办法（县级以上人民政府或者垂直上级批准），见公开报道，未见原文',
  },
  // S
  publication: {
    value: true,
    source: '四平市规范涉企行政检查“十严禁十落实”（无计划不得入企），见公开报道，未见原文',
  },
  // K
  yearlyFiledBy: {
    value: '03-31',
    source: '外地公开的做法（每年三月底前备案），本市的规定未见',
  },
}
