import type { FieldProblem } from '../kernel/field-problem.ts'
import * as form from '../kernel/form.ts'
import { askedFacts, type CaseFactor } from '../discretion/factors.ts'
import { legalCircumstanceLabels } from '../discretion/legal-circumstances.ts'
import type { Matter } from '../reference/matter.ts'
import { cite } from '../shared/citation.ts'

/** What the benchmark of the matter asks about; a form shows nothing where it asks about nothing. */
export const factorsField = form.optional(
  form.rows({
    label: '裁量因素',
    hint: '按查明的事实填写，档次随之确定；没有查明的不填',
    shown: 'discretion-factors',
    columns: {
      fact: form.text({ label: '因素', max: 40 }),
      amount: form.optional(form.count({ label: '数量', max: 999_999_999 })),
      holds: form.optional(form.yesNo({ label: '是否' })),
    },
    min: 0,
    max: 30,
    basis: cite('行政处罚法', 34),
  }),
)

/** 法定情节: only what the law names; the words of the case stand beside it. */
export const legalCircumstancesField = form.optional(
  form.choices({
    label: '法定的从轻、减轻、从重、不予处罚情节',
    options: legalCircumstanceLabels,
    min: 0,
    hint: '有法律明确规定的情节才选；低于法定下限的须有减轻的情节',
    basis: cite('行政处罚法', 32),
  }),
)

/** A factor that the benchmark does not ask about, or one that is answered the wrong way, decides nothing. */
export function checkFactors(
  factors: readonly CaseFactor[] | null,
  matter: Matter | null,
): FieldProblem[] {
  if (!factors || matter === null) return []
  const asked = new Map(
    askedFacts(matter.tiers, matter.benchmarkCircumstances).map(({ fact, unit }) => [fact, unit]),
  )
  return factors.flatMap(({ fact, amount, holds }, index) => {
    const field = `factors.${index}.fact`
    const basis = cite('行政处罚法', 34)
    const unit = asked.get(fact)
    if (unit === undefined) {
      return [{ field, message: `裁量基准没有“${fact}”这一因素`, basis }]
    }
    if (factors.findIndex((each) => each.fact === fact) < index) {
      return [{ field, message: `“${fact}”填了两次`, basis }]
    }
    if (unit === null && amount !== null) {
      return [{ field, message: `“${fact}”只答是或者否，不填数量`, basis }]
    }
    if (unit !== null && holds !== null) {
      return [{ field, message: `“${fact}”按数量（${unit}）填写`, basis }]
    }
    return []
  })
}
