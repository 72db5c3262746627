import type { Bases } from '../../../shared/basis.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { law } from '../../needs.ts'
import type { Requirement } from '../../case-kernel.ts'

/** 情节复杂或者重大违法: the heads of the agency decide together (处罚法第57条第2款). */
export const deliberated: Requirement = {
  id: 'deliberated',
  check: ({ draft, deliberation }) => {
    if (!draft || draft.deliberation.length === 0) return met
    const basis: Bases = [law(57, { paragraph: 2 })]
    if (!deliberation) return unmet('须由机关负责人集体讨论决定，还没有集体讨论', basis)
    if (deliberation.digest !== draft.digest)
      return unmet('拟决定在集体讨论后有改动，须重新讨论', basis)
    return deliberation.approved ? met : unmet('集体讨论没有同意拟决定', basis)
  },
}
