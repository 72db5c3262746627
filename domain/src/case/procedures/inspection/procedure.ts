import type { CaseFile } from '../../case-file.ts'
import type { Act, Procedure } from '../../case-kernel.ts'
import { bindsEveryAct } from '../../parts/people/requirements.ts'
import { announceService, recordReturnedPost } from '../../parts/service/other-ways.ts'
import { makeReceipt } from '../../parts/service/receipt.ts'
import { servePaper } from '../../parts/service/serve-paper.ts'
import { samplingActs } from '../../parts/sampling/acts.ts'
import { fileSigned, refuseSignature } from '../../parts/signing/acts.ts'
import { signOnScreen } from '../../parts/signing/sign-on-screen.ts'
import { signTogether } from '../../parts/signing/sign-together.ts'
import { samplingAtVisit } from './sampling.ts'
import { approveVisit, beginUrgently } from './acts/approval.ts'
import { arrive, makeNotice, printVisitSet } from './acts/arrival.ts'
import {
  archiveVisit,
  callOffVisit,
  closeVisit,
  fileAfterVisit,
  orderVisitCorrection,
  punishAfterVisit,
  recheckVisitCorrection,
  recuseFromVisit,
  referFinding,
} from './acts/follow.ts'
import { answerObjection, registerObjection } from './acts/objection.ts'
import { fileOffsite } from './acts/offsite.ts'
import { openVisit } from './acts/opening.ts'
import { leaveOutSteps } from './acts/left-out.ts'
import { photographLine, recordVisit } from './acts/record.ts'
import { findResult, leaveFirm, tellResult } from './acts/result.ts'
import { inspectionLimits } from './limits.ts'
import { inspectionSteps } from './steps.ts'

/** Shared acts belong to the step of this procedure in which they are done. */
const inStep =
  (step: string) =>
  (act: Act): Act => ({ ...act, step })

/** What is signed here is signed where it was read over. */
const atTheDoor = (act: Act): Act => ({ ...act, inField: true })

/** In the order in which they are offered. */
const actsOf = (file: CaseFile): readonly Act[] => [
  approveVisit,
  beginUrgently,
  makeNotice,
  printVisitSet,
  arrive,
  photographLine,
  recordVisit,
  ...samplingActs(file, samplingAtVisit),
  ...[signOnScreen, signTogether, refuseSignature].map(atTheDoor).map(inStep('record')),
  inStep('record')(fileSigned),
  findResult,
  orderVisitCorrection,
  ...[makeReceipt, servePaper, announceService, recordReturnedPost].map(inStep('correct')),
  recheckVisitCorrection,
  tellResult,
  leaveFirm,
  registerObjection,
  answerObjection,
  fileAfterVisit,
  punishAfterVisit,
  referFinding,
  fileOffsite,
  closeVisit,
  archiveVisit,
  recuseFromVisit,
  callOffVisit,
  leaveOutSteps,
]

/** 行政检查: one visit of one firm. A penalty that follows begins in the same file. */
export const inspection: Procedure = {
  id: 'inspection',
  title: '行政检查',
  category: '行政检查',
  opens: openVisit,
  underWay: ({ visit }) => visit !== null,
  always: bindsEveryAct,
  acts: actsOf,
  steps: inspectionSteps,
  limits: inspectionLimits,
  chart: { type: '检查', matters: ['行政检查'], limits: ['D-PUB-20'] },
}
