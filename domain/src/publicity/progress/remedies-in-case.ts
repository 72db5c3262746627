import type { CaseFile } from '../../case/case-file.ts'
import { changeOf, inHandSince } from '../../case/parts/revision/slice.ts'
import { handledOnTheSpot } from '../../case/procedures/summary-penalty/slice.ts'
import type { WorkCalendar } from '../../deadline/work-calendar.ts'
import { remediesOf, remediesOnTheSpot, type Bodies, type Remedy } from './remedies.ts'

/**
 * The ways against the decision of a case as it stands, counted from the day on which the party has it in its hands. Against
 * what another organ or a court changed, its own paper names the way.
 */
export function remediesInCase(file: CaseFile, to: Bodies, calendar: WorkCalendar): Remedy[] {
  const since = inHandSince(file)
  const change = changeOf(file)
  if (since === null || (change && change.source !== 'agency')) return []
  // What changes a decision made on the spot is not made on the spot itself (复议法第23条).
  const first = handledOnTheSpot(file) && !change
  return (first ? remediesOnTheSpot : remediesOf)(since, to, calendar)
}
