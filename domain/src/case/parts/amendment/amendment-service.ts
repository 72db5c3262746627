import type { PaperService } from '../service/paper-service.ts'
import {
  amendmentNoticeVoided,
  amendmentTold,
  untoldAmendment,
  type AmendmentSlice,
} from './slice.ts'

/** 文书补正（更正）通知书: the earliest one that the party has not been handed. */
export const amendmentService: PaperService<AmendmentSlice> = {
  waitsSince: (file) => untoldAmendment(file)?.madeOn ?? null,
  madeIn: (file) => untoldAmendment(file)?.version ?? null,
  reached: (file, servedOn) => amendmentTold(file, servedOn),
  voided: (file) => amendmentNoticeVoided(file),
}
