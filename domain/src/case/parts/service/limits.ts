import { ended, type CaseLimit } from '../../case-limit.ts'
import { startLimit } from '../../../deadline/limit-instance.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import { decisionServedOn, type ServiceSlice } from './slice.ts'

export function serviceTime(file: ServiceSlice & DecisionSlice): CaseLimit | null {
  if (!file.decision) return null
  const instance = startLimit('D-SERVE-7', { event: '作出决定', on: file.decision.decidedOn })
  return {
    title: '送达决定书',
    seenByParty: 'with-decision',
    instance: ended(instance, decisionServedOn(file), '已送达'),
  }
}
