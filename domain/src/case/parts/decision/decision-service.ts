import type { DecisionDraft } from '../../proposed-decision.ts'
import { onlyOneWaits, type PaperService } from '../service/paper-service.ts'
import { decisionServedOn, type ServiceSlice } from '../service/slice.ts'
import type { DecisionSlice } from './slice.ts'

/** What follows from it is counted from the list of services. */
const decisionService = (
  outcome: DecisionDraft['outcome'],
): PaperService<DecisionSlice & ServiceSlice> => ({
  waitsSince(file) {
    const { decision } = file
    const waits = decision?.draft.outcome === outcome && decisionServedOn(file) === null
    return waits ? decision.decidedOn : null
  },
  madeIn: onlyOneWaits,
  reached: () => ({}),
  voided: () => ({ decision: null }),
})

export const penaltyService = decisionService('penalty')
export const noPenaltyService = decisionService('no-penalty')
