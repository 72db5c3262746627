import { type CaseFile } from '../../../case-file.ts'
import { decisionServedOn } from '../../../parts/service/slice.ts'
import { unpaidFen } from '../../../parts/payment/slice.ts'
import { cite } from '../../../../shared/citation.ts'
import { yuanText } from '../../../../shared/money.ts'
import { addDays } from '../../../../shared/plain-date.ts'
import { act, type Requirement } from '../../../case-kernel.ts'
import { met, unmet } from '../../../../kernel/requirement.ts'
import { paymentLimit, surchargeOf } from '../../../parts/payment/limits.ts'
import * as form from '../../../../kernel/form.ts'
import { hasPassed } from '../../../../deadline/due-date.ts'
import {
  concluded,
  decided,
  decisionServed,
  filed,
  fullyPaid,
  notEnded,
  nothingPending,
  undecided,
} from '../../../requirements.ts'

const owes = (file: CaseFile) => file.decision?.draft.outcome === 'penalty'

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
    surchargeFen: surchargeOf(file, at.today, at),
  }),
  checks: (file, { paidOn, fen }, at) => [
    ...(paidOn > at.today ? [{ field: 'paidOn', message: '不能晚于今天' }] : []),
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
      surchargeFen: surchargeOf(file, at.today, at),
    },
  ],
})

export const closeCase = act({
  id: 'close-case',
  title: '提请结案',
  step: 'close',
  by: ['officer'],
  approvals: ['department-head', 'agency-head'],
  presses: true,
  effect: '提交后先送承办机构负责人，再送机关负责人；批准后结案，30 日内归档。',
  basis: [],
  form: {
    reason: form.choice({
      label: '结案理由',
      options: {
        performed: '决定已经履行完毕',
        'no-penalty': '不予处罚，已经送达',
        terminated: '终结执行',
      },
    }),
    execution: form.paragraph({ label: '执行情况', max: 2_000 }),
  },
  papers: ['closing_approval'],
  recording: [],
  requires: [notEnded, decided, decisionServed, fullyPaid, nothingPending],
  applies: ({ decision, closedOn }) => decision !== null && closedOn === null,
  defaults: (file) => ({
    reason: owes(file) ? ('performed' as const) : ('no-penalty' as const),
    execution: owes(file)
      ? `决定书于 ${decisionServedOn(file) ?? ''} 送达，罚没款已经缴清。`
      : `不予处罚决定书于 ${decisionServedOn(file) ?? ''} 送达，已对当事人进行教育。`,
  }),
  events: (_file, input) => [{ type: 'CaseClosed', ...input }],
})

const closed: Requirement = {
  id: 'closed',
  check: ({ closedOn, ended }) =>
    closedOn !== null || ended !== null
      ? met
      : unmet('还没有结案，结案后归档', [cite('行政处罚法', 47)]),
}

const notArchived: Requirement = {
  id: 'not-archived',
  check: ({ archive }) => (archive ? unmet('已经归档', [cite('行政处罚法', 47)]) : met),
}

export const archiveCase = act({
  id: 'archive-case',
  title: '归档',
  step: 'archive',
  by: ['archivist'],
  approvals: [],
  presses: true,
  effect: '制作封面、目录、备考表，案卷从此只读。',
  basis: [],
  form: {
    archiveNo: form.text({ label: '档号', max: 50 }),
    pages: form.count({ label: '总页数', min: 1, max: 99_999 }),
    retention: form.choice({
      label: '保管期限',
      options: { permanent: '永久', '30-years': '30年', '10-years': '10年' },
    }),
    checkedBy: form.people({ label: '检查人', role: 'archivist', min: 1, max: 1 }),
    remarks: form.optional(form.paragraph({ label: '缺损、修改、补充情况', max: 1_000 })),
  },
  papers: ['file_cover', 'file_index', 'file_backnote'],
  recording: [],
  requires: [filed, closed, notArchived],
  applies: (file) => file.filing !== null && (file.closedOn !== null || file.ended !== null),
  defaults: (file, { actor }) => ({
    retention: file.hearing ? ('permanent' as const) : ('30-years' as const),
    checkedBy: [actor.id],
  }),
  events: (_file, { checkedBy, ...input }) => [
    { type: 'CaseArchived', ...input, checkedBy: checkedBy[0] ?? '' },
  ],
})

const endable = [notEnded, filed, undecided, nothingPending]

export const dismissCase = act({
  id: 'dismiss-case',
  title: '撤销案件',
  step: 'conclude',
  by: ['officer'],
  approvals: ['department-head', 'agency-head'],
  presses: false,
  effect: '提交后先送承办机构负责人，再送机关负责人；批准后案件终结。',
  basis: [cite('行政处罚法', 57)],
  form: {
    ground: form.choice({
      label: '理由',
      options: {
        'not-established': '违法事实不能成立',
        limitation: '超过追责时效',
        extinct: '当事人死亡或者终止',
      },
    }),
    explanation: form.paragraph({ label: '说明', max: 2_000 }),
  },
  papers: ['dismiss_decision'],
  recording: [],
  requires: endable,
  applies: ({ filing, decision }) => filing !== null && decision === null,
  events: (_file, { ground, explanation }) => [
    { type: 'CaseDismissed', reason: `${dismissalGrounds[ground]}：${explanation}` },
  ],
})

const dismissalGrounds = {
  'not-established': '违法事实不能成立',
  limitation: '超过追责时效',
  extinct: '当事人死亡或者终止',
} as const

export const transferCase = act({
  id: 'transfer-case',
  title: '移送',
  step: 'conclude',
  by: ['officer'],
  approvals: ['department-head', 'agency-head'],
  presses: false,
  effect: '提交后先送承办机构负责人，再送机关负责人；批准后移送，本机关不再办理。',
  basis: [cite('行政处罚法', 27), cite('行政处罚法', 57)],
  form: {
    ground: form.choice({
      label: '移送种类',
      options: { jurisdiction: '不属于本机关管辖', criminal: '涉嫌犯罪，移送公安机关' },
    }),
    to: form.text({ label: '接收机关', max: 100 }),
    reason: form.paragraph({ label: '移送理由', max: 2_000 }),
    sentOn: form.date({ label: '移送日期' }),
  },
  papers: ['jurisdiction_transfer', 'criminal_transfer'],
  recording: [],
  requires: [...endable, concluded],
  applies: ({ filing, decision }) => filing !== null && decision === null,
  defaults: (_file, { today }) => ({ sentOn: today }),
  events: (_file, input) => [{ type: 'CaseTransferred', ...input }],
})
