import type { Fen } from '../../shared/money.ts'
import { plainYuan, type DataField } from './data-field.ts'

/** How many published decisions and results of one month have something in common. */
export type FigureRecord = {
  readonly agencyName: string
  /** 2026-05 */
  readonly month: string
  /** What is counted by: 类别, 执法事项, 处罚种类. */
  readonly group: string
  readonly code: string
  readonly title: string
  readonly count: number
  /** Null where nothing counted could have a fine. */
  readonly fineFen: Fen | null
  readonly confiscatedFen: Fen | null
}

const shown = '正在公示的决定和结果'

export const figureFields: readonly DataField<FigureRecord>[] = [
  {
    code: 'agency',
    title: '机关',
    type: 'text',
    meaning: '作出决定的机关',
    source: shown,
    value: (row) => row.agencyName,
  },
  {
    code: 'month',
    title: '作出月份',
    type: 'text',
    meaning: '作出决定的年月（YYYY-MM）',
    source: shown,
    value: (row) => row.month,
  },
  {
    code: 'group',
    title: '统计项',
    type: 'text',
    meaning: '按什么统计：全部、类别、执法事项、处罚种类。各项分别统计，不能相加',
    source: '公示系统',
    value: (row) => row.group,
  },
  {
    code: 'code',
    title: '代码',
    type: 'text',
    meaning: '事项、类别、处罚种类的代码；全部的为空',
    source: '公示系统',
    value: (row) => row.code || null,
  },
  {
    code: 'title',
    title: '名称',
    type: 'text',
    meaning: '事项、类别、处罚种类的名称',
    source: shown,
    value: (row) => row.title,
  },
  {
    code: 'count',
    title: '件数',
    type: 'integer',
    meaning: '公示期满移出的和撤回的不计；并处几种处罚的，在每一种里各计一次',
    source: shown,
    value: (row) => row.count,
  },
  {
    code: 'fine_yuan',
    title: '罚款',
    type: 'amount',
    meaning: '决定书载明的罚款数额之和；为空的没有这一种处罚',
    source: '行政处罚决定书',
    value: (row) => (row.fineFen === null ? null : plainYuan(row.fineFen)),
  },
  {
    code: 'confiscated_yuan',
    title: '没收违法所得',
    type: 'amount',
    meaning: '决定书载明的没收违法所得数额之和；为空的没有这一种处罚',
    source: '行政处罚决定书',
    value: (row) => (row.confiscatedFen === null ? null : plainYuan(row.confiscatedFen)),
  },
]
