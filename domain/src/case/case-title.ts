import type { ClueSlice } from './parts/clue/slice.ts'
import type { DecisionSlice } from './parts/decision/slice.ts'
import type { FilingSlice } from './parts/filing/slice.ts'
import type { SummarySlice } from './procedures/summary-penalty/slice.ts'

type Beginning = ClueSlice & FilingSlice & SummarySlice

/** 案件名称: 涉嫌 until decided. */
export function caseTitle(file: Beginning & DecisionSlice): string {
  if (!file.filing) return `${partyName(file)}${file.spot ? '当场发现的违法行为' : '线索'}`
  const { party, cause } = file.filing
  return file.decision ? `${party.name}${cause}案` : `${party.name}涉嫌${cause}案`
}

/** The person facing the case: the party once the case is filed, and before that the person the clue names. */
export function partyName({ clue, filing, spot }: Beginning): string {
  return filing?.party.name ?? spot?.party.name ?? clue?.respondent ?? ''
}
