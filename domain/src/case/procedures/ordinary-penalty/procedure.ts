import type { CaseFile } from '../../case-file.ts'
import type { Act, Procedure } from '../../case-kernel.ts'
import { bindsEveryAct } from '../../parts/people/requirements.ts'
import { archiveCase, closeCase, dismissCase, transferCase } from '../../parts/closing/acts.ts'
import { demandPayment, recordPayment } from '../../parts/payment/acts.ts'
import { concludeInvestigation } from '../../parts/conclusion/acts.ts'
import { declineFiling, registerClue, tellInformant, verifyClue } from '../../parts/clue/acts.ts'
import { draftDecision } from '../../parts/decision/draft-decision.ts'
import { holdDeliberation } from '../../parts/deliberation/acts.ts'
import { issueDecision } from '../../parts/decision/issue-decision.ts'
import {
  recordStatement,
  reviewStatement,
  waiveRights,
} from '../../parts/advance-notice/statements.ts'
import { fileCase } from '../../parts/filing/acts.ts'
import { addEvidence } from '../../parts/evidence/acts.ts'
import { confirmAddress } from '../../parts/service/confirm-address.ts'
import { decideRecusal } from '../../parts/people/acts.ts'
import { recordInquiry, recordInspection } from '../../parts/field-record/acts.ts'
import { issueAdvanceNotice } from '../../parts/advance-notice/issue-notice.ts'
import { announceService, recordReturnedPost } from '../../parts/service/other-ways.ts'
import { makeReceipt } from '../../parts/service/receipt.ts'
import { serveOther } from '../../parts/service/serve-other.ts'
import { servePaper } from '../../parts/service/serve-paper.ts'
import { fileSigned, refuseSignature } from '../../parts/signing/acts.ts'
import { signOnScreen } from '../../parts/signing/sign-on-screen.ts'
import { signTogether } from '../../parts/signing/sign-together.ts'
import { reviewActs } from '../../parts/legal-review/acts.ts'
import { theDecision } from '../../parts/legal-review/subject-ref.ts'
import { voidPaper } from '../../parts/service/void-paper.ts'
import { samplingActs } from '../../parts/sampling/acts.ts'
import type { Setting } from '../../parts/sampling/sampling-act.ts'
import { afterFiling, untilDecided } from '../../parts/filing/after-filing.ts'
import { investigating } from '../../parts/conclusion/requirements.ts'
import { personInCharge, relationOf } from '../../parts/field-record/person-in-charge.ts'
import { twoInvestigators } from '../../parts/people/requirements.ts'
import { orderCorrection, recheckCorrection } from '../../parts/correction/acts.ts'
import { seizureEntry } from '../seizure/procedure.ts'
import { hearingEntry } from '../hearing/procedure.ts'
import { convertedToOrdinary } from '../summary-penalty/slice.ts'
import { ordinaryLimits } from './limits.ts'
import { ordinarySteps } from './steps.ts'

/** 抽样、检验（鉴定） of a case: from its filing to the end of the investigation. */
const inInvestigation: Setting = {
  step: 'investigate',
  requires: [...untilDecided, investigating, twoInvestigators],
  applies: afterFiling,
  taking: [],
  place: ({ filing }) => filing?.party.address ?? '',
  present: (file) => {
    const presentPerson = personInCharge(file)
    return { presentPerson, presentRole: relationOf(file, presentPerson) }
  },
  alreadyShown: false,
}

/** In the order in which they are offered. */
const actsOf = (file: CaseFile): readonly Act[] => [
  verifyClue,
  fileCase,
  declineFiling,
  tellInformant,
  makeReceipt,
  servePaper,
  recordInspection,
  recordInquiry,
  addEvidence,
  ...samplingActs(file, inInvestigation),
  ...seizureEntry,
  orderCorrection,
  recheckCorrection,
  concludeInvestigation,
  issueAdvanceNotice,
  recordStatement,
  reviewStatement,
  waiveRights,
  ...hearingEntry,
  draftDecision,
  ...reviewActs(file, theDecision),
  holdDeliberation,
  issueDecision,
  recordPayment,
  demandPayment,
  closeCase,
  archiveCase,
  signOnScreen,
  signTogether,
  fileSigned,
  refuseSignature,
  announceService,
  recordReturnedPost,
  serveOther,
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
  // A case that began on the spot comes here only by its conversion.
  underWay: (file) =>
    file.spot === null ? file.clue !== null || file.filing !== null : convertedToOrdinary(file),
  always: bindsEveryAct,
  acts: actsOf,
  steps: ordinarySteps,
  limits: ordinaryLimits,
  chart: { type: '处罚普通', matters: ['行政处罚'], limits: ['D-DECISION-90', 'D-PUB-7'] },
}
