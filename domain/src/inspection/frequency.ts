import { chineseDay, type PlainDate } from '../shared/plain-date.ts'
import type { FrequencyRule } from '../rules/agency-rules.ts'
import { exemptReasons, type ExemptReason, type VisitWay } from './visit-codes.ts'

/** A visit of a firm by any department of the agency, as it is counted. */
export type CountedVisit = {
  readonly caseId: string
  /** The day it took place, or the day for which it is approved: both take up the year's cap. */
  readonly on: PlainDate
  readonly departments: readonly string[]
  readonly items: readonly string[]
  readonly way: VisitWay
  readonly exempt: ExemptReason | null
}

/** 同一企业年度检查频次上限, as it is published. */
export type FrequencyCap = { readonly times: number; readonly source: string }

export type Frequency = {
  /** Of the calendar year in China. */
  readonly year: number
  /** Every visit of the year, oldest first, whatever it is counted as. */
  readonly visits: readonly CountedVisit[]
  /** What adds up towards the cap. */
  readonly counted: number
  /** Visits with a reason for which the cap does not bind; they stay in `visits`, and in `counted` unless the rules list them apart. */
  readonly exempt: number
}

/**
 * 年度频次: the visits of one firm in the year of `on`, over all departments. Nothing is left out: a visit is in
 * `visits` whether or not it adds up.
 *
 * @param visits of this firm, in any order and of any year; the visit that is judged is not among them.
 */
export function frequencyOf(
  visits: readonly CountedVisit[],
  on: PlainDate,
  { outsideSum, ways }: Pick<FrequencyRule, 'outsideSum' | 'ways'>,
): Frequency {
  const year = Number(on.slice(0, 4))
  const ofYear = visits
    .filter((each) => Number(each.on.slice(0, 4)) === year)
    .sort((a, b) => a.on.localeCompare(b.on))
  const adds = ({ exempt, way }: CountedVisit) =>
    ways.includes(way) && (exempt === null || !outsideSum.includes(exempt))
  return {
    year,
    visits: ofYear,
    counted: ofYear.filter(adds).length,
    exempt: ofYear.filter(({ exempt }) => exempt !== null).length,
  }
}

/** Whether one more visit would be above the cap. */
export const isCapReached = ({ counted }: Frequency, { times }: FrequencyCap): boolean =>
  counted >= times

/** What was done already, one visit a phrase: 2026年3月2日 商贸科（单用途商业预付卡检查）. */
export const visitsText = ({ visits }: Frequency): string =>
  visits
    .map(({ on, departments, items, exempt }) => {
      const why = exempt === null ? '' : `，理由：${exemptReasons[exempt]}`
      return `${chineseDay(on)} ${departments.join('、')}（${items.join('、')}${why}）`
    })
    .join('；')
