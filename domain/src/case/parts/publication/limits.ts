import { ended, type CaseLimit } from '../../case-limit.ts'
import { startLimit } from '../../../deadline/limit-instance.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import type { PublicationSlice } from './slice.ts'

export function publicationTime({
  decision,
  publishedOn,
  withheldOn,
}: PublicationSlice & DecisionSlice): CaseLimit | null {
  if (decision?.draft.outcome !== 'penalty') return null
  const instance = startLimit('D-PUB-7', { event: '作出决定', on: decision.decidedOn })
  const end = publishedOn === null ? '依法不予公开' : '已公示'
  return {
    title: '公示',
    seenByParty: 'with-decision',
    instance: ended(instance, publishedOn ?? withheldOn, end),
  }
}
