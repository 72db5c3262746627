import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { cite } from '../../../shared/citation.ts'
import { addDays } from '../../../shared/plain-date.ts'
import { adjournmentGrounds, closedGrounds, type ClosedGround } from './codes.ts'
import { hearingPreconditions, hearingAct, inProgress } from './hearing-act.ts'
import {
  article,
  checkHost,
  checkNoticeDay,
  hearingCalled,
  hearingNotCalled,
  hearingNotHeld,
  hearingRequested,
  hostStands,
} from './requirements.ts'

const hostField = (label: string) =>
  form.people({ label, role: 'legal-reviewer', min: 1, max: 1, basis: article(4) })

const dateFields = {
  noticeServedOn: form.date({ label: '通知送达日期' }),
  heldOn: form.date({ label: '听证日期', basis: article(2) }),
  startsAt: form.text({ label: '开始时间', max: 20 }),
  place: form.text({ label: '听证地点' }),
}

export const callHearing = hearingAct({
  id: 'call-hearing',
  title: '通知听证',
  step: 'hearing-call',
  by: ['officer', 'department-head'],
  approvals: [],
  presses: true,
  effect:
    '制作听证通知书，举行的七个工作日前须送达当事人；公开举行的，听证公告随即在公示平台发布。',
  basis: [article(2), article(3), article(4)],
  form: {
    ...dateFields,
    host: hostField('主持人'),
    open: form.yesNo({ label: '是否公开举行', basis: article(3) }),
    closedGround: form.optional(
      form.choice({
        label: '不公开的事由',
        hint: '公开举行的不填',
        options: closedGrounds,
        basis: article(3),
      }),
    ),
  },
  papers: ['hearing_notice', 'hearing_announcement'],
  recording: [],
  requires: [...hearingPreconditions, hearingRequested, hearingNotHeld, hearingNotCalled],
  applies: inProgress,
  defaults: (_file, { today, rules }) => ({
    noticeServedOn: today,
    heldOn: addDays(today, 14),
    startsAt: '上午9时',
    place: rules.address,
    open: true,
  }),
  checks: (file, input, at) => [
    ...checkNoticeDay(input, at),
    ...checkHost(file, input.host[0] ?? '', at),
    ...checkClosed(input),
  ],
  events: (_file, { host, ...input }) => [{ type: 'HearingCalled', ...input, host: host[0] ?? '' }],
})

function checkClosed({
  open,
  closedGround,
}: {
  open: boolean
  closedGround: ClosedGround | null
}): FieldProblem[] {
  if (open && closedGround !== null) {
    return [{ field: 'closedGround', message: '公开举行的听证没有不公开的事由' }]
  }
  const message = '只有涉及国家秘密、商业秘密或者个人隐私的听证才不公开，须选明事由'
  return open || closedGround !== null
    ? []
    : [{ field: 'closedGround', message, basis: article(3) }]
}

export const decideHostRecusal = hearingAct({
  id: 'decide-host-recusal',
  title: '听证主持人回避',
  step: 'hearing-call',
  by: ['officer', 'department-head'],
  approvals: ['agency-head'],
  presses: false,
  effect: '由机关负责人决定；准予回避的，由接替的主持人主持，原主持人不再参加。',
  basis: [article(4), cite('行政处罚法', 43)],
  form: {
    reason: form.paragraph({ label: '当事人申请回避的理由', max: 1_000 }),
    granted: form.yesNo({ label: '是否准予回避' }),
    successor: form.optional(hostField('接替的主持人')),
  },
  papers: [],
  recording: [],
  requires: [...hearingPreconditions, hearingCalled, hearingNotHeld],
  applies: (file) => inProgress(file) && file.hearing?.called != null,
  checks: (file, { granted, successor }, at) => {
    const [next] = successor ?? []
    if (!granted) {
      const message = '不予回避的，主持人不变，不填接替的人'
      return next === undefined ? [] : [{ field: 'successor', message }]
    }
    if (next === undefined) {
      const message = '准予回避的，须指定接替的主持人'
      return [{ field: 'successor', message, basis: article(4) }]
    }
    return next === file.hearing?.called?.host
      ? [{ field: 'successor', message: '接替的不能是回避的主持人本人', basis: article(4) }]
      : checkHost(file, next, at, 'successor')
  },
  events: ({ hearing }, { successor, ...input }) =>
    hearing?.called
      ? [
          {
            type: 'HostRecusalDecided',
            ...input,
            host: hearing.called.host,
            successor: successor?.[0] ?? null,
          },
        ]
      : [],
})

export const adjournHearing = hearingAct({
  id: 'adjourn-hearing',
  title: '听证延期',
  step: 'hearing-call',
  by: ['officer', 'department-head', 'legal-reviewer'],
  approvals: [],
  presses: false,
  effect: '重新制作听证通知书，新的日期七个工作日前须送达；已经发布的听证公告自动改期。',
  basis: [article(2)],
  form: {
    ground: form.choice({ label: '延期的情形', options: adjournmentGrounds }),
    reason: form.paragraph({ label: '延期的理由', max: 1_000 }),
    ...dateFields,
  },
  papers: ['hearing_notice', 'hearing_announcement'],
  recording: [],
  requires: [...hearingPreconditions, hearingCalled, hearingNotHeld, hostStands],
  applies: (file) => inProgress(file) && file.hearing?.called != null,
  defaults: ({ hearing }, { today }) => ({
    noticeServedOn: today,
    heldOn: addDays(today, 14),
    startsAt: hearing?.called?.startsAt ?? '上午9时',
    ...(hearing?.called && { place: hearing.called.place }),
  }),
  checks: ({ hearing }, input, at) => [
    ...checkNoticeDay(input, at),
    ...(hearing?.called?.heldOn === input.heldOn
      ? [{ field: 'heldOn', message: '新的日期与原来的日期相同' }]
      : []),
  ],
  events: ({ hearing }, { ground, reason, ...date }) => {
    if (!hearing?.called) return []
    const { heldOn, host, open, closedGround } = hearing.called
    return [
      { type: 'HearingAdjourned', from: heldOn, ground, reason },
      { type: 'HearingCalled', ...date, host, open, closedGround },
    ]
  },
})
