import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { checkOfficers } from '../../officers.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { CaseFile } from '../../case-file.ts'
import { act } from '../../case-kernel.ts'
import { nothingPending } from '../approval/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { undecided } from '../decision/requirements.ts'
import { filed } from '../filing/requirements.ts'
import { handoverGrounds, type HandoverGround } from './codes.ts'

/** The heads who named the investigators at the filing agree to others. */
export const changeInvestigators = act({
  id: 'change-investigators',
  title: '变更承办人',
  step: 'investigate',
  by: ['officer', 'department-head'],
  approvals: ['department-head', 'agency-head'],
  presses: false,
  effect:
    '提交后先送承办机构负责人，再送机关负责人；批准后由新的承办人继续办理，以前办的仍然有效。回避的不再参加本案。',
  basis: [cite('行政处罚法', 42), cite('行政处罚法', 43)],
  form: {
    leaving: form.optional(
      form.people({ label: '不再承办的人员', role: 'officer', min: 0, max: 6 }),
    ),
    joining: form.optional(form.people({ label: '新的承办人', role: 'officer', min: 0, max: 6 })),
    ground: form.choice({ label: '变更的情形', options: handoverGrounds }),
    reason: form.paragraph({ label: '变更的理由', max: 1_000 }),
  },
  papers: ['record_amendment'],
  recording: [],
  requires: [notEnded, filed, nothingPending],
  applies: ({ filing, closedOn, ended }) => filing !== null && closedOn === null && ended === null,
  narrows: (file) => ({
    joining: {
      unfit: (person) =>
        file.investigators.includes(person)
          ? '已经是本案承办人'
          : (unfitToJoin(file, person)?.message ?? null),
    },
  }),
  known: (file, { nameOf }) => [
    {
      label: '现在的承办人',
      value: file.investigators.map(nameOf).join('、'),
      source: '立案审批表',
    },
  ],
  checks: (file, input, at) => checkChange(file, input, at),
  events: (_file, { leaving, joining, ground, reason }) => [
    {
      type: 'InvestigatorsChanged',
      leaving: leaving ?? [],
      joining: joining ?? [],
      ground,
      reason,
    },
  ],
})

type Change = { leaving: string[] | null; joining: string[] | null; ground: HandoverGround }

function checkChange(file: CaseFile, change: Change, at: Circumstances): FieldProblem[] {
  const { ground } = change
  const leaving = change.leaving ?? []
  const joining = change.joining ?? []
  if (leaving.length + joining.length === 0) {
    return [{ field: 'joining', message: '没有改动承办人' }]
  }
  if (!leaving.every((id) => file.investigators.includes(id))) {
    return [{ field: 'leaving', message: '有人不是本案承办人' }]
  }
  if (ground === 'recusal' && leaving.length === 0) {
    const message = '因回避变更的，须选明回避的人员'
    return [{ field: 'leaving', message, basis: cite('行政处罚法', 43) }]
  }
  if (joining.some((id) => file.investigators.includes(id))) {
    return [{ field: 'joining', message: '已经是本案承办人' }]
  }
  const unfit = joining.flatMap((person) => unfitToJoin(file, person) ?? [])
  if (unfit.length > 0) return unfit
  const team = [...file.investigators.filter((id) => !leaving.includes(id)), ...joining]
  return checkOfficers(file, team, at.now, at, { field: 'joining' })
}

/** Who judged the case does not go on to investigate it: 审核 and 听证 are others' business (处罚法第58、64条). */
function unfitToJoin({ reviewers, hearing }: CaseFile, person: string): FieldProblem | null {
  if (reviewers.includes(person)) {
    const message = '审核过本案，不能再承办本案'
    return { field: 'joining', message, basis: cite('行政处罚法', 58) }
  }
  if (hearing?.called?.host === person || hearing?.held?.host === person) {
    const message = '主持本案听证，不能再承办本案'
    return { field: 'joining', message, basis: cite('行政处罚法', 64, { item: 4 }) }
  }
  return null
}

/** The head of the agency decides who steps aside (处罚法第43条第3款); another reviewer takes over by itself. */
export const recuseReviewer = act({
  id: 'recuse-reviewer',
  title: '审核人员回避',
  step: 'review',
  by: ['agency-head'],
  approvals: [],
  presses: false,
  effect: '决定后该审核人员不再审核本案；已经对这一稿出具意见的，由其他审核人员重新审核。',
  basis: [cite('行政处罚法', 43), cite('行政处罚法', 58)],
  form: {
    reviewer: form.people({ label: '回避的审核人员', role: 'legal-reviewer', min: 1, max: 1 }),
    reason: form.paragraph({ label: '理由', max: 1_000 }),
  },
  papers: [],
  recording: [],
  requires: [notEnded, filed, undecided, nothingPending],
  applies: ({ draft, decision }) => draft !== null && decision === null,
  narrows: ({ recused }) => ({
    reviewer: {
      unfit: (person) => (recused.some((each) => each.person === person) ? '已经决定回避' : null),
    },
  }),
  checks: ({ recused }, { reviewer: [reviewer = ''] }) =>
    recused.some(({ person }) => person === reviewer)
      ? [{ field: 'reviewer', message: '已经决定回避', basis: cite('行政处罚法', 43) }]
      : [],
  events: (_file, { reviewer: [reviewer = ''], reason }) => [
    { type: 'ReviewerRecused', reviewer, reason },
  ],
})
