import * as form from '../../../kernel/form.ts'
import { cite } from '../../../shared/citation.ts'
import { earliestHearing } from './limits.ts'
import { workingDaysAfter } from '../../../deadline/working-days.ts'
import { addDays, type PlainDate } from '../../../shared/plain-date.ts'
import type { Circumstances } from '../../circumstances.ts'
import { adjournmentGrounds, closedGrounds } from './codes.ts'
import { hearingPreconditions, hearingAct, hostRoles, inProgress } from './hearing-act.ts'
import {
  article,
  checkHost,
  checkHearingDay,
  hearingCalled,
  hearingNotCalled,
  hearingDayFrom,
  hearingNotHeld,
  hearingRequested,
  hostStands,
  unfitHost,
  whoMayHost,
} from './requirements.ts'

const hostField = (label: string) =>
  form.people({ label, role: hostRoles, min: 1, max: 1, basis: article(4) })

const dateFields = {
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
    '制作听证通知书，接着登记送达，举行的七个工作日前须送达当事人；公开举行的，听证公告随即在公示平台发布。',
  basis: [article(2), article(3), article(4)],
  form: {
    ...dateFields,
    host: hostField('主持人'),
    open: form.yesNo({ label: '是否公开举行', basis: article(3) }),
    closedGround: form.askedWhen(
      { field: 'open', is: [false] },
      form.choice({
        label: '不公开的事由',
        options: closedGrounds,
        basis: article(3),
      }),
    ),
  },
  papers: ['hearing_notice', 'hearing_announcement'],
  recording: [],
  requires: [...hearingPreconditions, hearingRequested, hearingNotHeld, hearingNotCalled],
  applies: inProgress,
  known: ({ hearing }) => [
    { label: '听证申请', value: hearing?.requestedOn ?? '', source: '登记的申请日期' },
  ],
  narrows: (file, at) => ({ ...hearingDayFrom(at), host: whoMayHost(file, at) }),
  defaults: (_file, at) => ({
    heldOn: proposedDay(at),
    startsAt: '上午9时',
    place: at.rules.address,
    open: true,
  }),
  checks: (file, input, at) => [
    ...checkHearingDay(input.heldOn, at),
    ...checkHost(file, input.host[0] ?? '', at),
  ],
  events: (_file, { host, ...input }) => [{ type: 'HearingCalled', ...input, host: host[0] ?? '' }],
})

/** The first working day that leaves time for the notice, and a day in hand to hand it over. */
function proposedDay({ today, calendar }: Circumstances): PlainDate {
  const earliest = earliestHearing(today, calendar)
  const next = earliest && workingDaysAfter(earliest, 1, calendar)
  return next?.known ? next.on : addDays(today, 14)
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
    successor: form.askedWhen({ field: 'granted', is: [true] }, hostField('接替的主持人')),
  },
  papers: [],
  recording: [],
  requires: [...hearingPreconditions, hearingCalled, hearingNotHeld],
  applies: (file) => inProgress(file) && file.hearing?.called != null,
  known: ({ hearing }, { nameOf }) =>
    hearing?.called
      ? [{ label: '现在的主持人', value: nameOf(hearing.called.host), source: '听证通知书' }]
      : [],
  narrows: (file, at) => ({
    successor: {
      unfit: (person) =>
        person === file.hearing?.called?.host
          ? '申请回避的就是本人'
          : (unfitHost(file, person, at)?.message ?? null),
    },
  }),
  checks: (file, { successor }, at) => {
    const [next] = successor ?? []
    if (next === undefined) return []
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
  by: hostRoles,
  approvals: [],
  presses: false,
  effect:
    '重新制作听证通知书，接着登记送达，新的日期七个工作日前须送达；已经发布的听证公告自动改期。',
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
  known: ({ hearing }) => [
    { label: '原定的日期', value: hearing?.called?.heldOn ?? '', source: '听证通知书' },
  ],
  narrows: (_file, at) => hearingDayFrom(at),
  defaults: ({ hearing }, at) => ({
    heldOn: proposedDay(at),
    startsAt: hearing?.called?.startsAt ?? '上午9时',
    ...(hearing?.called && { place: hearing.called.place }),
  }),
  checks: ({ hearing }, input, at) => [
    ...checkHearingDay(input.heldOn, at),
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
