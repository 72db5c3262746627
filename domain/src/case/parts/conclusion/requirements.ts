import type { ConclusionSlice } from './slice.ts'
import { needs, law } from '../../needs.ts'

export const investigating = needs<ConclusionSlice>(
  'investigating',
  ({ conclusion }) => conclusion === null,
  '调查已经终结',
  law(57),
)

export const concluded = needs<ConclusionSlice>(
  'concluded',
  ({ conclusion }) => conclusion !== null,
  '调查还没有终结，调查终结报告批准后可办',
  law(57),
)
