import type { PlainDate } from '../../shared/plain-date.ts'
import type { ReportProblem } from './check-fields.ts'
import { licenceReportProblems } from './check-licence-report.ts'
import { penaltyReportProblems } from './check-report.ts'
import { licenceReportFields } from './licence-report-fields.ts'
import { penaltyReportFields } from './penalty-report-fields.ts'
import type { ReportField, ReportRecord } from './report-field.ts'

export type ReportKind = 'penalty' | 'licence'

/** The two halves of 双公示: what each is called, its fields, its 文号 and its check. */
export const reportKinds: Readonly<
  Record<
    ReportKind,
    {
      readonly title: string
      readonly fields: readonly ReportField[]
      readonly number: string
      readonly problems: (record: ReportRecord, today: PlainDate) => ReportProblem[]
      /** Fields that hold the number of somebody's papers. */
      readonly personal: readonly string[]
    }
  >
> = {
  penalty: {
    title: '行政处罚',
    fields: penaltyReportFields,
    number: 'CF_WSH',
    problems: penaltyReportProblems,
    personal: ['CF_XDR_ZJHM', 'CF_FR_ZJHM'],
  },
  licence: {
    title: '行政许可',
    fields: licenceReportFields,
    number: 'XK_WSH',
    problems: licenceReportProblems,
    personal: ['XK_XDR_ZJHM', 'XK_FR_ZJHM'],
  },
}
