import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { Basis } from '../../../shared/basis.ts'
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

/** Another penalty than before, whose sums go with its kinds, and never a heavier one. */
export function checkChanged(
  file: CaseFile,
  typed: Typed,
  heavier: { readonly message: string; readonly basis: Basis } | null,
): FieldProblem[] {
  const before = file.decision?.draft.penalty
  const after = changedPenalty(file, typed)
  if (!before || !after) return []
  if (heavier && isHeavier(after, before)) return [{ field: 'fineFen', ...heavier }]
  const sums = [
    ['fine', 'fineFen', after.fineFen],
    ['confiscate-gains', 'confiscatedFen', after.confiscatedFen],
  ] as const
  const wrong = sums.flatMap(([kind, field, fen]) =>
    after.kinds.includes(kind) === fen > 0
      ? []
      : [{ field, message: `金额与处罚种类“${penaltyKinds[kind]}”不一致` }],
  )
  if (wrong.length > 0) return wrong
  const same =
    after.fineFen === before.fineFen &&
    after.confiscatedFen === before.confiscatedFen &&
    after.kinds.length === before.kinds.length
  return same ? [{ field: 'fineFen', message: '与原决定相同，没有变更' }] : []
}
