import type { Bases } from '../../../shared/basis.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { law } from '../../needs.ts'
import type { Requirement } from '../../case-kernel.ts'

/** 先责令改正、拒不改正才罚 (matter.mustOrderCorrectionFirst): ordered, served, rechecked, not corrected in time. */
export const correctionExhausted: Requirement = {
  id: 'correction-exhausted',
  check: (file, { matter }) => {
    if (!matter?.mustOrderCorrectionFirst || file.conclusion?.findings.outcome !== 'penalty')
      return met
    const basis: Bases = [law(28)]
    const last = file.corrections.at(-1)
    if (!last) return unmet('本事项须先责令改正，还没有责令改正', basis)
    if (last.servedOn === null) return unmet('责令改正通知书还没有送达', basis)
    if (last.recheck === null) return unmet('责令改正后还没有复查', basis)
    return file.corrections.some(
      ({ recheck }) => recheck !== null && recheck.status !== 'corrected',
    )
      ? met
      : unmet('当事人已按期改正，本事项不得再给予处罚', basis)
  },
}
