import type { Act, Procedure } from '../../case-kernel.ts'
import { bindsEveryAct } from '../../parts/people/requirements.ts'
import { demandPayment, recordPayment } from '../../parts/payment/acts.ts'
import { announceService, recordReturnedPost } from '../../parts/service/other-ways.ts'
import { makeReceipt } from '../../parts/service/receipt.ts'
import { serveOther } from '../../parts/service/serve-other.ts'
import { servePaper } from '../../parts/service/serve-paper.ts'
import { fileSigned, refuseSignature } from '../../parts/signing/acts.ts'
import { signOnScreen } from '../../parts/signing/sign-on-screen.ts'
import { signTogether } from '../../parts/signing/sign-together.ts'
import {
  archiveSpotCase,
  closeSpotCase,
  dismissOnTheSpot,
  recuseOnTheSpot,
  reportDecision,
  takeEvidence,
} from './acts/shared-acts.ts'
import {
  bankCollection,
  collectOnTheSpot,
  handInCollection,
  recordLanding,
} from './acts/collection.ts'
import { convertToOrdinary } from './acts/conversion.ts'
import { decideOnTheSpot } from './acts/decision.ts'
import { hearParty } from './acts/hearing-the-party.ts'
import { openOnTheSpot } from './acts/opening.ts'
import { summaryLimits } from './limits.ts'
import { handledOnTheSpot } from './slice.ts'
import { spotCapOf } from './spot-penalty.ts'
import { summarySteps } from './steps.ts'

/** Shared acts belong to the step of this procedure in which the decision is performed. */
const inPerform = (act: Act): Act => ({ ...act, step: 'perform' })

/** In the order in which they are offered. */
const acts: readonly Act[] = [
  takeEvidence,
  hearParty,
  decideOnTheSpot,
  collectOnTheSpot,
  reportDecision,
  recordLanding,
  handInCollection,
  bankCollection,
  recordPayment,
  demandPayment,
  ...[makeReceipt, servePaper, announceService, recordReturnedPost, serveOther].map(inPerform),
  ...[signOnScreen, signTogether, fileSigned, refuseSignature].map(inPerform),
  closeSpotCase,
  archiveSpotCase,
  convertToOrdinary,
  recuseOnTheSpot,
  dismissOnTheSpot,
]

/** 简易程序（当场处罚） (处罚法第五章第二节). */
export const summaryPenalty: Procedure = {
  id: 'summary-penalty',
  title: '简易程序（当场处罚）',
  category: '行政处罚',
  opens: openOnTheSpot,
  underWay: handledOnTheSpot,
  always: bindsEveryAct,
  acts: () => acts,
  steps: summarySteps,
  limits: summaryLimits,
  fineCap: spotCapOf,
  chart: { type: '处罚简易', matters: ['行政处罚'], limits: ['D-SPOT-FILE', 'D-PAY-15'] },
}
