import type { Act, Procedure } from '../../case-kernel.ts'
import { bindsEveryAct } from '../../parts/people/requirements.ts'
import {
  archiveCase,
  closeCase,
  demandPayment,
  dismissCase,
  recordPayment,
  transferCase,
} from './acts/execution.ts'
import { concludeInvestigation } from './acts/conclusion.ts'
import { declineFiling, registerClue, tellInformant, verifyClue } from './acts/clue.ts'
import { draftDecision, holdDeliberation, issueDecision } from './acts/decision.ts'
import {
  callHearing,
  holdHearing,
  recordStatement,
  requestHearing,
  reviewStatement,
  waiveRights,
} from './acts/defence.ts'
import { fileCase } from './acts/filing.ts'
import {
  addEvidence,
  confirmAddress,
  decideRecusal,
  recordInquiry,
  recordInspection,
} from './acts/investigation.ts'
import { issueAdvanceNotice, servePaper } from './acts/notice.ts'
import { issueOpinion, returnMaterials, submitReview } from './acts/review.ts'
import { voidPaper } from './acts/voiding.ts'
import { orderCorrection, recheckCorrection } from './acts/correction.ts'
import { ordinaryLimits } from './limits.ts'
import { ordinarySteps } from './steps.ts'

/** In the order in which they are offered. */
const acts: readonly Act[] = [
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
]

/** 行政处罚普通程序 (处罚法第五章第三节). */
export const ordinaryPenalty: Procedure = {
  id: 'ordinary-penalty',
  title: '行政处罚普通程序',
  category: '行政处罚',
  opens: registerClue,
  underWay: ({ clue, filing }) => clue !== null || filing !== null,
  always: bindsEveryAct,
  acts: () => acts,
  steps: ordinarySteps,
  limits: ordinaryLimits,
  chart: { type: '处罚普通', limits: ['D-DECISION-90', 'D-PUB-7'] },
}
