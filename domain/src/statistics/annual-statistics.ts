import { tenThousandYuan } from '../publicity/double-publicity/report-field.ts'
import { countedAs, type ReportedPenalty } from '../reference/penalty-order.ts'
import type { Fen } from '../shared/money.ts'
import { yearOf, type PlainDate } from '../shared/plain-date.ts'
import { notHandled, reportedKinds, tablesWithoutRecords, type StatTable } from './annual-tables.ts'
import { reviewTables, type ReviewNames } from './review-tables.ts'
import { inspectionTable, type VisitYear } from './visit-year.ts'
import type { ReviewYear } from './review-year.ts'

/** A decision as the statistics count it. Withdrawn or revoked ones are counted like all others. */
export type CountedDecision = {
  readonly decidedOn: PlainDate
  readonly outcome: 'penalty' | 'no-penalty'
  readonly kinds: readonly ReportedPenalty[]
  readonly fineFen: Fen
  readonly confiscatedFen: Fen
  readonly procedure: 'ordinary' | 'summary'
  /** Of an old case that was imported. */
  readonly imported?: true
}

type CountedReview = {
  readonly on: PlainDate
  /** The reviewer asked for something to be put right. */
  readonly corrected: boolean
}

export type CountedTransfer = {
  readonly sentOn: PlainDate
  readonly ground: 'jurisdiction' | 'criminal'
}

/** People on the last day of the year. */
export type CountedStaff = {
  readonly agencies: number
  readonly officers: number
  readonly certified: number
  readonly reviewers: number
  /** 法律职业资格, whoever of the agency holds one. */
  readonly qualified: number
  /** 公职律师 of the register who are engaged on that day. */
  readonly publicLawyers: number
  /** Who reached the hours of the year's plan; null where the year had no plan. */
  readonly trained: number | null
}

export type ToCount = {
  readonly year: number
  readonly agencyName: string
  readonly decisions: readonly CountedDecision[]
  readonly reviews: readonly CountedReview[]
  readonly transfers: readonly CountedTransfer[]
  readonly staff: CountedStaff
  /** 行政检查 of the year; null where the agency recorded no visit here up to its end. */
  readonly visits: VisitYear | null
  /** 法制审核 of the year; null where the agency kept no case here in that year. */
  readonly reviewYear: ReviewYear | null
  readonly names: ReviewNames
}

/** The tables of one year in order: the seven of every report, and those of 法制审核. */
export function annualTables(input: ToCount): StatTable[] {
  const without = tablesWithoutRecords.map(({ columns, ...table }): StatTable => ({
    ...table,
    cells: columns.map((title) => ({ title, value: null })),
    gap: notHandled,
  }))
  const usual = [
    penaltyTable(input),
    ...without,
    inspectionTable(input.visits),
    staffTable(input.staff),
  ]
  return [
    ...usual.sort((a, b) => a.id.localeCompare(b.id)),
    ...reviewTables(input.reviewYear, input.names),
  ]
}

/**
 * T1. One decision is one case; one that gives several kinds counts under the heaviest, and 其他 only
 * where it stands alone (口径 of the reports other places publish). Decisions of 1 January to 31 December.
 */
export function penaltyTable({ year, decisions, reviews, transfers }: ToCount): StatTable {
  const made = decisions.filter(
    ({ decidedOn, outcome }) => yearOf(decidedOn) === year && outcome === 'penalty',
  )
  const counted = made.map(({ kinds }) => countedAs(kinds))
  const reviewed = reviews.filter(({ on }) => yearOf(on) === year)
  const moneyFen = made.reduce(
    (sum, { fineFen, confiscatedFen }) => sum + fineFen + confiscatedFen,
    0,
  )
  const sent = transfers.filter(
    ({ sentOn, ground }) => yearOf(sentOn) === year && ground === 'criminal',
  )
  const number = (title: string, value: number | string | null) => ({ title, value })
  return {
    id: 'T1',
    title: '行政处罚实施情况统计表',
    cells: [
      ...reportedKinds.map(([kind, title]) =>
        number(title, counted.filter((each) => each === kind).length),
      ),
      number('合计（宗）', made.length),
      number('罚没金额（万元）', tenThousandYuan(moneyFen)),
      number('简易程序数', made.filter(({ procedure }) => procedure === 'summary').length),
      number('普通程序数', made.filter(({ procedure }) => procedure === 'ordinary').length),
      number('法制审核数', reviewed.length),
      number('法制审核纠错数', reviewed.filter(({ corrected }) => corrected).length),
      number('涉嫌犯罪移送数', sent.length),
      number('司法机关受理数', null),
    ],
    rules: [
      '统计 1 月 1 日至 12 月 31 日作出的决定。',
      ...importedRule(made),
      '一份决定计 1 宗；并处多种处罚的，计入排序靠后（较重）的类别；与“其他”并处的，计入明确的类别。',
      '罚没金额以决定书为准；没收非法财物能估价的才计入。',
      '包括作出以后被撤销、变更的决定（复议、诉讼撤销的在内），按原决定书计。',
    ],
    source: '各地公布的年报的通行栏目；处罚种类依行政处罚法第九条',
    gap: '司法机关受理数：本系统尚未登记司法机关的回复。没收的非法财物没有估价，未计入金额。',
  }
}

/** The reader is told how many of the decisions were made before this system kept the files. */
function importedRule(made: readonly CountedDecision[]): string[] {
  const imported = made.filter((each) => each.imported).length
  return imported === 0
    ? []
    : [`其中 ${imported} 宗是使用本系统以前办结、从表格导入的旧案，法制审核数按表格所填计。`]
}

/** T6, as of the last day of the year. At least 5 % of the officers should review (国办发〔2018〕118号). */
export function staffTable(staff: CountedStaff): StatTable {
  const { agencies, officers, certified, reviewers, qualified, publicLawyers, trained } = staff
  return {
    id: 'T6',
    title: '执法主体与人员',
    cells: [
      { title: '主体数', value: agencies },
      { title: '执法岗位数', value: null },
      { title: '在岗执法人员', value: officers },
      { title: '持证人数', value: certified },
      { title: '持证率', value: share(certified, officers) },
      { title: '法制审核人员数', value: reviewers },
      { title: '法制审核占比（不低于 5%）', value: share(reviewers, officers) },
      { title: '法律职业资格人数', value: qualified },
      { title: '公职律师数', value: publicLawyers },
      { title: '培训学时达标人数', value: trained },
    ],
    rules: [
      '人员按 12 月 31 日在册的计，当年提前统计的按统计当日计；持证以证件有效为准。',
      '法制审核人员计在岗、聘任没有届满的；公职律师计登记在册、在任期内的。',
      '培训学时按当年实际参加的计，达到年度计划规定学时的计 1 人。',
    ],
    source: '各地公布的年报的通行栏目',
    gap: `执法岗位：本系统尚未登记。${trained === null ? '培训学时：这一年没有制定培训计划，没有可以统计的。' : ''}`,
  }
}

/** 2 of 3 gives `66.67%`, with halves rounded up. Without people there is no share. */
function share(part: number, whole: number): string | null {
  if (whole === 0) return null
  const hundredths = Math.floor((part * 20_000 + whole) / (2 * whole))
  return `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`
}

/** The last day to publish the report of a year: 31 January after it (国办发〔2018〕118号). */
function annualReportDue(year: number): PlainDate {
  return `${year + 1}-01-31` as PlainDate
}

/** First day on which people are reminded: 1 January after the year. Null while it is too early. */
export function annualReportAlert(
  year: number,
  today: PlainDate,
): { readonly late: boolean; readonly due: PlainDate } | null {
  const due = annualReportDue(year)
  return today < `${year + 1}-01-01` ? null : { late: today > due, due }
}
