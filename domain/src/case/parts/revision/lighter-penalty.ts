import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { Basis } from '../../../shared/basis.ts'
import { cite } from '../../../shared/citation.ts'
import { isMitigated } from '../../case-review.ts'
import type { Circumstances } from '../../circumstances.ts'
import { furtherTyped } from '../../further-fields.ts'
import { ownFineFen } from '../../further-violation.ts'
import { checkOwnAmount, checkSums } from '../../penalty-checks.ts'
import { fineField } from '../../penalty-fields.ts'
import { isHeavier, penaltyKinds, type Penalty, type PenaltyKind } from '../../penalty.ts'
import type { CaseFile } from '../../case-file.ts'

const changed = { field: 'effect', is: ['changed'] }

/** What is imposed from now on, where the decision is changed. */
export const changedPenaltyFields = {
  kinds: form.askedWhen(
    changed,
    form.choices({ label: '变更后的处罚种类', options: penaltyKinds, min: 1 }),
  ),
  fineFen: form.askedWhen(changed, { ...fineField, label: '变更后的罚款（元）' }),
  confiscatedFen: form.askedWhen(
    changed,
    form.money({ label: '变更后的没收违法所得（元）', hint: '没有的填 0' }),
  ),
}

type Typed = {
  readonly effect: string
  readonly kinds: PenaltyKind[] | null
  readonly fineFen: number | null
  readonly confiscatedFen: number | null
}

/** The changed penalty; null where the decision is not changed. What stays of goods and terms stays as it was. */
export function changedPenalty(file: CaseFile, typed: Typed): Penalty | null {
  const before = file.decision?.draft.penalty
  if (typed.effect !== 'changed' || !before) return null
  const kinds = typed.kinds ?? []
  return {
    ...before,
    kinds,
    fineFen: typed.fineFen ?? 0,
    confiscatedFen: typed.confiscatedFen ?? 0,
    confiscatedGoods: kinds.includes('confiscate-goods') ? before.confiscatedGoods : null,
  }
}

/** What another organ or a court decided: another penalty than before, whose sums go with its kinds. */
export function checkChanged(
  file: CaseFile,
  typed: Typed,
  heavier: { readonly message: string; readonly basis: Basis } | null,
): FieldProblem[] {
  const before = file.decision?.draft.penalty
  const after = changedPenalty(file, typed)
  if (!before || !after) return []
  if (heavier && isHeavier(after, before)) return [{ field: 'fineFen', ...heavier }]
  const wrong = checkSums(after)
  if (wrong.length > 0) return wrong
  const same =
    after.fineFen === before.fineFen &&
    after.confiscatedFen === before.confiscatedFen &&
    after.kinds.length === before.kinds.length
  return same ? [{ field: 'fineFen', message: '与原决定相同，没有变更' }] : []
}

/**
 * What the agency itself decides instead stays within its rule and its benchmark, as the decision had to; why it lies
 * in another tier is the reason of the change.
 */
export function checkLighter(
  file: CaseFile,
  typed: Typed & { readonly reason: string },
  at: Circumstances,
): FieldProblem[] {
  const draft = file.decision?.draft
  const penalty = changedPenalty(file, typed)
  if (!draft || !penalty) return []
  const { further = [] } = draft
  const findings = file.conclusion?.findings
  const { gainsFen = null, refundFen = null, tier } = findings ?? {}
  const proposed = {
    ...penalty,
    fineFen: ownFineFen(penalty.fineFen, draft),
    further: furtherTyped(draft),
  }
  const wrong = checkOwnAmount(proposed, {
    file,
    at,
    gainsFen,
    refundFen,
    factors: findings?.factors,
    circumstances: findings?.legalCircumstances,
    tier: tier ?? file.spot?.told?.tier ?? '',
    deviationReason: typed.reason,
  })
  if (wrong.length > 0) return wrong
  const below = isMitigated(file, { penalty, further }, at) && !isMitigated(file, draft, at)
  return below ? [{ field: 'fineFen', ...noMitigation }] : []
}

/** 减轻 has its circumstances, its review and its discussion (处罚法第32条、第57条第2款), which no change has by itself. */
const noMitigation = {
  message:
    '低于法定下限是减轻处罚，要有法定情节，并经法制审核和集体讨论；原决定没有认定减轻情节的，撤销后重新作出决定',
  basis: cite('行政处罚法', 32),
}
