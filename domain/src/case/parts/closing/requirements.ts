import type { ClosingSlice } from './slice.ts'
import { systemRule } from '../../../shared/basis.ts'
import { needs } from '../../needs.ts'

export const notEnded = needs<ClosingSlice>(
  'not-ended',
  ({ ended, closedOn }) => ended === null && closedOn === null,
  '案件已经终结，不能再办理',
  systemRule('order'),
)
