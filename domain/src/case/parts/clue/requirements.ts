import type { ClueSlice } from './slice.ts'
import { needs, law } from '../../needs.ts'

export const verified = needs<ClueSlice>(
  'verified',
  ({ verification }) => verification !== null,
  '还没有核查线索，核查后可办',
  law(54),
)
