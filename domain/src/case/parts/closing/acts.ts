import { cite } from '../../../shared/citation.ts'
import { chineseDay } from '../../../shared/plain-date.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import * as form from '../../../kernel/form.ts'
import { decisionServedOn } from '../service/slice.ts'
import { decisionServed } from '../service/requirements.ts'
import { fullyPaid } from '../payment/requirements.ts'
import { owes } from '../payment/acts.ts'
import { filed } from '../filing/requirements.ts'
import { decided, undecided } from '../decision/requirements.ts'
import { concluded } from '../conclusion/requirements.ts'
import { amendmentsTold } from '../amendment/requirements.ts'
import { revisionsSettled } from '../revision/requirements.ts'
import { notArchived, notEnded } from './requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { samplesSettled } from '../sampling/requirements.ts'
import { nothingHeld, transferTold } from '../seizure/requirements.ts'
import { checkGoAlong, goAlong } from '../seizure/transfer.ts'
import type { CaseFile } from '../../case-file.ts'
import { act, type Requirement } from '../../case-kernel.ts'

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
    ...form.section(
      '案卷评查',
      {
        despite: form.optional(
          form.paragraph({
            label: '还有一票否决项而结案的理由',
            max: 1_000,
            hint: '没有否决项的不填',
          }),
        ),
      },
      { folded: true },
    ),
  },
  papers: ['closing_approval'],
  recording: [],
  requires: [
    notEnded,
    decided,
    decisionServed,
    fullyPaid,
    nothingHeld,
    samplesSettled,
    amendmentsTold,
    revisionsSettled,
    nothingPending,
  ],
  applies: ({ decision, closedOn }) => decision !== null && closedOn === null,
  defaults: (file) => ({
    reason: owes(file) ? ('performed' as const) : ('no-penalty' as const),
    execution: owes(file)
      ? `决定书于${servedText(file)}送达，罚没款已经缴清。`
      : `不予处罚决定书于${servedText(file)}送达，已对当事人进行教育。`,
  }),
  reviewsFile: true,
  events: (_file, { despite, ...input }) => [
    { type: 'CaseClosed', ...input, ...(despite && { despite }) },
  ],
})

function servedText(file: CaseFile): string {
  const on = decisionServedOn(file)
  return on === null ? '' : chineseDay(on)
}

const closed: Requirement = {
  id: 'closed',
  check: ({ closedOn, ended }) =>
    closedOn !== null || ended !== null
      ? met
      : unmet('还没有结案，结案后归档', [cite('行政处罚法', 47)]),
}

export const archiveCase = act({
  id: 'archive-case',
  title: '归档',
  step: 'archive',
  by: ['archivist'],
  approvals: [],
  presses: true,
  effect: '编定档号和页号，制作封面、目录、备考表，案卷从此只读。',
  basis: [],
  form: {
    retention: form.choice({
      label: '保管期限',
      options: { permanent: '永久', '30-years': '30年', '10-years': '10年' },
    }),
    checkedBy: form.people({ label: '检查人', role: 'archivist', min: 1, max: 1 }),
    remarks: form.optional(form.paragraph({ label: '缺损、修改、补充情况', max: 1_000 })),
  },
  papers: ['file_cover', 'file_index', 'file_backnote'],
  recording: [],
  requires: [
    filed,
    closed,
    notArchived,
    nothingHeld,
    samplesSettled,
    transferTold,
    amendmentsTold,
    revisionsSettled,
  ],
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
  requires: [...endable, nothingHeld],
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
  checks: (file, input, at) => checkGoAlong(file, input, at),
  events: (file, input) => [...goAlong(file, input), { type: 'CaseTransferred', ...input }],
})
