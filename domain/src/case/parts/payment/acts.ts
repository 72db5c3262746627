import { checkUpToToday } from '../../day-checks.ts'
import { addDays } from '../../../shared/plain-date.ts'
import { yuanText } from '../../../shared/money.ts'
import { cite } from '../../../shared/citation.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import * as form from '../../../kernel/form.ts'
import { hasPassed } from '../../../deadline/due-date.ts'
import { decisionServed } from '../service/requirements.ts'
import { unpaidFen } from './slice.ts'
import { surchargeDueOn, paymentLimit } from './limits.ts'
import { decided } from '../decision/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { type Requirement, act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'

export const owes = (file: CaseFile) => file.decision?.draft.outcome === 'penalty'

const somethingOwed: Requirement = {
  id: 'something-owed',
  check: (file) =>
    unpaidFen(file) > 0 ? met : unmet('没有应缴的罚没款', [cite('行政处罚法', 67)]),
}

export const recordPayment = act({
  id: 'record-payment',
  title: '登记缴款',
  step: 'perform',
  by: ['officer'],
  approvals: [],
  presses: true,
  goesOn: true,
  effect: '票据存根入卷。',
  basis: [cite('行政处罚法', 67), cite('行政处罚法', 70)],
  form: {
    paidOn: form.date({ label: '缴款日期' }),
    fen: form.money({ label: '罚没款（元）' }),
    surchargeFen: form.money({ label: '加处罚款（元）' }),
    receiptNo: form.text({ label: '票据号', max: 50, basis: cite('行政处罚法', 70) }),
  },
  papers: ['fine_receipt'],
  recording: [],
  requires: [notEnded, decided, decisionServed, somethingOwed],
  applies: owes,
  defaults: (file, at) => ({
    paidOn: at.today,
    fen: unpaidFen(file),
    surchargeFen: surchargeDueOn(file, at.today, at),
  }),
  checks: (file, { paidOn, fen }, at) => [
    ...checkUpToToday('paidOn', paidOn, at),
    ...(fen === 0 ? [{ field: 'fen', message: '金额须大于 0' }] : []),
    ...(fen > unpaidFen(file)
      ? [{ field: 'fen', message: `超过应缴的 ${yuanText(unpaidFen(file))} 元` }]
      : []),
  ],
  events: (_file, input) => [{ type: 'FinePaid', ...input }],
})

const overdue: Requirement = {
  id: 'payment-overdue',
  check: (file, at) => {
    const limit = paymentLimit(file, at)
    if (limit && hasPassed(limit, at.today)) return met
    return unmet('还在十五日缴款期限内', [cite('行政处罚法', 67)], limit ?? undefined)
  },
}

export const demandPayment = act({
  id: 'demand-payment',
  title: '催告履行',
  step: 'perform',
  by: ['officer'],
  approvals: ['department-head'],
  presses: false,
  effect: '提交后送承办机构负责人；同意后制作催告书，用印、编号。',
  basis: [cite('行政强制法', 54), cite('行政处罚法', 72)],
  form: { payBy: form.date({ label: '履行期限', basis: cite('行政强制法', 54) }) },
  papers: ['demand_letter'],
  recording: [],
  requires: [notEnded, decided, decisionServed, somethingOwed, overdue, nothingPending],
  applies: owes,
  defaults: (_file, { today }) => ({ payBy: addDays(today, 15) }),
  checks: (_file, { payBy }, { today }) =>
    payBy <= today ? [{ field: 'payBy', message: '须晚于今天' }] : [],
  events: (file, { payBy }, at) => [
    {
      type: 'DemandIssued',
      payBy,
      amountFen: unpaidFen(file),
      surchargeFen: surchargeDueOn(file, at.today, at),
    },
  ],
})
