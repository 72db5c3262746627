import { checkNotLater } from '../../day-checks.ts'
import { cite } from '../../../shared/citation.ts'
import { systemRule } from '../../../shared/basis.ts'
import { unmet, met } from '../../../kernel/requirement.ts'
import * as form from '../../../kernel/form.ts'
import { notFiled, filed } from '../filing/requirements.ts'
import { informed } from './informant.ts'
import { verified } from './requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { officersField, checkOfficers } from '../../officers.ts'
import { type Requirement, opening, act } from '../../case-kernel.ts'
import { clueSources } from '../../case-codes.ts'

const beforeFiling = [notEnded, notFiled, nothingPending]

const notVerified: Requirement = {
  id: 'not-verified',
  check: ({ verification }) => (verification ? unmet('线索已经核查', [systemRule('order')]) : met),
}

/** 登记线索 opens the file. Who reported is kept apart, encrypted, and is no part of it. */
export const registerClue = opening({
  id: 'register-clue',
  title: '登记线索',
  by: ['officer'],
  effect: '线索登记表入卷，核查期限起算。',
  basis: [cite('行政处罚法', 54)],
  form: {
    source: form.choice({ label: '线索来源', options: clueSources }),
    receivedAt: form.instant({ label: '收到时间' }),
    respondent: form.text({ label: '被反映的单位或个人', max: 200 }),
    summary: form.paragraph({ label: '反映的主要内容', max: 3_000 }),
    named: form.askedWhen(
      { field: 'source', is: informed },
      form.yesNo({
        label: '举报人是否实名',
        hint: '举报人的姓名和联系方式另行加密登记，不进入案卷',
      }),
    ),
    preliminaryOpinion: form.paragraph({ label: '初步意见', max: 500 }),
  },
  papers: ['clue_register'],
  recording: [],
  requires: [],
  desk: 'clue',
  defaults: ({ now }) => ({ receivedAt: now, preliminaryOpinion: '建议核查。' }),
  checks: ({ receivedAt }, { now }) => checkNotLater('receivedAt', receivedAt, now),
  events: (input) => [{ type: 'ClueRegistered', ...input, named: input.named === true }],
})

export const verifyClue = act({
  id: 'verify-clue',
  title: '登记核查结果',
  step: 'verify',
  by: ['officer'],
  approvals: [],
  presses: true,
  goesOn: true,
  effect: '核查报告入副卷；建议立案的，接着提请立案。',
  basis: [cite('行政处罚法', 54)],
  form: {
    verifiedOn: form.date({ label: '核查日期' }),
    officers: officersField('核查人员'),
    facts: form.paragraph({ label: '核查到的事实' }),
    suggestion: form.choice({
      label: '处理建议',
      options: { file: '建议立案', decline: '建议不予立案', transfer: '建议移送' },
    }),
  },
  papers: ['verification_report'],
  recording: [],
  requires: [notEnded, notFiled, notVerified],
  applies: ({ clue, filing }) => clue !== null && filing === null,
  defaults: (file, { today, actor }) => ({
    verifiedOn: today,
    officers: [actor.id],
    facts: file.clue?.summary ?? '',
  }),
  checks: (file, input, at) => checkOfficers(file, input.officers, at.now, at),
  events: (_file, input) => [{ type: 'ClueVerified', ...input }],
})

export const declineFiling = act({
  id: 'decline-filing',
  title: '提请不予立案',
  step: 'file',
  by: ['officer'],
  approvals: ['department-head', 'agency-head'],
  presses: false,
  effect: '提交后先送承办机构负责人，再送机关负责人；批准后线索办结。',
  basis: [cite('行政处罚法', 54)],
  form: { reason: form.paragraph({ label: '不予立案的理由', max: 2_000 }) },
  papers: ['no_filing_approval'],
  recording: [],
  requires: [...beforeFiling, verified],
  applies: ({ filing }) => filing === null,
  events: (_file, { reason }) => [{ type: 'FilingDeclined', reason }],
})

const informantIsNamed: Requirement = {
  id: 'informant-is-named',
  check: ({ clue }) =>
    clue?.named ? met : unmet('举报人没有实名，不必告知', [systemRule('order')]),
}

const outcomeKnown: Requirement = {
  id: 'filing-outcome-known',
  check: (file, at) => (file.ended?.kind === 'declined' ? met : filed.check(file, at)),
}

const notTold: Requirement = {
  id: 'informant-not-told',
  check: ({ clue }) =>
    clue?.informantToldOn == null ? met : unmet('已经告知举报人', [systemRule('order')]),
}

export const tellInformant = act({
  id: 'tell-informant',
  title: '告知举报人',
  step: 'file',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '制作立案（不予立案）告知书，用印编号。',
  basis: [],
  form: {
    on: form.date({ label: '告知日期' }),
    content: form.paragraph({ label: '告知内容', max: 1_000 }),
  },
  papers: ['filing_result_notice'],
  recording: [],
  aboutInformant: true,
  requires: [informantIsNamed, outcomeKnown, notTold],
  applies: ({ clue }) => clue?.named === true,
  defaults: (file, { today }) => ({
    on: today,
    content:
      file.filing === null
        ? '你反映的问题经核查，不符合立案条件，本机关决定不予立案。'
        : '你反映的问题经核查，本机关已决定立案调查。',
  }),
  events: (_file, input) => [{ type: 'InformantTold', ...input }],
})
