import { citationsIn } from '../../../citation/citations-in.ts'
import type { Matter } from '../../../reference/matter.ts'
import { basesOf, type Bases } from '../../../shared/basis.ts'
import { met, unmet, type Met, type Unmet } from '../../../kernel/requirement.ts'
import { mattersOfCase } from '../../further-violation.ts'
import { law } from '../../needs.ts'
import type { Requirement } from '../../case-kernel.ts'
import type { CorrectionSlice } from './slice.ts'

/** 先责令改正、拒不改正才罚 (matter.mustOrderCorrectionFirst): ordered, served, rechecked, not corrected in time. */
export const correctionExhausted: Requirement = {
  id: 'correction-exhausted',
  check: (file, at) => {
    if (file.conclusion?.findings.outcome !== 'penalty') return met
    const answers = mattersOfCase(file, at).map((matter) => correctionTried(file, matter))
    return answers.find((answer) => !answer.met) ?? met
  },
}

/** Asked as soon as a penalty is proposed, and again before each step towards it. */
export function correctionTried(
  { corrections }: CorrectionSlice,
  matter: Pick<Matter, 'mustOrderCorrectionFirst' | 'penaltyBasis'> | null,
): Met | Unmet {
  if (!matter?.mustOrderCorrectionFirst) return met
  const basis: Bases = basesOf([...citationsIn(matter.penaltyBasis), law(28)], law(28))
  const last = corrections.at(-1)
  if (!last) return unmet('本事项须先责令改正，还没有责令改正', basis)
  if (last.servedOn === null) return unmet('责令改正通知书还没有送达', basis)
  if (last.recheck === null) return unmet('责令改正后还没有复查', basis)
  return corrections.some(({ recheck }) => recheck !== null && recheck.status !== 'corrected')
    ? met
    : unmet('当事人已按期改正，本事项不得再给予处罚', basis)
}

export const correctionServed: Requirement<CorrectionSlice> = {
  id: 'correction-order-served',
  check: ({ corrections }) => {
    const last = corrections.at(-1)
    if (!last) return unmet('还没有责令改正', [law(28)])
    return last.servedOn ? met : unmet('责令改正通知书还没有送达', [law(28)])
  },
}

export const notRechecked: Requirement<CorrectionSlice> = {
  id: 'not-rechecked',
  check: ({ corrections }) => (corrections.at(-1)?.recheck ? unmet('已经复查', [law(28)]) : met),
}
