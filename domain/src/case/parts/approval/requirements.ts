import { systemRule } from '../../../shared/basis.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import type { Requirement } from '../../case-kernel.ts'

export const nothingPending: Requirement = {
  id: 'nothing-pending',
  check: ({ pending }) =>
    pending === null ? met : unmet('有一项事情正在等审批，批准或退回后可办', [systemRule('order')]),
}
