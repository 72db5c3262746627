import { onlyOneWaits, type PaperService } from '../service/paper-service.ts'
import { withNoticeServed, withRefusalServed, type HearingSlice } from './slice.ts'

/** 听证通知书 of the date that now holds. */
export const hearingNoticeService: PaperService<HearingSlice> = {
  waitsSince: ({ hearing }) =>
    hearing?.called?.noticeServedOn === null ? hearing.called.calledOn : null,
  madeIn: onlyOneWaits,
  reached: withNoticeServed,
  voided: ({ hearing }) => ({ hearing: hearing && { ...hearing, called: null } }),
}

/** 不予听证通知书: the earliest that was not served. */
export const hearingRefusalService: PaperService<HearingSlice> = {
  waitsSince: ({ hearingRefusals }) =>
    hearingRefusals.find(({ servedOn }) => servedOn === null)?.refusedOn ?? null,
  madeIn: ({ hearingRefusals }) =>
    hearingRefusals.find(({ servedOn }) => servedOn === null)?.version ?? null,
  reached: withRefusalServed,
  voided: ({ hearingRefusals }) => {
    const waiting = hearingRefusals.findIndex(({ servedOn }) => servedOn === null)
    return { hearingRefusals: hearingRefusals.filter((_, i) => i !== waiting) }
  },
}
