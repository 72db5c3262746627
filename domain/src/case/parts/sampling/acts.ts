import type { Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { commissionAppraisal } from './commission.ts'
import { endAppraisal } from './end.ts'
import type { Setting } from './sampling-act.ts'
import { settleSamples } from './settle.ts'
import { takeSamples } from './take.ts'
import { leaveOut, requestAgain, tellPeriod, tellAppraisal } from './tell.ts'

/** 抽样取证、检验（鉴定）: what may be done of them in this file, in the order in which it is offered. */
export const samplingActs = (file: CaseFile, setting: Setting): readonly Act[] => [
  takeSamples(setting),
  commissionAppraisal(file, setting),
  ...file.appraisals.flatMap((each) =>
    [
      endAppraisal(each),
      tellAppraisal(each),
      requestAgain(each),
      commissionAppraisal(file, setting, each),
      tellPeriod(each),
      leaveOut(each),
    ].map((act) => ({ ...act, step: setting.step })),
  ),
  ...(file.samples.length === 0 ? [] : [settleSamples(file, setting.step)]),
]
