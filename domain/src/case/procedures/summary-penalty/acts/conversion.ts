import * as form from '../../../../kernel/form.ts'
import { cite } from '../../../../shared/citation.ts'
import { act } from '../../../case-kernel.ts'
import { notEnded } from '../../../parts/closing/requirements.ts'
import { nothingPending } from '../../../parts/approval/requirements.ts'
import { undecided } from '../../../parts/decision/requirements.ts'
import { onTheSpot } from '../requirements.ts'
import { handledOnTheSpot } from '../slice.ts'
import { conversionGrounds } from '../spot-codes.ts'

/** Party, facts, evidence and officers go along; 立案 is the next thing to be approved. */
export const convertToOrdinary = act({
  id: 'convert-to-ordinary',
  title: '转为普通程序',
  step: 'tell',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '当事人、事实、证据、执法人员和告知记录全部带过去，接着提请立案，无须重填。',
  basis: [cite('行政处罚法', 51), cite('行政处罚法', 54)],
  form: {
    ground: form.choice({
      label: '转为普通程序的原因',
      options: conversionGrounds,
      basis: cite('行政处罚法', 51),
    }),
    explanation: form.paragraph({ label: '说明', max: 1_000 }),
  },
  papers: [],
  recording: [],
  requires: [notEnded, undecided, nothingPending, onTheSpot],
  applies: (file) => handledOnTheSpot(file) && file.decision === null,
  defaults: ({ spot }) =>
    spot?.told?.disputed
      ? { ground: 'disputed' as const, explanation: spot.told.statement ?? '' }
      : {},
  events: (_file, input) => [{ type: 'ConvertedToOrdinary', ...input }],
})
