import { checkUpToToday } from '../../day-checks.ts'
import { hasPassed } from '../../../deadline/due-date.ts'
import type { KnownFact } from '../../../kernel/act.ts'
import * as form from '../../../kernel/form.ts'
import { cite } from '../../../shared/citation.ts'
import type { Circumstances } from '../../circumstances.ts'
import { refusalGrounds, requestManners } from './codes.ts'
import { hearingPreconditions, hearingAct, inProgress, notYetDecided } from './hearing-act.ts'
import { hearingRequestPeriod } from './limits.ts'
import {
  article,
  checkDay,
  hearingNotHeld,
  hearingOffered,
  hearingRequested,
  noHearingYet,
} from './requirements.ts'
import type { HearingFile } from './slice.ts'

/** Until when a hearing may be asked for, with its sum in words. */
export function knownPeriod(file: HearingFile, at: Circumstances): KnownFact[] {
  const period = hearingRequestPeriod(file, at)
  const toldOn = file.hearingRight?.toldOn
  if (period === null || toldOn == null) return []
  const value = period.known
    ? `${period.on} 为最后一天`
    : `不早于 ${period.notBefore}，${period.missingYear} 年放假安排未导入`
  const source = `告知书 ${toldOn} 送达，次日起五个工作日`
  return [{ label: '申请听证的期限', value, source }]
}

export const requestHearing = hearingAct({
  id: 'request-hearing',
  title: '登记听证申请',
  step: 'hear',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '登记后须组织听证；听证前不得作出决定。听证的费用由本机关承担，不向当事人收取。',
  basis: [article(1), cite('行政处罚法', 63, { paragraph: 2 })],
  form: {
    on: form.date({ label: '申请日期', hint: '邮寄的，填邮戳日期' }),
    manner: form.choice({ label: '提出的方式', options: requestManners }),
    reason: form.paragraph({ label: '申请理由', max: 2_000 }),
  },
  papers: ['hearing_application'],
  recording: [],
  requires: [...hearingPreconditions, hearingOffered, noHearingYet],
  applies: (file) => notYetDecided(file) && file.hearingRight?.offered === true,
  known: knownPeriod,
  defaults: (_file, { today }) => ({ on: today, manner: 'written' as const }),
  checks: (file, { on }, at) => {
    const period = hearingRequestPeriod(file, at)
    const late = period !== null && hasPassed(period, on)
    const message = '已过告知后五个工作日的申请期限'
    return [
      ...checkDay('on', on, file, at),
      ...(late ? [{ field: 'on', message, basis: article(1) }] : []),
    ]
  },
  events: (_file, input) => [{ type: 'HearingRequested', ...input }],
})

export const refuseHearing = hearingAct({
  id: 'refuse-hearing',
  title: '不予听证',
  step: 'hear',
  by: ['officer'],
  approvals: ['agency-head'],
  presses: false,
  effect:
    '批准后制作不予听证通知书，写明理由和救济途径。当事人仍可以陈述、申辩，本机关仍须听取和复核。',
  basis: [cite('行政处罚法', 63), article(1)],
  form: {
    requestedOn: form.date({ label: '申请日期', hint: '邮寄的，填邮戳日期' }),
    ground: form.choice({
      label: '不予听证的情形',
      options: { late: refusalGrounds.late, 'not-eligible': refusalGrounds['not-eligible'] },
      hint: '当事人说有不可抗力等正当理由的，先报负责人决定，不在这里办',
    }),
    reason: form.paragraph({ label: '理由', max: 1_000 }),
  },
  papers: ['hearing_no_accept_notice'],
  recording: [],
  requires: [...hearingPreconditions, noHearingYet],
  applies: (file) => notYetDecided(file) && file.hearingRight?.toldOn != null,
  known: knownPeriod,
  defaults: ({ hearingRight }, { today }) => ({
    requestedOn: today,
    ground: hearingRight?.offered ? ('late' as const) : ('not-eligible' as const),
  }),
  checks: (file, { requestedOn, ground }, at) => {
    const problems = checkDay('requestedOn', requestedOn, file, at)
    const offered = file.hearingRight?.offered === true
    if (ground === 'not-eligible') {
      const message = '本案已经告知当事人有要求听证的权利，属于应当组织听证的范围'
      return offered
        ? [...problems, { field: 'ground', message, basis: cite('行政处罚法', 63) }]
        : problems
    }
    if (!offered) {
      const message = '本案没有听证期限，不予听证的情形应为不属于听证的范围'
      return [...problems, { field: 'ground', message, basis: cite('行政处罚法', 63) }]
    }
    const period = hearingRequestPeriod(file, at)
    if (period !== null && hasPassed(period, requestedOn)) return problems
    const last = period?.known ? `，${period.on} 届满` : ''
    const message = `申请没有超过告知后五个工作日的期限${last}，应当组织听证`
    return [...problems, { field: 'requestedOn', message, basis: article(1) }]
  },
  events: (_file, input) => [{ type: 'HearingRefused', ...input }],
})

export const nameAgents = hearingAct({
  id: 'name-hearing-agents',
  title: '登记听证代理人',
  step: 'hearing-call',
  by: ['officer', 'legal-reviewer'],
  approvals: [],
  presses: false,
  effect: '登记后，代理人在授权范围内参加听证；授权委托书入卷。',
  basis: [article(5)],
  form: {
    agents: form.rows({
      label: '代理人',
      min: 1,
      max: 10,
      columns: {
        name: form.text({ label: '姓名', max: 50 }),
        authority: form.text({ label: '授权委托书载明的权限', max: 300 }),
      },
    }),
    on: form.date({ label: '授权委托书日期' }),
  },
  papers: [],
  recording: [],
  requires: [...hearingPreconditions, hearingRequested, hearingNotHeld],
  applies: inProgress,
  settled: ({ hearing }) => (hearing?.agents.length ?? 0) > 0,
  defaults: (_file, { today }) => ({ on: today }),
  checks: (_file, { agents, on }, { today }) => [
    ...(agents.length > 2
      ? [{ field: 'agents', message: '当事人最多委托二人代理参加听证', basis: article(5) }]
      : []),
    ...checkUpToToday('on', on, { today }),
  ],
  events: (_file, input) => [{ type: 'HearingAgentsNamed', ...input }],
})

export const withdrawHearing = hearingAct({
  id: 'withdraw-hearing',
  title: '登记撤回听证申请',
  step: 'hearing-hold',
  by: ['officer', 'legal-reviewer'],
  approvals: [],
  presses: false,
  effect: '当事人书面撤回后终止听证，已经发布的听证公告自动改为终止。',
  basis: [cite('行政处罚法', 64)],
  form: {
    on: form.date({ label: '撤回日期' }),
    reason: form.paragraph({ label: '当事人撤回的说明', max: 1_000 }),
  },
  papers: [],
  recording: [],
  requires: [...hearingPreconditions, hearingRequested, hearingNotHeld],
  applies: inProgress,
  defaults: (_file, { today }) => ({ on: today }),
  checks: (file, { on }, { today }) => [
    ...checkUpToToday('on', on, { today }),
    ...(file.hearing && on < file.hearing.requestedOn
      ? [{ field: 'on', message: '不能早于申请之日' }]
      : []),
  ],
  events: (_file, input) => [{ type: 'HearingWithdrawn', ...input }],
})
