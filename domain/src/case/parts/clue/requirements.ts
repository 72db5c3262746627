import { violationFound, type InspectionSlice } from '../../procedures/inspection/slice.ts'
import { convertedToOrdinary, type SummarySlice } from '../../procedures/summary-penalty/slice.ts'
import type { ClueSlice } from './slice.ts'
import { needs, law } from '../../needs.ts'

export const verified = needs<ClueSlice & SummarySlice & InspectionSlice>(
  'verified',
  (file) => file.verification !== null || convertedToOrdinary(file) || violationFound(file),
  '还没有核查线索，核查后可办',
  law(54),
)
