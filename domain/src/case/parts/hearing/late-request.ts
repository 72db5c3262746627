import * as form from '../../../kernel/form.ts'
import { hasPassed } from '../../../deadline/due-date.ts'
import { agencyRule } from '../../../shared/basis.ts'
import { lateCauses, requestManners } from './codes.ts'
import { hearingPreconditions, hearingAct, notYetDecided } from './hearing-act.ts'
import { hearingRequestPeriod } from './limits.ts'
import { knownPeriod } from './request.ts'
import { article, checkDay, hearingOffered, noHearingYet } from './requirements.ts'

/**
 * A request after the five working days whose party names 不可抗力 or another good cause. 处罚法第64条第1项 does
 * not say what follows; by the agency's own rule (docs/rules/hearing.md) its head decides, before any
 * refusal is written.
 */
export const decideLateRequest = hearingAct({
  id: 'decide-late-hearing-request',
  title: '逾期听证申请报负责人决定',
  step: 'hear',
  by: ['officer'],
  approvals: ['agency-head'],
  presses: false,
  effect:
    '机关负责人同意后生效：准许的，按收到听证申请办理；不准许的，制作不予听证通知书。决定前不出具不予听证通知书。',
  basis: [article(1)],
  form: {
    requestedOn: form.date({ label: '申请日期', hint: '邮寄的，填邮戳日期' }),
    manner: form.choice({ label: '提出的方式', options: requestManners }),
    reason: form.paragraph({ label: '要求听证的理由', max: 2_000 }),
    cause: form.choice({ label: '当事人说明的耽误原因', options: lateCauses }),
    excuse: form.paragraph({
      label: '耽误的情况和证明材料',
      max: 1_000,
      hint: '写明不能提出的起止日期和证明材料',
    }),
    admitted: form.yesNo({ label: '建议准许' }),
    opinion: form.askedWhen(
      { field: 'admitted', is: [false] },
      form.paragraph({ label: '不准许的理由', max: 1_000, hint: '写进不予听证通知书' }),
    ),
  },
  papers: ['hearing_application', 'hearing_no_accept_notice'],
  recording: [],
  requires: [...hearingPreconditions, hearingOffered, noHearingYet],
  applies: (file, at) => {
    const period = hearingRequestPeriod(file, at)
    const over = period !== null && hasPassed(period, at.today)
    return at.rules.lateHearingToHead && notYetDecided(file) && over && file.hearing === null
  },
  known: (file, at) => knownPeriod(file, at),
  defaults: (_file, { today }) => ({ requestedOn: today, manner: 'written' as const }),
  checks: (file, { requestedOn }, at) => {
    const problems = checkDay('requestedOn', requestedOn, file, at)
    const period = hearingRequestPeriod(file, at)
    if (problems.length > 0 || (period !== null && hasPassed(period, requestedOn))) return problems
    const message = '申请没有逾期，直接登记听证申请，不须报负责人决定'
    return [{ field: 'requestedOn', message, basis: agencyRule('逾期听证申请') }]
  },
  events: (_file, { requestedOn, manner, reason, cause, excuse, admitted, opinion }) => {
    const late = { cause, excuse }
    return admitted
      ? [{ type: 'HearingRequested', on: requestedOn, manner, reason, late }]
      : [
          {
            type: 'HearingRefused',
            requestedOn,
            ground: 'no-good-cause',
            reason: opinion ?? '',
            late,
          },
        ]
  },
})
