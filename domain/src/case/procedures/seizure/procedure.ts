import type { Procedure } from '../../case-kernel.ts'
import { careActs } from '../../parts/seizure/care.ts'
import { disposeOfGoods } from '../../parts/seizure/dispose.ts'
import { seizureLimits } from '../../parts/seizure/limits.ts'
import { periodActs } from '../../parts/seizure/period.ts'
import { approvalActs, proposeSeizure } from '../../parts/seizure/propose.ts'
import { releaseActs } from '../../parts/seizure/release.ts'
import { returnGoods } from '../../parts/seizure/return.ts'
import { seize, seizeUrgently } from '../../parts/seizure/seize.ts'
import type { SeizureAct } from '../../parts/seizure/seizure-act.ts'
import type { Seizure } from '../../parts/seizure/slice.ts'
import { tellTransfer } from '../../parts/seizure/transfer.ts'
import { bindsEveryAct } from '../../parts/people/requirements.ts'
import { seizureSteps } from './steps.ts'

/** How a seizure begins within a penalty; its acts and its path follow from then on. */
export const seizureEntry: readonly SeizureAct[] = [proposeSeizure, seizeUrgently]

/** The acts of one seizure; those of the second are bound to the second. */
const actsOn = (seizure: Seizure): SeizureAct[] => [
  ...approvalActs(seizure),
  seize(seizure),
  returnGoods(seizure),
  ...releaseActs(seizure),
  ...periodActs(seizure),
  ...careActs(seizure),
  disposeOfGoods(seizure),
]

/** 查封、扣押 (强制法第三章第一、二节), within whichever procedure it serves. */
export const seizure: Procedure = {
  id: 'seizure',
  title: '查封、扣押',
  category: '行政强制',
  opens: null,
  underWay: ({ seizures }) => seizures.length > 0,
  always: bindsEveryAct,
  acts: ({ seizures }) => [...seizureEntry, ...seizures.flatMap(actsOn), tellTransfer],
  steps: seizureSteps,
  limits: seizureLimits,
  chart: { type: '强制', matters: ['行政强制'], limits: ['D-COERCE-24H', 'D-SEIZE-30'] },
}
