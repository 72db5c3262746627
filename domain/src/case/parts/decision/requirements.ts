import type { DecisionSlice } from './slice.ts'
import { needs, law } from '../../needs.ts'
import type { CaseFile } from '../../case-file.ts'

export const undecided = needs<DecisionSlice>(
  'undecided',
  ({ decision }) => decision === null,
  '已经作出决定',
  law(57),
)

export const decided = needs<DecisionSlice>(
  'decided',
  ({ decision }) => decision !== null,
  '还没有作出决定',
  law(57),
)

export const fineIsPenalty = ({ conclusion, draft }: CaseFile) =>
  (draft?.draft.outcome ?? conclusion?.findings.outcome) === 'penalty'

export const drafted = needs<DecisionSlice>(
  'drafted',
  ({ draft }) => draft !== null,
  '还没有拟定决定，拟定后可办',
  law(57),
)
