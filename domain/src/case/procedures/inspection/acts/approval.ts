import type { FieldProblem } from '../../../../kernel/field-problem.ts'
import * as form from '../../../../kernel/form.ts'
import { ruleBasis } from '../../../../inspection/inspection-rules.ts'
import {
  exemptReasons,
  helperKinds,
  type ExemptReason,
  visitGrounds,
} from '../../../../inspection/visit-codes.ts'
import { cite } from '../../../../shared/citation.ts'
import { chineseDay, type PlainDate } from '../../../../shared/plain-date.ts'
import type { CaseFile } from '../../../case-file.ts'
import { act } from '../../../case-kernel.ts'
import type { Circumstances } from '../../../circumstances.ts'
import { checkOfficers, officersField } from '../../../officers.ts'
import { nothingPending } from '../../../parts/approval/requirements.ts'
import { notEnded } from '../../../parts/closing/requirements.ts'
import { investigatorsWith } from '../../../parts/people/investigators-with.ts'
import { checkFirm, checkFrequency, frequencyAt, frequencyThen, visitsToMerge } from '../checks.ts'
import { alone, approvedOrUrgent, notApproved, notArrived } from '../requirements.ts'
import { inspecting, type VisitHelper } from '../slice.ts'

const teamForm = {
  ...form.section('人员', {
    officers: officersField('检查人员'),
    helpers: form.optional(
      form.rows({
        label: '随行的辅助人员',
        columns: {
          name: form.text({ label: '姓名', max: 50 }),
          kind: form.choice({ label: '身份', options: helperKinds }),
          work: form.text({ label: '做什么', max: 100 }),
        },
        min: 0,
        max: 10,
      }),
    ),
  }),
  ...form.section(
    '频次',
    {
      exempt: form.optional(
        form.choice({
          label: '不受频次上限限制的理由',
          options: exemptReasons,
          hint: '没有达到上限的不选；选了也照样计数',
        }),
      ),
    },
    { folded: true },
  ),
  ...form.section(
    '异地检查',
    {
      offsite: form.optional(
        form.text({
          label: '在本行政区域以外的地点',
          max: 100,
          hint: '省、市、县；检查后二十日内向同级司法行政机关备案。本地检查不填',
        }),
      ),
    },
    { folded: true },
  ),
}

type TeamInput = {
  officers: string[]
  helpers: VisitHelper[] | null
  exempt: ExemptReason | null
}

/** 频次, people and firm, as they stand on the day for which the visit is meant. */
function checkTeam(
  file: CaseFile,
  { officers, exempt }: TeamInput,
  { on, when }: { on: PlainDate; when: string },
  at: Circumstances,
): FieldProblem[] {
  return [
    ...checkOfficers(file, officers, when, at, { category: '行政检查' }),
    ...(file.visit ? checkFirm(file.visit.firm, at) : []),
    ...checkFrequency(file, { on, exempt, field: 'exempt' }, at),
  ]
}

const knownOf = (file: CaseFile, at: Circumstances) => {
  const found = frequencyAt(file, at.today, at)
  const merging = visitsToMerge(file, at.today, at)
  return [
    { label: '由来', value: groundText(file), source: '登记检查' },
    ...(found
      ? [
          {
            label: '本年度已检查',
            value: `${found.frequency.counted} 次，上限 ${found.cap.times} 次`,
            source: found.cap.source,
          },
        ]
      : []),
    ...(merging === null
      ? []
      : [
          {
            label: '可以合并的检查',
            value: merging,
            source: at.inspection?.rules.merging.source ?? '',
          },
        ]),
  ]
}

const groundText = ({ visit }: CaseFile): string =>
  visit ? `${visitGrounds[visit.ground]}（${visit.groundSource}）` : ''

/** 检查审批: before the visit; of an urgent one afterwards. */
export const approveVisit = act({
  id: 'approve-visit',
  title: '提请检查审批',
  step: 'approve',
  by: ['officer'],
  approvals: ['department-head', 'agency-head'],
  presses: true,
  effect: '提交后先送承办机构负责人，再送机关负责人；批准后才能通知和检查。',
  basis: [cite('行政处罚法', 42)],
  form: {
    ...form.section('检查安排', {
      plannedOn: form.date({ label: '检查日期' }),
      place: form.text({ label: '检查地点' }),
      necessity: form.paragraph({ label: '检查的必要性', max: 500 }),
    }),
    ...teamForm,
  },
  papers: ['inspection_approval'],
  recording: [],
  requires: [notEnded, alone, nothingPending, notApproved],
  applies: inspecting,
  settled: ({ visit }) => visit?.approval != null,
  defaults: (file, { today, actor }) => ({
    plannedOn: file.visit?.team?.plannedOn ?? today,
    place: file.visit?.team?.place ?? file.visit?.firm.address ?? '',
    officers: investigatorsWith(file, actor.id),
    helpers: [...(file.visit?.team?.helpers ?? [])],
    ...(file.visit?.urgent && { necessity: file.visit.urgent.reason }),
    ...(file.visit?.team?.exempt && { exempt: file.visit.team.exempt }),
    ...(file.visit?.team?.offsite && { offsite: file.visit.team.offsite }),
  }),
  known: knownOf,
  asks: (file, { plannedOn }) =>
    `${chineseDay(plannedOn)}检查${file.visit?.firm.name ?? ''}，${groundText(file)}`,
  checks: (file, input, at) => [
    ...(file.visit?.urgent == null && input.plannedOn < at.today
      ? [
          {
            field: 'plannedOn',
            message: '检查日期已经过去；没有先批准的检查，只有紧急的可以事后补办',
            ...(at.inspection && { basis: ruleBasis(at.inspection.rules.approval) }),
          },
        ]
      : []),
    ...(file.visit?.urgent && input.plannedOn !== file.visit.team?.plannedOn
      ? [{ field: 'plannedOn', message: `紧急检查是 ${file.visit.team?.plannedOn ?? ''} 开始的` }]
      : []),
    ...checkTeam(file, input, { on: input.plannedOn, when: at.now }, at),
  ],
  // A draft may be looked at before the cap is published: then there is nothing to record yet.
  events: (file, { helpers, ...input }, at) => {
    const frequency = frequencyThen(file, input.plannedOn, at)
    return frequency === null
      ? []
      : [{ type: 'VisitApproved', ...input, helpers: helpers ?? [], frequency }]
  },
})

/** 紧急检查: what cannot wait for the approval begins without it, and owes it (D-INSPECT-APPROVE). */
export const beginUrgently = act({
  id: 'begin-urgent-visit',
  title: '紧急检查先行开始',
  step: 'approve',
  inField: true,
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '按下后可以先检查，随后在期限内补办审批；没有补办的，不能告知结果、不能办结。',
  basis: [cite('行政处罚法', 42)],
  form: {
    reason: form.paragraph({ label: '为什么来不及先报批', max: 500 }),
    place: form.text({ label: '检查地点' }),
    ...teamForm,
  },
  papers: [],
  recording: [],
  requires: [
    notEnded,
    alone,
    nothingPending,
    notApproved,
    notArrived,
    {
      id: 'not-begun-urgently',
      check: (file, at) =>
        approvedOrUrgent.check(file, at).met
          ? {
              met: false,
              reason: '已经批准，或者已经登记先行开始',
              basis: [cite('行政处罚法', 42)],
            }
          : { met: true },
    },
  ],
  applies: inspecting,
  settled: ({ visit }) => visit?.approval != null || visit?.urgent != null,
  defaults: (file, { actor }) => ({
    place: file.visit?.firm.address ?? '',
    officers: investigatorsWith(file, actor.id),
    helpers: [],
  }),
  known: knownOf,
  checks: (file, input, at) => checkTeam(file, input, { on: at.today, when: at.now }, at),
  events: (file, { helpers, ...input }, at) => {
    const frequency = frequencyThen(file, at.today, at)
    const team = { ...input, plannedOn: at.today, helpers: helpers ?? [] }
    return frequency === null ? [] : [{ type: 'UrgentVisitBegun', ...team, frequency }]
  },
})
