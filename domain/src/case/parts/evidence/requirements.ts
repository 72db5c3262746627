import type { CaseFile } from '../../case-file.ts'
import { needs, law } from '../../needs.ts'
import { evidenceOf } from './evidence-list.ts'

export const hasEvidence = needs<CaseFile>(
  'has-evidence',
  (file) => evidenceOf(file).length > 0,
  '还没有证据入卷，收集证据后可办',
  law(40),
  law(46),
)
