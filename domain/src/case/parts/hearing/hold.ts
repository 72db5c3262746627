import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { cite } from '../../../shared/citation.ts'
import type { Circumstances } from '../../circumstances.ts'
import { attendances, signings, type Attendance, type Signing } from './codes.ts'
import { hearingPreconditions, hearingAct, inProgress } from './hearing-act.ts'
import {
  article,
  checkHost,
  hearingCalled,
  hearingDue,
  hearingNotHeld,
  hearingNotReported,
  hearingRecorded,
  hostStands,
} from './requirements.ts'
import type { HearingFile } from './slice.ts'

export const holdHearing = hearingAct({
  id: 'hold-hearing',
  title: '登记听证笔录',
  step: 'hearing-hold',
  by: ['legal-reviewer'],
  approvals: [],
  presses: true,
  effect: '听证笔录入卷，作为作出决定的根据；公示平台上的听证公告随即撤下。',
  basis: [cite('行政处罚法', 64), cite('行政处罚法', 65)],
  form: {
    attended: form.choice({ label: '当事人到场情况', options: attendances, basis: article(6) }),
    attendance: form.paragraph({ label: '参加人', max: 1_000 }),
    record: form.paragraph({
      label: '听证经过（调查人员提出的事实、证据和处罚建议，当事人的申辩）',
      max: 20_000,
      basis: article(7),
    }),
    evidence: form.paragraph({ label: '证据的出示和质证', max: 10_000, basis: article(7) }),
    finalStatement: form.paragraph({ label: '当事人的最后陈述', max: 3_000 }),
    signing: form.choice({ label: '当事人在笔录上签字', options: signings, basis: article(8) }),
    hostNote: form.optional(
      form.paragraph({
        label: '主持人注明',
        max: 1_000,
        hint: '没有到场的，写明联系和等候的情况；拒绝签字的，写明情况',
        basis: article(8),
      }),
    ),
  },
  papers: ['hearing_record'],
  recording: ['AV09'],
  requires: [...hearingPreconditions, hearingCalled, hearingNotHeld, hostStands, hearingDue],
  applies: inProgress,
  defaults: () => ({ attended: 'present' as const, signing: 'signed' as const }),
  checks: (file, input, at) => [...checkActingHost(file, at, 'record'), ...checkRecord(input)],
  events: (_file, input, { today, actor }) => [
    {
      type: 'HearingHeld',
      ...input,
      on: today,
      host: actor.id,
      opinion: '',
      forfeited: input.attended !== 'present',
    },
  ],
})

/** The host named in the notice, and still nobody who investigated. */
function checkActingHost(file: HearingFile, at: Circumstances, field: string): FieldProblem[] {
  const host = file.hearing?.called?.host
  return host !== at.actor.id
    ? [{ field, message: '由通知中载明的主持人登记', basis: article(4) }]
    : checkHost(file, at.actor.id, at, field)
}

function checkRecord({
  attended,
  signing,
  hostNote,
}: {
  attended: Attendance
  signing: Signing
  hostNote: string | null
}): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (attended === 'present' && signing === 'absent') {
    const message = '当事人到场的，笔录应当交其核对签字；拒绝的，选“拒绝签字”并注明'
    problems.push({ field: 'signing', message, basis: article(8) })
  }
  if (attended === 'absent' && signing !== 'absent') {
    problems.push({ field: 'signing', message: '当事人没有到场，不能在笔录上签字' })
  }
  if (attended !== 'present' && hostNote === null) {
    const message = '视为放弃听证的，须注明联系、等候的情况和没有正当理由的根据'
    problems.push({ field: 'hostNote', message, basis: article(6) })
  } else if (signing === 'refused' && hostNote === null) {
    const message = '当事人拒绝签字或者盖章的，由主持人在笔录中注明'
    problems.push({ field: 'hostNote', message, basis: article(8) })
  }
  return problems
}

export const reportHearing = hearingAct({
  id: 'report-hearing',
  title: '提出听证报告',
  step: 'hearing-report',
  by: ['legal-reviewer'],
  approvals: [],
  presses: true,
  effect: '听证报告连同听证笔录交承办机构；应当根据笔录拟定决定。',
  basis: [cite('行政处罚法', 65)],
  form: {
    facts: form.paragraph({ label: '听证查明的事实', max: 8_000 }),
    disputes: form.paragraph({ label: '争议的问题', max: 3_000 }),
    opinion: form.paragraph({ label: '处理意见和理由', max: 3_000 }),
  },
  papers: ['hearing_report'],
  recording: [],
  requires: [...hearingPreconditions, hearingRecorded, hearingNotReported],
  applies: inProgress,
  checks: (file, _input, at) => checkActingHost(file, at, 'opinion'),
  events: (_file, input, { today }) => [{ type: 'HearingReported', ...input, on: today }],
})
