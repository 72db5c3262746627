import { usccProblem } from '../../identity-codes/uscc.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import { reportedCategories } from './penalty-report.ts'
import { penaltyReportFields } from './penalty-report-fields.ts'
import { dayOfReport, type ReportField, type ReportRecord } from './report-field.ts'

/** What the platform would send back, found before it is sent. */
export type ReportProblem = {
  readonly code: string
  readonly title: string
  readonly problem: string
}

/**
 * Everything wrong with one record (requirements 8.1: required, length, dates, 万元, USCC, what one
 * field asks of another), in the order of the fields. Empty: it may be sent.
 */
export function penaltyReportProblems(record: ReportRecord, today: PlainDate): ReportProblem[] {
  const found = [
    ...penaltyReportFields.flatMap((field) => fieldProblems(field, record[field.code] ?? '')),
    ...partyProblems(record),
    ...contentProblems(record),
    ...dayProblems(record, today),
    ...['CF_CFJGDM', 'CF_SJLYDM'].flatMap((code) => codeProblems(code, record)),
  ]
  const order = penaltyReportFields.map(({ code }) => code)
  return found
    .map(([code, problem]) => ({ code, title: titleOf(code), problem }))
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
}

type Found = readonly [code: string, problem: string]

function titleOf(code: string): string {
  return penaltyReportFields.find((field) => field.code === code)?.title ?? code
}

function fieldProblems({ code, type, length, required }: ReportField, value: string): Found[] {
  if (value === '') return required === 'always' ? [[code, '必填，现在为空']] : []
  if (type === 'text') {
    const typed = [...value].length
    return typed > length ? [[code, `最长 ${length} 个字，现在 ${typed} 个字`]] : []
  }
  if (type === 'date') {
    return dayOfReport(value) === null ? [[code, `日期应写成 2026/11/18 的样子`]] : []
  }
  // N 18,6: twelve digits before the point, six after it.
  return /^\d{1,12}(\.\d{1,6})?$/.test(value)
    ? []
    : [[code, '金额以万元为单位，整数不超过 12 位，小数不超过 6 位']]
}

function partyProblems(record: ReportRecord): Found[] {
  const kind = record['CF_XDR_LB']
  const empty = (code: string) => (record[code] ?? '') === ''
  if (kind === '自然人') {
    return [
      ...(empty('CF_XDR_SHXYM') ? [] : [['CF_XDR_SHXYM', '自然人应当留空'] as const]),
      ...(empty('CF_XDR_ZJLX') ? [['CF_XDR_ZJLX', '自然人必填'] as const] : []),
      ...(empty('CF_XDR_ZJHM') ? [['CF_XDR_ZJHM', '自然人必填'] as const] : []),
    ]
  }
  const representative = empty('CF_FRDB') ? [['CF_FRDB', `${kind}必填`] as const] : []
  if (kind === '个体工商户') return [...codeProblems('CF_XDR_SHXYM', record), ...representative]
  if (kind !== '法人及非法人组织') {
    return [['CF_XDR_LB', '只能是法人及非法人组织、自然人、个体工商户']]
  }
  const missing = empty('CF_XDR_SHXYM') ? [['CF_XDR_SHXYM', '法人及非法人组织必填'] as const] : []
  return [...missing, ...codeProblems('CF_XDR_SHXYM', record), ...representative]
}

function codeProblems(code: string, record: ReportRecord): Found[] {
  const value = record[code] ?? ''
  const problem = value === '' ? null : usccProblem(value)
  return problem === null ? [] : [[code, problem]]
}

const known: readonly string[] = [...Object.values(reportedCategories), '行政拘留']

function contentProblems(record: ReportRecord): Found[] {
  const categories = (record['CF_CFLB'] ?? '').split(';').filter((each) => each !== '')
  const amount = (code: string) => Number(record[code] ?? '')
  const found: Found[] = []
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

function dayProblems(record: ReportRecord, today: PlainDate): Found[] {
  const decided = dayOfReport(record['CF_JDRQ'] ?? '')
  if (decided === null) return []
  const found: Found[] = decided > today ? [['CF_JDRQ', '决定日期晚于今天']] : []
  for (const code of ['CF_YXQ', 'CF_GSJZQ']) {
    const day = dayOfReport(record[code] ?? '')
    if (day !== null && day < decided) found.push([code, '早于处罚决定日期'])
  }
  return found
}
