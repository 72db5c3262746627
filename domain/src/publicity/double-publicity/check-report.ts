import type { PlainDate } from '../../shared/plain-date.ts'
import {
  codeProblems,
  fieldProblems,
  inOrder,
  partyProblems,
  type FoundProblem,
  type ReportProblem,
} from './check-fields.ts'
import { reportedCategories } from './penalty-report.ts'
import { penaltyReportFields } from './penalty-report-fields.ts'
import { dayOfReport, type ReportRecord } from './report-field.ts'

/**
 * Lists everything wrong with one record, in the order of the fields: what is required, lengths, dates,
 * 万元, USCC, what one field asks of another (docs/rules/double-publicity.md). A record with an empty list
 * may be sent.
 */
export function penaltyReportProblems(record: ReportRecord, today: PlainDate): ReportProblem[] {
  return inOrder(penaltyReportFields, [
    ...penaltyReportFields.flatMap((field) => fieldProblems(field, record[field.code] ?? '')),
    ...partyProblems(record, 'CF'),
    ...contentProblems(record),
    ...dayProblems(record, today),
    ...['CF_CFJGDM', 'CF_SJLYDM'].flatMap((code) => codeProblems(code, record)),
  ])
}

const known: readonly string[] = [...Object.values(reportedCategories), '行政拘留']

function contentProblems(record: ReportRecord): FoundProblem[] {
  const categories = (record['CF_CFLB'] ?? '').split(';').filter((each) => each !== '')
  const amount = (code: string) => Number(record[code] ?? '')
  const found: FoundProblem[] = []
  for (const each of categories) {
    if (each === '其他-' || each === '其他')
      found.push(['CF_CFLB', '“其他”须写明内容，如“其他-责令退回”'])
    else if (!known.includes(each) && !each.startsWith('其他-')) {
      found.push(['CF_CFLB', `没有“${each}”这一类别`])
    }
  }
  if (categories.includes('罚款') !== amount('CF_NR_FK') > 0) {
    found.push(['CF_NR_FK', '类别有罚款的必填且大于 0，没有罚款的留空'])
  }
  const confiscated = categories.some((each) => each.startsWith('没收'))
  const goods = (record['CF_NR'] ?? '').includes('没收非法财物')
  // Goods that cannot be valued have no amount.
  if (confiscated && !goods && !(amount('CF_NR_WFFF') > 0)) {
    found.push(['CF_NR_WFFF', '没收违法所得的必填且大于 0'])
  }
  const licence = categories.some((each) => each === '暂扣许可证件' || each === '吊销许可证件')
  if (licence && (record['CF_NR_ZKDX'] ?? '') === '') {
    found.push(['CF_NR_ZKDX', '暂扣或者吊销许可证件的，写明证件名称和编号'])
  }
  return found
}

function dayProblems(record: ReportRecord, today: PlainDate): FoundProblem[] {
  const decided = dayOfReport(record['CF_JDRQ'] ?? '')
  if (decided === null) return []
  const found: FoundProblem[] = decided > today ? [['CF_JDRQ', '决定日期晚于今天']] : []
  for (const code of ['CF_YXQ', 'CF_GSJZQ']) {
    const day = dayOfReport(record[code] ?? '')
    if (day !== null && day < decided) found.push([code, '早于处罚决定日期'])
  }
  return found
}
