import type { StatTable } from './annual-tables.ts'

/** 行政检查 of one year, counted from the files of the visits. */
export type VisitYear = {
  /** 日常, 专项 and 个案, by what a visit rests on. */
  readonly daily: number
  readonly special: number
  readonly single: number
  /** Firms, each once. */
  readonly firms: number
  /** Visits that found something, orders of correction, and visits in whose file a penalty began. */
  readonly withProblems: number
  readonly orders: number
  readonly filed: number
  readonly notOnSite: number
  readonly joint: number
  /** The lowest and the highest cap that is published; null where none is. */
  readonly caps: readonly [lowest: number, highest: number] | null
  /** Visits that were approved although the cap was reached, each with its reason. */
  readonly aboveCap: number
}

const noCap = '频次上限：还没有公布，没有可以统计的。'
const noVisits = '本系统还没有检查的记录，没有可以统计的。'

/** T4, of the visits of the year whose result was found. */
export function inspectionTable(year: VisitYear | null): StatTable {
  const cell = (title: string, value: number | string | null, part = false) => ({
    title,
    value,
    ...(part && { part }),
  })
  return {
    id: 'T4',
    title: '行政检查实施情况统计表',
    cells: [
      cell('日常检查次数', year?.daily ?? null),
      cell('专项检查次数', year?.special ?? null),
      cell('个案检查次数', year?.single ?? null),
      cell('检查对象数', year?.firms ?? null),
      cell('发现问题数', year?.withProblems ?? null),
      cell('责令改正数', year?.orders ?? null),
      cell('转立案数', year?.filed ?? null),
      cell('非现场检查次数', year?.notOnSite ?? null),
      cell('联合检查次数', year?.joint ?? null),
      cell('频次上限', year ? capText(year.caps) : null),
      cell('超频次预警数', year?.aboveCap ?? null),
    ],
    rules: [
      '统计 1 月 1 日至 12 月 31 日实施、已经认定结果的检查；对一个对象作一次完整记录为一次。',
      '没有特定对象的巡查不计；检查后直接处罚的不重复计。',
      '依年度计划的计日常，依专项计划的计专项，依投诉举报、转办交办、数据监测、企业申请的计个案。',
      '检查对象一年内检查几次都计 1 个；发现问题数、联合检查次数按检查计，责令改正数按责令改正通知书计。',
      '频次上限各领域、各类企业不同的，写最低和最高；超频次预警数计达到上限以后写明理由批准的检查。',
    ],
    source: '司法部解答（频次纳入年报）、广东口径',
    gap: year === null ? noVisits : year.caps === null ? noCap : null,
  }
}

/** One number where all are the same, else the two ends: 1至2. */
const capText = (caps: VisitYear['caps']): number | string | null =>
  caps === null ? null : caps[0] === caps[1] ? caps[0] : `${caps[0]}至${caps[1]}`
