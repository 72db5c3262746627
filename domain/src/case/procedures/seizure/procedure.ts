import type { CaseFile } from '../../case-file.ts'
import type { Act, Procedure } from '../../case-kernel.ts'
import { reviewActs } from '../../parts/legal-review/acts.ts'
import { careActs } from '../../parts/seizure/care.ts'
import { disposeOfGoods } from '../../parts/seizure/dispose.ts'
import { seizureLimits } from '../../parts/seizure/limits.ts'
import { periodActs } from '../../parts/seizure/period.ts'
import { otherReviewTimes } from '../../parts/legal-review/limits.ts'
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
const actsOn = (file: CaseFile, seizure: Seizure): Act[] => [
  ...reviewActs(file, { kind: 'seizure', no: seizure.no }),
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
  acts: (file) => [
    ...seizureEntry,
    ...file.seizures.flatMap((each) => actsOn(file, each)),
    tellTransfer,
  ],
  steps: seizureSteps,
  limits: (file, at) => [...seizureLimits(file), ...otherReviewTimes(file, at)],
  chart: { type: '强制', matters: ['行政强制'], limits: ['D-COERCE-24H', 'D-SEIZE-30'] },
}
