import { usccProblem } from '../../identity-codes/uscc.ts'
import { dayOfReport, type ReportField, type ReportRecord } from './report-field.ts'

/** What the platform would send back, found before it is sent. */
export type ReportProblem = {
  readonly code: string
  readonly title: string
  readonly problem: string
}

export type FoundProblem = readonly [code: string, problem: string]

/** What was found, named as the template names it, in the order of its fields. */
export function inOrder(
  fields: readonly ReportField[],
  found: readonly FoundProblem[],
): ReportProblem[] {
  const order = fields.map(({ code }) => code)
  const titles = new Map(fields.map(({ code, title }) => [code, title]))
  return found
    .map(([code, problem]) => ({ code, title: titles.get(code) ?? code, problem }))
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
}

/** Required, length, dates, amounts. */
export function fieldProblems(
  { code, type, length, required }: ReportField,
  value: string,
): FoundProblem[] {
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

/** Checks the codes that each kind of party must have; the same for penalties and licences. */
export function partyProblems(record: ReportRecord, prefix: 'CF' | 'XK'): FoundProblem[] {
  const at = (name: string) => `${prefix}_${name}`
  const kind = record[at('XDR_LB')]
  const empty = (name: string) => (record[at(name)] ?? '') === ''
  if (kind === '自然人') {
    return [
      ...(empty('XDR_SHXYM') ? [] : [[at('XDR_SHXYM'), '自然人应当留空'] as const]),
      ...(empty('XDR_ZJLX') ? [[at('XDR_ZJLX'), '自然人必填'] as const] : []),
      ...(empty('XDR_ZJHM') ? [[at('XDR_ZJHM'), '自然人必填'] as const] : []),
    ]
  }
  const representative = empty('FRDB') ? [[at('FRDB'), `${kind}必填`] as const] : []
  const code = codeProblems(at('XDR_SHXYM'), record)
  if (kind === '个体工商户') return [...code, ...representative]
  if (kind !== '法人及非法人组织') {
    return [[at('XDR_LB'), '只能是法人及非法人组织、自然人、个体工商户']]
  }
  const missing = empty('XDR_SHXYM') ? [[at('XDR_SHXYM'), '法人及非法人组织必填'] as const] : []
  return [...missing, ...code, ...representative]
}

/** A 统一社会信用代码 that is none. */
export function codeProblems(code: string, record: ReportRecord): FoundProblem[] {
  const value = record[code] ?? ''
  const problem = value === '' ? null : usccProblem(value)
  return problem === null ? [] : [[code, problem]]
}
