import type { Procedure } from '../../case-kernel.ts'
import { adjournHearing, callHearing, decideHostRecusal } from '../../parts/hearing/call.ts'
import type { HearingAct } from '../../parts/hearing/hearing-act.ts'
import { holdHearing, reportHearing } from '../../parts/hearing/hold.ts'
import { decideLateRequest } from '../../parts/hearing/late-request.ts'
import { hearingLimits } from '../../parts/hearing/limits.ts'
import {
  nameAgents,
  refuseHearing,
  requestHearing,
  withdrawHearing,
} from '../../parts/hearing/request.ts'
import { bindsEveryAct } from '../../parts/people/requirements.ts'
import { hearingSteps } from './steps.ts'

/** How a hearing begins within another procedure; its acts and its path follow from then on. */
export const hearingEntry: readonly HearingAct[] = [
  requestHearing,
  decideLateRequest,
  refuseHearing,
]

const acts: readonly HearingAct[] = [
  ...hearingEntry,
  nameAgents,
  callHearing,
  decideHostRecusal,
  adjournHearing,
  holdHearing,
  reportHearing,
  withdrawHearing,
]

/** 听证程序 (处罚法第五章第四节), within whichever procedure told the party of its right. */
export const hearing: Procedure = {
  id: 'hearing',
  title: '听证',
  category: '行政处罚',
  opens: null,
  underWay: (file) => file.hearing !== null || file.hearingRefusals.length > 0,
  always: bindsEveryAct,
  acts: () => acts,
  steps: hearingSteps,
  limits: hearingLimits,
  chart: { type: '听证', matters: ['行政处罚'], limits: ['D-HEAR-REQ-5', 'D-HEAR-7'] },
}
