import type { ServiceMatter } from './matter.ts'

/** 程序 as the published list of flowcharts (行政执法流程图) names it. */
export const flowchartTypes = [
  '许可',
  '处罚简易',
  '处罚普通',
  '听证',
  '强制',
  '检查',
  '法制审核',
] as const
export type FlowchartType = (typeof flowchartTypes)[number]

/** 事项类别. */
export type MatterType = '行政处罚' | ServiceMatter['type']

/** What the published lists say of the procedure that is drawn. */
export type Charted = {
  /** Null for a procedure that the list of flowcharts does not have. */
  readonly type: FlowchartType | null
  /** The types of matters that go through it. A matter shows the charts in the order of all charts. */
  readonly matters: readonly MatterType[]
}
