import type { ServedPaper } from '../../../paper/catalogue/document-catalogue.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { noticeService } from '../advance-notice/notice-service.ts'
import type { Heard } from '../advance-notice/slice.ts'
import { amendmentService } from '../amendment/amendment-service.ts'
import type { AmendmentSlice } from '../amendment/slice.ts'
import { orderService } from '../correction/order-service.ts'
import type { CorrectionSlice } from '../correction/slice.ts'
import { noPenaltyService, penaltyService } from '../decision/decision-service.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import { hearingNoticeService, hearingRefusalService } from '../hearing/paper-services.ts'
import { demandService } from '../payment/demand-service.ts'
import type { PaymentSlice } from '../payment/slice.ts'
import { appraisalNoticeService } from '../sampling/appraisal-notice.ts'
import type { SamplingSlice } from '../sampling/slice.ts'
import { revisionService } from '../revision/revision-service.ts'
import type { RevisionSlice } from '../revision/slice.ts'
import { extensionService, type ExtensionFile } from '../seizure/extension-notice.ts'
import type { PaperService } from './paper-service.ts'
import type { ServiceSlice } from './slice.ts'

/** The parts whose papers are served: serving one, or voiding it, changes the part that made it. */
export type Papers = ServiceSlice &
  CorrectionSlice &
  SamplingSlice &
  Heard &
  DecisionSlice &
  PaymentSlice &
  ExtensionFile &
  AmendmentSlice &
  RevisionSlice

/** What the service of each paper means, in the order in which they are offered. */
export const services: { readonly [P in ServedPaper]: PaperService<Papers> } = {
  correction_order: orderService,
  appraisal_notice: appraisalNoticeService,
  penalty_advance_notice: noticeService,
  penalty_decision: penaltyService,
  no_penalty_decision: noPenaltyService,
  hearing_notice: hearingNoticeService,
  hearing_no_accept_notice: hearingRefusalService,
  demand_letter: demandService,
  seizure_extension: extensionService,
  paper_amendment: amendmentService,
  decision_revoke: revisionService,
}

/** The papers that wait to be served, by the papers made so far. */
export function papersToServe(file: Papers): ServedPaper[] {
  return (Object.keys(services) as ServedPaper[]).filter(
    (paper) => waitsSince(file, paper) !== null,
  )
}

/** The day on which the paper that waits was made; null when none of the kind waits. */
export const waitsSince = (file: Papers, paper: ServedPaper): PlainDate | null =>
  services[paper].waitsSince(file)

/** Which paper of the kind waits, as an event keeps it; nothing where only the newest can. */
export function paperWaiting(file: Papers, paper: ServedPaper): { paperMadeIn?: number } {
  const madeIn = services[paper].madeIn(file)
  return madeIn === null ? {} : { paperMadeIn: madeIn }
}
