import { isWholeBank } from '../rules/agency-rules.ts'
import { cite } from '../shared/citation.ts'
import { met, unmet } from '../kernel/requirement.ts'
import type { Requirement } from './case-kernel.ts'

/** 缺代收机构的决定书不得用印: the decision has to name where the money goes. */
export const bankKnown: Requirement = {
  id: 'bank-known',
  check: ({ draft }, { rules }) => {
    const penalty = draft?.draft.outcome === 'penalty' ? draft.draft.penalty : null
    const owes = penalty !== null && penalty.fineFen + penalty.confiscatedFen > 0
    if (!owes || isWholeBank(rules.bank)) return met
    return unmet('本局规则中的代收罚款银行没有填全（名称、地址、户名、账号），填全后可办', [
      cite('罚款决定与罚款收缴分离实施办法', 7),
    ])
  },
}
