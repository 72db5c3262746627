import { ended, type CaseLimit } from '../../case-limit.ts'
import { startLimit } from '../../../deadline/limit-instance.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import { servedPapers } from '../../../paper/catalogue/document-catalogue.ts'
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

/** 公告期: thirty days after the announcement; on the day after them the paper is deemed served. */
export function announcementTimes({ announced, served }: ServiceSlice): CaseLimit[] {
  return announced.map(({ paper, on }) => {
    const instance = startLimit('D-ANNOUNCE-30', { event: '发布公告', on })
    const service = served.find((each) => each.paper === paper && each.servedOn > on)
    return {
      title: `公告送达${servedPapers[paper]}`,
      seenByParty: 'at-once',
      instance: ended(instance, service?.servedOn, '已送达'),
    }
  })
}
