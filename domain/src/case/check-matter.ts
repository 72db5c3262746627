import type { FieldProblem } from '../kernel/field-problem.ts'
import { matterStanding } from '../reference/matter-standing.ts'
import { cite } from '../shared/citation.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { Circumstances } from './circumstances.ts'
import { notInForce } from './law-in-force.ts'

/** The same rule twice in one case would be fined twice (处罚法第29条). */
const namedTwice: FieldProblem = {
  field: 'matterCode',
  message: '这条规定本案已经列明，不重复填写',
  basis: cite('行政处罚法', 29),
}

/**
 * Why a case may not rest on the matter that was picked: unknown, no penalty, not compared with its text,
 * of no use, or by a rule that was not in force when the violation ended or is not now (处罚法第4、37、38条).
 */
export function checkMatter(
  code: string,
  at: Pick<Circumstances, 'matterOf' | 'today'>,
  violationUntil: PlainDate = at.today,
): FieldProblem[] {
  const field = 'matterCode'
  const basis = cite('行政处罚法', 38)
  const matter = at.matterOf(code)
  if (matter === null) {
    return [{ field, message: '事项库中没有这个事项，处罚没有法定依据', basis }]
  }
  if (matter.type !== '行政处罚') return [{ field, message: '只能选行政处罚事项', basis }]
  const standing = matterStanding(matter)
  if (standing.kind !== 'usable') return [{ field, message: standing.reason, basis }]
  const refusal = notInForce(matter, [at.today, violationUntil])
  return refusal ? [{ field, message: refusal.reason, basis }] : []
}

/** What is wrong with the rules of the other violations of a case whose first rule is `first`, row by row. */
export function checkFurtherRows<Row extends { readonly matterCode: string }>(
  first: string | undefined,
  rows: readonly Row[],
  check: (row: Row) => readonly FieldProblem[],
): FieldProblem[] {
  const codes = [first, ...rows.map(({ matterCode }) => matterCode)]
  return rows.flatMap((row, i) => {
    const problems = codes.indexOf(row.matterCode) <= i ? [namedTwice] : check(row)
    return problems.map((each) => ({ ...each, field: `further.${i}.${each.field}` }))
  })
}
