import type { ClueSlice } from './parts/clue/slice.ts'
import type { DecisionSlice } from './parts/decision/slice.ts'
import type { FilingSlice } from './parts/filing/slice.ts'

/** 案件名称: 涉嫌 until decided. */
export function caseTitle(file: ClueSlice & FilingSlice & DecisionSlice): string {
  if (!file.filing) return `${partyName(file)}线索`
  const { party, cause } = file.filing
  return file.decision ? `${party.name}${cause}案` : `${party.name}涉嫌${cause}案`
}

/** The person facing the case: the party once filed, whoever the clue names before. */
export function partyName({ clue, filing }: ClueSlice & FilingSlice): string {
  return filing?.party.name ?? clue?.respondent ?? ''
}
