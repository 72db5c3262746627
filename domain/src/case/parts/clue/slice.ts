import type { PlainDate } from '../../../shared/plain-date.ts'
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

/** 案件来源; a case without a clue began on the spot. */
export function sourceText({ clue }: ClueSlice): string {
  return clue ? clueSources[clue.source] : '执法人员当场发现'
}
