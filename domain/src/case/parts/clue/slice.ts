import type { PlainDate } from '../../../shared/plain-date.ts'
import type { InspectionSlice } from '../../procedures/inspection/slice.ts'
import { clueSources, type ClueSource } from '../../case-codes.ts'
import type { PersonId } from '../../../kernel/recorded.ts'

/** 线索: what was reported, and what looking into it showed. */
export type ClueSlice = {
  /** Null in a case that was opened otherwise. */
  readonly clue: Clue | null
  readonly verification: Verification | null
}

export const noClue: ClueSlice = { clue: null, verification: null }

type Clue = {
  source: ClueSource
  receivedAt: string
  respondent: string
  summary: string
  preliminaryOpinion: string
  named: boolean
  informantToldOn: PlainDate | null
}

type Verification = {
  officers: PersonId[]
  verifiedOn: PlainDate
  facts: string
  suggestion: 'file' | 'decline' | 'transfer'
}

/** 案件来源; a case without a clue began with a visit or on the spot. */
export function sourceText({ clue, visit }: ClueSlice & InspectionSlice): string {
  if (clue) return clueSources[clue.source]
  return visit ? '行政检查中发现' : '执法人员当场发现'
}
