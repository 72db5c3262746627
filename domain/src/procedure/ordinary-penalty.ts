import type { Procedure } from './kernel.ts'
import {
  archiveCase,
  closeCase,
  demandPayment,
  dismissCase,
  recordPayment,
  transferCase,
} from './ordinary/execution.ts'
import { concludeInvestigation } from './ordinary/conclusion.ts'
import { declineFiling, tellInformant, verifyClue } from './ordinary/clue.ts'
import { draftDecision, holdDeliberation, issueDecision } from './ordinary/decision.ts'
import {
  callHearing,
  holdHearing,
  recordStatement,
  requestHearing,
  reviewStatement,
  waiveRights,
} from './ordinary/defence.ts'
import { fileCase } from './ordinary/filing.ts'
import {
  addEvidence,
  confirmAddress,
  decideRecusal,
  recordInquiry,
  recordInspection,
} from './ordinary/investigation.ts'
import { issueAdvanceNotice, servePaper } from './ordinary/notice.ts'
import { issueOpinion, returnMaterials, submitReview } from './ordinary/review.ts'
import { voidPaper } from './ordinary/voiding.ts'
import { orderCorrection, recheckCorrection } from './ordinary/correction.ts'
import { ordinarySteps } from './ordinary/steps.ts'

/** 行政处罚普通程序 (处罚法第五章第三节). Acts stand in the order in which they are offered. */
export const ordinaryPenalty: Procedure = {
  id: 'ordinary-penalty',
  title: '行政处罚普通程序',
  steps: ordinarySteps,
  acts: [
    verifyClue,
    fileCase,
    declineFiling,
    tellInformant,
    servePaper,
    recordInspection,
    recordInquiry,
    addEvidence,
    orderCorrection,
    recheckCorrection,
    concludeInvestigation,
    issueAdvanceNotice,
    recordStatement,
    reviewStatement,
    waiveRights,
    requestHearing,
    callHearing,
    holdHearing,
    draftDecision,
    submitReview,
    issueOpinion,
    returnMaterials,
    holdDeliberation,
    issueDecision,
    recordPayment,
    demandPayment,
    closeCase,
    archiveCase,
    confirmAddress,
    decideRecusal,
    dismissCase,
    transferCase,
    voidPaper,
  ],
}
