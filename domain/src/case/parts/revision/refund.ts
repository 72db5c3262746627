import * as form from '../../../kernel/form.ts'
import { yuanText } from '../../../shared/money.ts'
import { cite } from '../../../shared/citation.ts'
import { act } from '../../case-kernel.ts'
import { checkDaySince } from '../../day-checks.ts'
import { somethingToRefund } from './requirements.ts'
import { unrefundedFen } from './slice.ts'

/** 返还财产: what was paid on a decision that fell or was made lighter goes back (行政复议法第72条第2款). */
export const recordRefund = act({
  id: 'record-refund',
  title: '登记退还罚没款',
  step: 'revise',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '退款凭证入卷；应退的全部退还后，案卷才能归档。',
  basis: [cite('行政复议法', 72, { paragraph: 2 }), cite('行政处罚法', 75, { paragraph: 2 })],
  form: {
    on: form.date({ label: '退还日期' }),
    fen: form.money({
      label: '退还的金额（元）',
      hint: '不含利息；依法应当支付利息、赔偿的，按赔偿程序另行办理',
    }),
    receiptNo: form.text({ label: '退款凭证号', max: 50 }),
  },
  papers: [],
  recording: [],
  requires: [somethingToRefund],
  applies: (file) => unrefundedFen(file) > 0,
  defaults: (file, { today }) => ({ on: today, fen: unrefundedFen(file) }),
  checks: (file, { on, fen }, at) => {
    const since = { day: file.revisions.at(-1)?.on, message: '不能早于决定被撤销、变更之日' }
    const left = unrefundedFen(file)
    return [
      ...checkDaySince('on', on, since, at),
      ...(fen === 0 ? [{ field: 'fen', message: '金额须大于 0' }] : []),
      ...(fen > left ? [{ field: 'fen', message: `超过应退的 ${yuanText(left)} 元` }] : []),
    ]
  },
  events: (_file, input) => [{ type: 'MoneyRefunded', ...input }],
})
