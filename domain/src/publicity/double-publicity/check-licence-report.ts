import { reportedPaperProblem, reportedPapers } from '../../identity-codes/identity-paper.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import {
  codeProblems,
  fieldProblems,
  inOrder,
  partyProblems,
  type FoundProblem,
  type ReportProblem,
} from './check-fields.ts'
import { licenceReportFields } from './licence-report-fields.ts'
import { dayOfReport, type ReportRecord } from './report-field.ts'

/**
 * Lists everything wrong with the record of one licence, in the order of the fields: what is required,
 * lengths, dates, codes, the words of a choice (docs/rules/double-publicity.md). A record with an empty
 * list may be sent.
 */
export function licenceReportProblems(record: ReportRecord, today: PlainDate): ReportProblem[] {
  return inOrder(licenceReportFields, [
    ...licenceReportFields.flatMap((field) => fieldProblems(field, record[field.code] ?? '')),
    ...partyProblems(record, 'XK'),
    ...['XK_XDR_ZJ', 'XK_FR_ZJ'].flatMap((paper) => paperProblems(record, paper, today)),
    ...choiceProblems(record),
    ...dayProblems(record, today),
    ...['XK_XKJGDM', 'XK_LYDWDM'].flatMap((code) => codeProblems(code, record)),
  ])
}

function paperProblems(record: ReportRecord, field: string, today: PlainDate): FoundProblem[] {
  const number = record[`${field}HM`] ?? ''
  const paper = reportedPapers.find((each) => each === record[`${field}LX`])
  if (paper === undefined || number === '') return []
  const problem = reportedPaperProblem(paper, number, today)
  return problem === null ? [] : [[`${field}HM`, problem]]
}

const categories: readonly string[] = ['普通', '特许', '认可', '核准', '登记']

function choiceProblems(record: ReportRecord): FoundProblem[] {
  const category = record['XK_XKLB'] ?? ''
  const state = record['XK_ZT'] ?? ''
  const found: FoundProblem[] = []
  if (category === '其他' || category === '其他-') {
    found.push(['XK_XKLB', '“其他”须写明内容，如“其他-补办”'])
  } else if (category !== '' && !categories.includes(category) && !category.startsWith('其他-')) {
    found.push([
      'XK_XKLB',
      `没有“${category}”这一类别，应为普通、特许、认可、核准、登记或者“其他-”`,
    ])
  }
  if (state !== '' && state !== '1' && state !== '2') {
    found.push(['XK_ZT', '公示的状态应写“有效”，或者“无效”“注销”“撤销”“撤回”“吊销”'])
  }
  return found
}

function dayProblems(record: ReportRecord, today: PlainDate): FoundProblem[] {
  const day = (code: string) => dayOfReport(record[code] ?? '')
  const decided = day('XK_JDRQ')
  const from = day('XK_YXQZ')
  const to = day('XK_YXQZI')
  const found: FoundProblem[] = []
  if (decided !== null && decided > today) found.push(['XK_JDRQ', '决定日期晚于今天'])
  if (from !== null && to !== null && to < from) found.push(['XK_YXQZI', '早于有效期自'])
  else if (decided !== null && to !== null && to < decided) {
    found.push(['XK_YXQZI', '早于许可决定日期'])
  }
  return found
}
