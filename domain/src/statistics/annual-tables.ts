import type { ReportedPenalty } from '../reference/penalty-order.ts'
import { penaltyKinds } from '../case/penalty.ts'

/** A number, or decimal text where fractions count (万元、比例). Null when the system has no such records. */
export type StatValue = number | string | null

export type StatCell = {
  readonly title: string
  readonly value: StatValue
  /** Whether it is a part of the cell before it, which is counted there already. */
  readonly part?: boolean
}

/** One table of the annual report of enforcement (行政执法统计年报). */
export type StatTable = {
  readonly id: string
  readonly title: string
  readonly cells: readonly StatCell[]
  /** How it is counted, as the reader is told. */
  readonly rules: readonly string[]
  /** Reports of other places whose way of counting this follows. */
  readonly source: string
  /** Why some or all of it is not counted; null when everything is. */
  readonly gap: string | null
}

/** Columns of T1 for the kinds of penalty, in the order of the report. */
export const reportedKinds: readonly (readonly [kind: ReportedPenalty, title: string])[] = [
  ...(Object.keys(penaltyKinds) as (keyof typeof penaltyKinds)[])
    .filter((kind) => kind !== 'other')
    .map((kind) => [kind, penaltyKinds[kind]] as const),
  ['detention', '行政拘留'],
  ['other', '其他行政处罚'],
]

type Definition = {
  readonly id: string
  readonly title: string
  readonly columns: readonly string[]
  readonly rules: readonly string[]
  readonly source: string
}

/** Tables whose matters this system does not handle: their columns, without a number. */
export const tablesWithoutRecords: readonly Definition[] = [
  {
    id: 'T2',
    title: '行政许可实施情况统计表',
    columns: [
      '申请数量',
      '受理数量',
      '许可数量',
      '不予许可数量',
      '撤销许可数量',
      '法制审核数',
      '纠错数',
    ],
    rules: ['变更、延续计入许可、不予许可。'],
    source: '各地公布的年报的通行栏目',
  },
  {
    id: 'T3',
    title: '行政强制实施情况统计表',
    columns: [
      '查封场所、设施或者财物',
      '扣押财物',
      '冻结存款、汇款',
      '其他行政强制措施',
      '加处罚款或者滞纳金',
      '划拨存款、汇款',
      '拍卖或者依法处理查封、扣押的场所、设施或者财物',
      '排除妨碍、恢复原状',
      '代履行',
      '其他强制执行',
      '申请法院强制执行',
      '合计',
    ],
    rules: ['措施按决定日期计；执行按执行完毕或者终结日期计；申请法院按申请日期计。'],
    source: '杭州市司法局 2019 年报',
  },
  {
    id: 'T5',
    title: '其他行政执法行为统计表',
    columns: ['行政征收', '行政征用', '行政确认', '行政给付', '行政奖励', '行政裁决', '其他'],
    rules: [],
    source: '各地公布的年报的通行栏目',
  },
  {
    id: 'T7',
    title: '复议诉讼情况',
    columns: [
      '被复议数',
      '复议维持',
      '复议撤销、变更、确认违法',
      '被诉数',
      '败诉数',
      '负责人出庭数',
    ],
    rules: [],
    source: '通行做法',
  },
]

/** Said of a table or a column for which there is no casework yet: never a made-up zero. */
export const notHandled = '本系统尚未办理此类事项，没有可以统计的记录。'
