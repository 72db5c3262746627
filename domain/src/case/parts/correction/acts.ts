import { checkUpToToday } from '../../day-checks.ts'
import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import { twoInvestigators } from '../people/requirements.ts'
import { filed } from '../filing/requirements.ts'
import { undecided } from '../decision/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { officersField, checkOfficers } from '../../officers.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { correctionServed, notRechecked } from './requirements.ts'

const open = ({ filing, decision }: CaseFile) => filing !== null && decision === null

export const orderCorrection = act({
  id: 'order-correction',
  title: '责令改正',
  step: 'correct',
  by: ['officer'],
  approvals: ['department-head'],
  presses: false,
  effect: '提交后送承办机构负责人审批，批准后用印、编号，再送达当事人。',
  basis: [cite('行政处罚法', 28)],
  form: {
    violation: form.paragraph({ label: '违法行为', max: 2_000, argued: true }),
    requirements: form.paragraph({ label: '改正要求', max: 2_000, argued: true }),
    deadline: form.date({ label: '改正期限' }),
    officers: officersField('执法人员'),
  },
  papers: ['correction_order'],
  recording: [],
  requires: [notEnded, filed, undecided, nothingPending, twoInvestigators],
  applies: open,
  defaults: (file) => ({
    violation: file.filing?.summary ?? '',
    officers: [...file.investigators],
  }),
  checks: (file, { deadline, officers }, at) => [
    ...(deadline <= at.today ? [{ field: 'deadline', message: '须晚于今天' }] : []),
    ...checkOfficers(file, officers, at.now, at),
  ],
  events: (_file, input) => [{ type: 'CorrectionOrdered', ...input }],
})

export const recheckCorrection = act({
  id: 'recheck-correction',
  title: '登记整改复查',
  step: 'correct',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '复查记录入卷；先责令改正的事项，逾期不改才可以处罚。',
  basis: [cite('行政处罚法', 28)],
  form: {
    checkedOn: form.date({ label: '复查日期' }),
    status: form.choice({
      label: '改正情况',
      options: { corrected: '已按期改正', partly: '部分改正或者逾期才改正', not: '没有改正' },
    }),
    findings: form.paragraph({ label: '复查情况', max: 2_000 }),
    officers: officersField('复查人员'),
  },
  papers: ['correction_recheck'],
  recording: [],
  requires: [notEnded, filed, undecided, correctionServed, notRechecked],
  applies: (file) => open(file) && file.corrections.length > 0,
  defaults: (file, { today }) => ({ checkedOn: today, officers: [...file.investigators] }),
  known: (file) => [
    {
      label: '改正期限',
      value: file.corrections.at(-1)?.deadline ?? '',
      source: '责令改正通知书',
    },
  ],
  checks: (file, { checkedOn, status, officers }, at) => {
    const deadline = file.corrections.at(-1)?.deadline ?? checkedOn
    return [
      ...checkUpToToday('checkedOn', checkedOn, at),
      ...(status !== 'corrected' && checkedOn <= deadline
        ? [{ field: 'checkedOn', message: `改正期限到 ${deadline}，期满后才能认定没有按期改正` }]
        : []),
      ...checkOfficers(file, officers, at.now, at),
    ]
  },
  events: (_file, input) => [{ type: 'CorrectionRechecked', ...input }],
})
