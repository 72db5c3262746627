import * as form from '../../../../kernel/form.ts'
import { cite } from '../../../../shared/citation.ts'
import { act } from '../../../case-kernel.ts'
import { leavingOut } from '../leaving-out.ts'

/**
 * 不送现场记录: what was pressed at the door and is not sent after all is named with its hours and the reason, so that nothing
 * disappears from a phone in silence. The phone puts it in the place of those steps; it is no act that anybody looks for.
 */
export const leaveOutSteps = act({
  ...leavingOut,
  step: 'record',
  inField: true,
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '记下没有送出的步骤、按下的时间和理由；那些步骤不办理。',
  basis: [cite('行政处罚法', 47)],
  form: {
    steps: form.rows({
      label: '不送的步骤',
      columns: {
        title: form.text({ label: '步骤', max: 60 }),
        pressedAt: form.instant({ label: '按下的时间' }),
      },
      min: 1,
      max: 60,
    }),
    reason: form.paragraph({ label: '为什么不送', max: 300 }),
  },
  papers: [],
  recording: [],
  requires: [],
  applies: () => false,
  events: (_file, { steps, reason }) => [{ type: 'StepsLeftOut', steps, reason }],
})
