import { checkDaySince } from '../../../day-checks.ts'
import * as form from '../../../../kernel/form.ts'
import { cite } from '../../../../shared/citation.ts'
import { act, type Act } from '../../../case-kernel.ts'
import { decided } from '../../../parts/decision/requirements.ts'
import { notEnded } from '../../../parts/closing/requirements.ts'
import { addEvidence } from '../../../parts/evidence/acts.ts'
import { decideRecusal } from '../../../parts/people/acts.ts'
import { archiveCase, closeCase, dismissCase } from '../../../parts/closing/acts.ts'
import { collectionSettled, notReported, reported } from '../requirements.ts'
import { handledOnTheSpot } from '../slice.ts'

/** 备案: the agency learns what its officers decided (处罚法第52条第3款). */
export const reportDecision = act({
  id: 'report-decision',
  title: '报本机关备案',
  step: 'report',
  by: ['officer'],
  approvals: [],
  // What the officers decided alone the agency learns before anything else.
  presses: 'first',
  effect: '决定和证据留在本机关；法律没有规定期限，本局规则定为二个工作日。',
  basis: [cite('行政处罚法', 52, { paragraph: 3 })],
  form: { on: form.date({ label: '备案日期' }) },
  papers: [],
  recording: [],
  requires: [notEnded, decided, notReported],
  applies: (file) => handledOnTheSpot(file) && file.decision !== null,
  settled: ({ spot }) => spot?.reportedOn != null,
  defaults: (_file, { today }) => ({ on: today }),
  checks: (file, { on }, { today }) => {
    const earliest = { day: file.decision?.decidedOn, message: '不能早于作出决定之日' }
    return checkDaySince('on', on, earliest, { today })
  },
  events: (_file, input) => [{ type: 'SpotDecisionReported', ...input }],
})

/** A photo taken on the spot describes itself; every word of it may be changed. */
export const takeEvidence: Act = {
  ...addEvidence,
  title: '拍照取证',
  step: 'find',
  defaults: (file, at) => ({
    ...addEvidence.defaults?.(file, at),
    kind: 'audio-video',
    name: `现场照片 ${file.evidence.length + 1}`,
    purpose: '证明现场情况和违法事实',
    source: '执法人员现场拍摄',
  }),
  presses: 'first',
  settled: ({ evidence }) => evidence.length > 0,
}

export const recuseOnTheSpot: Act = { ...decideRecusal, step: 'find' }

export const dismissOnTheSpot: Act = { ...dismissCase, step: 'tell' }

export const closeSpotCase: Act = {
  ...closeCase,
  requires: [...closeCase.requires, reported, collectionSettled],
}

/** 简易程序 is kept ten years unless the agency chooses otherwise. */
export const archiveSpotCase: Act = {
  ...archiveCase,
  defaults: (file, at) => ({ ...archiveCase.defaults?.(file, at), retention: '10-years' }),
}
