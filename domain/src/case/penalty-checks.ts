import type { CaseFile } from './case-file.ts'
import { checkFurther, type FurtherInput } from './further-fields.ts'
import { finesOf } from './further-violation.ts'
import { gainsOf } from './illegal-gains.ts'
import { penaltyKinds, type PenaltyKind } from './penalty.ts'
import { assessAmount } from '../discretion/assess-amount.ts'
import type { CaseFactor } from '../discretion/factors.ts'
import type { LegalCircumstance } from '../discretion/legal-circumstances.ts'
import { citationsOf } from '../reference/provision-words.ts'
import { cite } from '../shared/citation.ts'
import type { Fen } from '../shared/money.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import type { Circumstances } from './circumstances.ts'

/** 处罚的种类和幅度由法律、法规、规章规定. */
const onlyByLaw = cite('行政处罚法', 4)

type Proposed = {
  kinds: readonly PenaltyKind[]
  fineFen: Fen
  confiscatedFen: Fen
  confiscatedGoods: string | null
  terms: string | null
  further?: FurtherInput
}
type Against = {
  file: CaseFile
  at: Circumstances
  gainsFen: Fen | null
  /** 应当退赔的, which is not confiscated. */
  refundFen?: Fen | null
  tier: string
  deviationReason: string | null
  factors?: readonly CaseFactor[] | null | undefined
  /** 法定情节; absent in cases concluded before they were asked for. */
  circumstances?: readonly LegalCircumstance[] | undefined
}

/** Whether kinds, amounts, statutory range and benchmark tier agree with each other, for each violation by its own rule. */
export function checkAmount(proposed: Proposed, against: Against): FieldProblem[] {
  return [...checkOwnAmount(proposed, against), ...checkFurther(proposed.further ?? null, against)]
}

/** The same for the violation the case rests on first; what the others come to is taken as found. */
export function checkOwnAmount(proposed: Proposed, against: Against): FieldProblem[] {
  return [...checkKinds(proposed, against), ...checkFine(proposed, against)]
}

type WithSums = Pick<Proposed, 'kinds' | 'fineFen' | 'confiscatedFen' | 'confiscatedGoods'>

/** Each kind that has a sum or things bears them, and no other does. */
export function checkSums({
  kinds,
  fineFen,
  confiscatedFen,
  confiscatedGoods,
}: WithSums): FieldProblem[] {
  const pairs: [PenaltyKind, boolean, string, string][] = [
    ['fine', fineFen > 0, 'fineFen', '金额'],
    ['confiscate-gains', confiscatedFen > 0, 'confiscatedFen', '金额'],
    ['confiscate-goods', confiscatedGoods !== null, 'confiscatedGoods', '内容'],
  ]
  return pairs.flatMap(([kind, given, field, what]) => {
    const title = penaltyKinds[kind]
    if (kinds.includes(kind) === given) return []
    const message = given ? `没有选${title}，不应填写${what}` : `选了${title}，须填写${what}`
    return [{ field, message }]
  })
}

function checkKinds(
  { kinds, fineFen, confiscatedFen, confiscatedGoods, terms, further }: Proposed,
  { gainsFen, refundFen, deviationReason, at: { matter } }: Against,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  const gains = (gainsFen ?? 0) + gainsOf(further ?? [])
  if (kinds.length === 0) {
    const message = '给予处罚的，至少选一种处罚'
    problems.push({ field: 'kinds', message, basis: cite('行政处罚法', 9) })
  }
  if (matter?.warning === 'or' && kinds.includes('warning') && kinds.includes('fine')) {
    const message = '本条规定警告或者罚款，只能选一种'
    problems.push({
      field: 'kinds',
      message,
      basis: citationsOf(matter.punishedBy)[0] ?? onlyByLaw,
    })
  }
  if (matter?.warning === 'none' && kinds.includes('warning')) {
    const message = '本条没有规定警告，不能给予警告'
    problems.push({ field: 'kinds', message, basis: onlyByLaw })
  }
  const missing = (matter?.imposes ?? []).filter((kind) => !kinds.includes(kind))
  if (matter && missing.length > 0 && (deviationReason ?? '').trim() === '') {
    const titles = missing.map((kind) => penaltyKinds[kind]).join('、')
    const message = `本条规定了${titles}，没有选；不能给予的，在“偏离裁量基准的理由”写明`
    const [basis = onlyByLaw] = citationsOf(matter.punishedBy)
    problems.push({ field: 'kinds', message, basis })
  }
  const whole = fineFen + finesOf(further ?? [])
  problems.push(...checkSums({ kinds, fineFen: whole, confiscatedFen, confiscatedGoods }))
  const explained: PenaltyKind[] = [
    'suspend-licence',
    'downgrade',
    'revoke-licence',
    'restrict-business',
    'suspend-business',
    'close-business',
    'bar-from-trade',
    'other',
  ]
  if (kinds.some((kind) => explained.includes(kind)) && terms === null) {
    problems.push({ field: 'terms', message: '请写明暂扣、吊销、停产停业等处罚的具体内容' })
  }
  if (gains > (refundFen ?? 0) && !kinds.includes('confiscate-gains')) {
    const message = '查明有违法所得的，除依法应当退赔的外应当没收'
    problems.push({ field: 'kinds', message, basis: cite('行政处罚法', 28, { paragraph: 2 }) })
  }
  if (confiscatedFen > gains - (refundFen ?? 0)) {
    problems.push({ field: 'confiscatedFen', message: '不能超过查明的违法所得，应当退赔的除外' })
  }
  return problems
}

function checkFine(
  { kinds, fineFen }: Proposed,
  { at, gainsFen, tier, deviationReason, factors, circumstances }: Against,
): FieldProblem[] {
  if (!kinds.includes('fine') || fineFen === 0 || at.matter === null) return []
  const assessed = assessAmount({
    matter: at.matter,
    gainsFen,
    fineFen,
    tier: tier === '' ? null : tier,
    reason: deviationReason,
    ...(factors && { factors }),
    ...(circumstances && { circumstances }),
  })
  if (assessed.ok) return []
  return (assessed.refusal.fields ?? []).map((each) => ({
    ...each,
    field: each.field === 'reason' ? 'deviationReason' : each.field,
  }))
}
