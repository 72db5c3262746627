import type { EvidenceSlice } from './slice.ts'
import { needs, law } from '../../needs.ts'

export const hasEvidence = needs<EvidenceSlice>(
  'has-evidence',
  ({ evidence }) => evidence.length > 0,
  '还没有证据入卷，收集证据后可办',
  law(40),
  law(46),
)
