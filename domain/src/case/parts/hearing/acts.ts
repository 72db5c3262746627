import { addDays } from '../../../shared/plain-date.ts'
import { cite } from '../../../shared/citation.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { workingDaysBefore } from '../../../deadline/working-days.ts'
import { hasPassed } from '../../../deadline/due-date.ts'
import { during, open, checkDay } from '../advance-notice/statements.ts'
import { hearingRequestPeriod } from '../advance-notice/limits.ts'
import type { Circumstances } from '../../circumstances.ts'
import { type Requirement, act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { mayHostHearing } from '../../../authority/separation.ts'

const hearingOffered: Requirement = {
  id: 'hearing-offered',
  check: ({ notice }) =>
    notice?.hearingOffered
      ? met
      : unmet('拟处罚没有达到听证标准，本案不适用听证', [cite('行政处罚法', 63)]),
}

const noHearingYet: Requirement = {
  id: 'no-hearing-yet',
  check: ({ hearing }) =>
    hearing ? unmet('当事人已经要求听证', [cite('行政处罚法', 64, { item: 1 })]) : met,
}

export const requestHearing = act({
  id: 'request-hearing',
  title: '登记听证申请',
  step: 'hear',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '登记后须组织听证；听证前不得作出决定。',
  basis: [cite('行政处罚法', 64, { item: 1 })],
  form: {
    on: form.date({ label: '申请日期' }),
    reason: form.paragraph({ label: '申请理由', max: 2_000 }),
  },
  papers: [],
  recording: [],
  requires: [...during, hearingOffered, noHearingYet],
  applies: (file) => open(file) && file.notice?.hearingOffered === true,
  defaults: (_file, { today }) => ({ on: today }),
  checks: (file, { on }, at) => {
    const period = hearingRequestPeriod(file, at)
    const late = period !== null && hasPassed(period, on)
    return [
      ...checkDay('on', on, file, at),
      ...(late
        ? [
            {
              field: 'on',
              message: '已过告知后五个工作日的申请期限',
              basis: cite('行政处罚法', 64, { item: 1 }),
            },
          ]
        : []),
    ]
  },
  events: (_file, input) => [{ type: 'HearingRequested', ...input }],
})

const hearingRequested: Requirement = {
  id: 'hearing-requested',
  check: ({ hearing }) => (hearing ? met : unmet('当事人没有要求听证', [cite('行政处罚法', 64)])),
}

const hearingNotCalled: Requirement = {
  id: 'hearing-not-called',
  check: ({ hearing }) =>
    hearing?.called ? unmet('听证通知已经送达', [cite('行政处罚法', 64, { item: 2 })]) : met,
}

export const callHearing = act({
  id: 'call-hearing',
  title: '通知听证',
  step: 'hear',
  by: ['officer', 'department-head'],
  approvals: [],
  presses: true,
  effect: '制作听证通知书；举行的七个工作日前须送达当事人。',
  basis: [cite('行政处罚法', 64, { item: 2 })],
  form: {
    noticeServedOn: form.date({ label: '通知送达日期' }),
    heldOn: form.date({ label: '听证日期', basis: cite('行政处罚法', 64, { item: 2 }) }),
    place: form.text({ label: '听证地点' }),
    host: form.people({
      label: '主持人',
      role: 'legal-reviewer',
      min: 1,
      max: 1,
      basis: cite('行政处罚法', 64, { item: 4 }),
    }),
    open: form.yesNo({ label: '是否公开举行', basis: cite('行政处罚法', 64, { item: 3 }) }),
  },
  papers: ['hearing_notice'],
  recording: [],
  requires: [...during, hearingRequested, hearingNotCalled],
  applies: (file) => open(file) && file.hearing !== null,
  defaults: (_file, { today, rules }) => ({
    noticeServedOn: today,
    heldOn: addDays(today, 14),
    place: rules.address,
    open: true,
  }),
  checks: (file, input, at) => checkHearingCall(file, input, at),
  events: (_file, { host, ...input }) => [{ type: 'HearingCalled', ...input, host: host[0] ?? '' }],
})

function checkHearingCall(
  file: CaseFile,
  { noticeServedOn, heldOn, host }: { noticeServedOn: string; heldOn: string; host: string[] },
  at: Circumstances,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  const latest = workingDaysBefore(heldOn as never, 7, at.calendar)
  const article = cite('行政处罚法', 64, { item: 2 })
  if (!latest.known) {
    problems.push({ field: 'heldOn', message: `${latest.missingYear} 年放假安排未导入，不能推算` })
  } else if (noticeServedOn > latest.on) {
    const message = `须在举行的七个工作日前通知，最迟 ${latest.on} 送达`
    problems.push({ field: 'heldOn', message, basis: article })
  }
  const hosting = mayHostHearing(host[0] ?? '', file.tookPart)
  if (!hosting.met) {
    const [basis] = hosting.basis
    problems.push({ field: 'host', message: hosting.reason, ...(basis && { basis }) })
  }
  return problems
}

const hearingDue: Requirement = {
  id: 'hearing-due',
  check: ({ hearing }, { today }) => {
    if (!hearing?.called) return unmet('还没有通知听证', [cite('行政处罚法', 64, { item: 2 })])
    if (hearing.held) return unmet('听证已经举行', [cite('行政处罚法', 64)])
    return today >= hearing.called.heldOn
      ? met
      : unmet(`听证定于 ${hearing.called.heldOn} 举行`, [cite('行政处罚法', 64)])
  },
}

export const holdHearing = act({
  id: 'hold-hearing',
  title: '登记听证笔录',
  step: 'hear',
  by: ['legal-reviewer'],
  approvals: [],
  presses: true,
  effect: '听证笔录入卷，作为作出决定的根据。',
  basis: [cite('行政处罚法', 64), cite('行政处罚法', 65)],
  form: {
    attendance: form.paragraph({ label: '参加人', max: 1_000 }),
    record: form.paragraph({ label: '听证经过（调查人员意见、当事人申辩和质证）', max: 20_000 }),
    forfeited: form.yesNo({
      label: '当事人无正当理由未到场或者中途退场',
      hint: '选“是”视为放弃听证',
      basis: cite('行政处罚法', 64, { item: 6 }),
    }),
    opinion: form.paragraph({ label: '听证意见', max: 3_000 }),
  },
  papers: ['hearing_record'],
  recording: ['AV09'],
  requires: [...during, hearingDue],
  applies: (file) => open(file) && file.hearing !== null,
  defaults: () => ({ forfeited: false }),
  checks: (file, _input, { actor }) =>
    file.hearing?.called && file.hearing.called.host !== actor.id
      ? [{ field: 'record', message: '听证笔录由通知中载明的主持人登记' }]
      : [],
  events: (_file, input, { today, actor }) => [
    { type: 'HearingHeld', ...input, on: today, host: actor.id },
  ],
})
