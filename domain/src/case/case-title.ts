import type { ClueSlice } from './parts/clue/slice.ts'
import type { DecisionSlice } from './parts/decision/slice.ts'
import type { FilingSlice } from './parts/filing/slice.ts'
import type { InspectionSlice } from './procedures/inspection/slice.ts'
import type { SummarySlice } from './procedures/summary-penalty/slice.ts'

type Beginning = ClueSlice & FilingSlice & SummarySlice & InspectionSlice

/** 案件名称: 涉嫌 until decided. */
export function caseTitle(file: Beginning & DecisionSlice): string {
  if (!file.filing && file.visit) return `对${file.visit.firm.name}的行政检查`
  if (!file.filing) return `${partyName(file)}${file.spot ? '当场发现的违法行为' : '线索'}`
  const { party, cause } = file.filing
  return file.decision ? `${party.name}${cause}案` : `${party.name}涉嫌${cause}案`
}

/** The person facing the case: the party once it is filed, and before that the firm visited or whom the clue names. */
export function partyName({ clue, filing, spot, visit }: Beginning): string {
  return filing?.party.name ?? spot?.party.name ?? visit?.firm.name ?? clue?.respondent ?? ''
}
