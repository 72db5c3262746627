import type { HearingSlice } from './slice.ts'
import { needs, law } from '../../needs.ts'

export const requestedHearingHeld = needs<HearingSlice>(
  'requested-hearing-held',
  ({ hearing }) => hearing === null || hearing.held !== null,
  '当事人要求听证，还没有举行，听证后可办',
  law(63),
  law(64),
)
