import { onlyOneWaits, type PaperService } from '../service/paper-service.ts'
import { unheard, type Heard } from './slice.ts'

/** 事先告知书, with the 听证告知书 where one goes along. */
export const noticeService: PaperService<Heard> = {
  waitsSince: ({ notice }) => (notice?.servedOn === null ? notice.issuedOn : null),
  madeIn: onlyOneWaits,
  reached: ({ notice, hearingRight }, servedOn) => ({
    notice: notice && { ...notice, servedOn },
    hearingRight: hearingRight && { ...hearingRight, toldOn: servedOn },
  }),
  voided: () => unheard,
}
