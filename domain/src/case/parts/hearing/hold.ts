import * as form from '../../../kernel/form.ts'
import { cite } from '../../../shared/citation.ts'
import { agenda, attendances, exhibitOrigins, partyCapacities, signings } from './codes.ts'
import { hearingPreconditions, hearingAct, hostRoles, inProgress } from './hearing-act.ts'
import { checkActingHost, checkRecord } from './record-checks.ts'
import {
  actorHosts,
  article,
  hearingCalled,
  hearingDue,
  hearingNotHeld,
  hearingNotReported,
  hearingRecorded,
  hostStands,
  noticeServedInTime,
} from './requirements.ts'

const came = { field: 'attended', is: ['present', 'left'] }
const stayed = { field: 'attended', is: ['present'] }
const absent = { field: 'attended', is: ['absent'] }

export const holdHearing = hearingAct({
  id: 'hold-hearing',
  title: '登记听证笔录',
  step: 'hearing-hold',
  by: hostRoles,
  approvals: [],
  presses: true,
  effect: '听证笔录入卷，作为作出决定的根据；公示平台上的听证公告随即改为已经举行。',
  basis: [cite('行政处罚法', 64), cite('行政处罚法', 65)],
  form: {
    attended: form.choice({ label: '当事人到场情况', options: attendances, basis: article(6) }),
    partySide: form.askedWhen(
      came,
      form.rows({
        label: '当事人一方到场的人',
        min: 1,
        max: 10,
        columns: {
          name: form.text({ label: '姓名', max: 50 }),
          capacity: form.choice({ label: '身份', options: partyCapacities, basis: article(5) }),
        },
      }),
    ),
    calls: form.askedWhen(
      absent,
      form.rows({
        label: '联系当事人的情况',
        min: 1,
        max: 10,
        columns: {
          at: form.text({ label: '时间', max: 20 }),
          to: form.text({ label: '联系对象和方式', max: 100 }),
          answer: form.text({ label: '结果', max: 200 }),
        },
      }),
    ),
    waitedUntil: form.askedWhen(
      absent,
      form.text({ label: '等候截止时间', max: 20, hint: '例如：上午9时40分' }),
    ),
    cause: form.askedWhen(
      { field: 'attended', is: ['absent', 'left'] },
      form.paragraph({
        label: '问明的原因，和认定没有正当理由的根据',
        max: 1_000,
        hint: '有正当理由的不在这里办，办理听证延期',
        basis: article(6),
      }),
    ),
    investigators: form.people({
      label: '到场的调查人员',
      role: 'officer',
      min: 1,
      max: 6,
      basis: article(7),
    }),
    recorder: form.text({ label: '记录人', max: 50 }),
    others: form.optional(
      form.text({ label: '第三人、证人和旁听情况', max: 300, hint: '例如：旁听7人' }),
    ),
    agenda: form.askedWhen(
      came,
      form.choices({ label: '已经进行的程序', options: agenda, basis: article(7) }),
    ),
    record: form.paragraph({
      label: '听证经过',
      max: 20_000,
      hint: '调查人员提出的事实、证据和处罚建议，当事人的申辩，依先后写',
      basis: article(7),
    }),
    exhibits: form.askedWhen(
      came,
      form.rows({
        label: '证据的出示和质证',
        min: 0,
        max: 100,
        columns: {
          origin: form.choice({ label: '来源', options: exhibitOrigins }),
          name: form.text({ label: '证据' }),
          purpose: form.text({ label: '证明内容', max: 300 }),
          view: form.text({ label: '对方的质证意见', max: 500, basis: article(7) }),
        },
      }),
    ),
    finalStatement: form.askedWhen(
      stayed,
      form.paragraph({ label: '当事人的最后陈述', max: 3_000 }),
    ),
    signing: form.askedWhen(
      came,
      form.choice({ label: '当事人在笔录上签字', options: signings, basis: article(8) }),
    ),
    hostNote: form.askedWhen(
      { field: 'signing', is: ['refused'] },
      form.paragraph({ label: '主持人注明拒绝签字的情况', max: 1_000, basis: article(8) }),
    ),
  },
  papers: ['hearing_record'],
  recording: ['AV09'],
  requires: [
    ...hearingPreconditions,
    hearingCalled,
    actorHosts,
    hearingNotHeld,
    hostStands,
    noticeServedInTime,
    hearingDue,
  ],
  applies: inProgress,
  defaults: ({ hearing, investigators, evidence }) => ({
    partySide: (hearing?.agents ?? []).map(({ name }) => ({ name, capacity: 'agent' as const })),
    investigators: [...investigators],
    exhibits: evidence.map(({ name, purpose }) => ({
      origin: 'file' as const,
      name,
      purpose,
      view: '',
    })),
  }),
  checks: (file, input, at) => [
    ...checkActingHost(file, at, 'record'),
    ...checkRecord(file, input, at),
  ],
  events: (_file, input, { today, actor }) => {
    const { calls, waitedUntil, cause, partySide, agenda, exhibits, finalStatement, ...said } =
      input
    return [
      {
        type: 'HearingHeld',
        ...said,
        partySide: partySide ?? [],
        agenda: agenda ?? [],
        exhibits: exhibits ?? [],
        ...(finalStatement !== null && { finalStatement }),
        absence: cause === null ? null : { calls: calls ?? [], waitedUntil, cause },
        signing: input.signing ?? 'absent',
        on: today,
        host: actor.id,
        opinion: '',
        forfeited: input.attended !== 'present',
      },
    ]
  },
})

export const reportHearing = hearingAct({
  id: 'report-hearing',
  title: '提出听证报告',
  step: 'hearing-report',
  by: hostRoles,
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
  requires: [...hearingPreconditions, hearingRecorded, actorHosts, hearingNotReported],
  applies: inProgress,
  checks: (file, _input, at) => checkActingHost(file, at, 'opinion'),
  events: (_file, input, { today }) => [{ type: 'HearingReported', ...input, on: today }],
})
