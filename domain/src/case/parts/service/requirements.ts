import type { ServiceSlice } from './slice.ts'
import { decisionServedOn } from './slice.ts'
import { needs, law } from '../../needs.ts'

export const decisionServed = needs<ServiceSlice>(
  'decision-served',
  (file) => decisionServedOn(file) !== null,
  '决定书还没有送达',
  law(61),
)
