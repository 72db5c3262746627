import { checkDaySince } from '../../day-checks.ts'
import { cite } from '../../../shared/citation.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { undecided } from '../decision/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { noticeIssued } from './requirements.ts'
import { officersField, checkOfficers } from '../../officers.ts'
import type { Circumstances } from '../../circumstances.ts'
import { type Requirement, act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'

const told: Requirement = {
  id: 'notice-reached-party',
  check: ({ notice }) =>
    notice?.servedOn ? met : unmet('事先告知书还没有送达当事人', [cite('行政处罚法', 44)]),
}

const open = (file: CaseFile) => file.notice !== null && file.decision === null

const during = [notEnded, undecided, noticeIssued, told]

export const recordStatement = act({
  id: 'record-statement',
  title: '登记陈述申辩',
  step: 'defend',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '登记后须复核；理由成立的应当采纳，不得因申辩加重处罚。',
  basis: [cite('行政处罚法', 45)],
  form: {
    receivedOn: form.date({ label: '收到日期' }),
    manner: form.choice({ label: '方式', options: { written: '书面', oral: '口头，制作笔录' } }),
    content: form.paragraph({ label: '陈述、申辩的内容', max: 8_000 }),
    newEvidence: form.optional(form.paragraph({ label: '提出的证据', max: 2_000 })),
    officers: officersField('记录人员'),
  },
  papers: ['statement_defense_record'],
  recording: ['AV08'],
  requires: during,
  applies: open,
  defaults: (file, { today }) => ({ receivedOn: today, officers: [...file.investigators] }),
  checks: (file, { receivedOn, officers }, at) => [
    ...checkDay('receivedOn', receivedOn, file, at),
    ...checkOfficers(file, officers, at.now, at),
  ],
  events: (_file, input) => [{ type: 'StatementRecorded', ...input }],
})

const somethingToReview: Requirement = {
  id: 'statement-to-review',
  check: ({ defence }) =>
    defence.statements.some(({ reviewed }) => !reviewed)
      ? met
      : unmet('没有待复核的陈述申辩', [cite('行政处罚法', 45)]),
}

export const reviewStatement = act({
  id: 'review-statement',
  title: '复核陈述申辩',
  step: 'defend',
  by: ['officer'],
  approvals: ['department-head'],
  presses: true,
  effect: '提交后送承办机构负责人审查；同意后，复核意见入副卷。',
  basis: [cite('行政处罚法', 45)],
  form: {
    points: form.rows({
      label: '逐条复核',
      columns: {
        point: form.paragraph({ label: '当事人的意见', max: 1_000 }),
        answer: form.paragraph({ label: '复核结果和理由', max: 2_000 }),
        accepted: form.yesNo({ label: '是否采纳' }),
      },
    }),
    conclusion: form.paragraph({ label: '复核结论', max: 2_000 }),
    officers: officersField('复核人员'),
  },
  papers: ['statement_review'],
  recording: [],
  requires: [...during, somethingToReview],
  applies: (file) => open(file) && file.defence.statements.length > 0,
  defaults: (file) => ({
    points: file.defence.statements
      .filter(({ reviewed }) => !reviewed)
      .map(({ content }) => ({ point: content, answer: '', accepted: false })),
    officers: [...file.investigators],
  }),
  checks: (file, { officers }, at) => checkOfficers(file, officers, at.now, at),
  events: (_file, input) => [{ type: 'StatementReviewed', ...input }],
})

export const waiveRights = act({
  id: 'waive-rights',
  title: '登记放弃声明',
  step: 'defend',
  by: ['officer'],
  approvals: [],
  presses: false,
  goesOn: true,
  effect: '当事人书面放弃后，不再等待相应期限。',
  basis: [cite('行政处罚法', 62)],
  form: {
    statement: form.yesNo({ label: '放弃陈述、申辩' }),
    hearing: form.yesNo({ label: '放弃听证' }),
    on: form.date({ label: '声明日期' }),
  },
  papers: ['waiver_statement'],
  recording: [],
  requires: during,
  applies: open,
  defaults: (file, { today }) => ({
    statement: true,
    hearing: file.notice?.hearingOffered ?? false,
    on: today,
  }),
  checks: (file, { statement, hearing, on }, at) => [
    ...checkDay('on', on, file, at),
    ...(statement || hearing ? [] : [{ field: 'statement', message: '至少放弃一项才需要登记' }]),
    ...(hearing && !file.notice?.hearingOffered
      ? [{ field: 'hearing', message: '本案没有告知听证权利，无须放弃' }]
      : []),
  ],
  events: (_file, input) => [{ type: 'RightsWaived', ...input }],
})

/** The day lies after the service of the notice and not in the future. */
function checkDay(field: string, day: string, file: CaseFile, at: Circumstances): FieldProblem[] {
  const earliest = { day: file.notice?.servedOn, message: '不能早于告知书送达之日' }
  return checkDaySince(field, day, earliest, at)
}
