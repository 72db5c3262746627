import type { ClosingSlice } from './slice.ts'
import { systemRule } from '../../../shared/basis.ts'
import { law, needs } from '../../needs.ts'

export const notEnded = needs<ClosingSlice>(
  'not-ended',
  ({ ended, closedOn }) => ended === null && closedOn === null,
  '案件已经终结，不能再办理',
  systemRule('order'),
)

/** The shelved volume is read only (案卷从此只读). */
export const notArchived = needs<ClosingSlice>(
  'not-archived',
  ({ archive }) => archive === null,
  '已经归档',
  law(47),
)
