import { checkNotLater } from '../../day-checks.ts'
import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { investigatorsWith } from '../people/investigators-with.ts'
import { untilDecided, afterFiling } from '../filing/after-filing.ts'
import {
  identityPaperIds,
  identityPaperProblem,
  identityPapers,
  isIdentityPaper,
} from '../../../identity-codes/identity-paper.ts'
import { identitiesShown, type IdentityShown } from './events.ts'
import {
  carriedFromParty,
  numberOfPersonInCharge,
  paperOfPersonInCharge,
  personInCharge,
} from './person-in-charge.ts'
import { recordingFields } from './recording-fields.ts'
import { investigating } from '../conclusion/requirements.ts'
import { officersField, checkOfficers } from '../../officers.ts'
import type { Circumstances } from '../../circumstances.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'

const shownAndTold = {
  certificatesShown: form.confirm({
    label: '出示执法证件',
    statement: '已主动出示执法证件',
    basis: cite('行政处罚法', 55),
  }),
  rightsTold: form.confirm({
    label: '告知权利义务',
    statement: '已告知陈述、申辩和申请回避的权利，以及如实回答、协助调查的义务',
    basis: cite('行政处罚法', 43),
  }),
}

export const recordInspection = act({
  id: 'record-inspection',
  title: '制作现场检查笔录',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '笔录入卷并存证，不再修改；有错另作更正。',
  basis: [cite('行政处罚法', 55)],
  form: {
    startedAt: form.instant({ label: '开始时间' }),
    endedAt: form.instant({ label: '结束时间' }),
    place: form.text({ label: '检查地点' }),
    onsitePerson: form.text({ label: '现场负责人', max: 50 }),
    onsiteRole: form.text({ label: '身份、职务', max: 50 }),
    officers: officersField('检查人员'),
    ...shownAndTold,
    recusalAsked: form.yesNo({ label: '当事人是否申请回避' }),
    findings: form.paragraph({ label: '检查情况' }),
    ...recordingFields,
  },
  papers: ['onsite_inspection_record'],
  recording: ['AV02'],
  requires: [...untilDecided, investigating],
  applies: afterFiling,
  defaults: (file, { actor }) => ({
    officers: investigatorsWith(file, actor.id),
    place: file.filing?.party.address ?? '',
    onsitePerson: personInCharge(file),
    onsiteRole: file.filing?.party.kind === 'organisation' ? '法定代表人' : '当事人',
    recusalAsked: false,
  }),
  checks: (file, input, at) => checkFieldRecord(file, input, at),
  events: (_file, { certificatesShown: _shown, rightsTold: _told, ...input }) => [
    { type: 'SiteInspected', ...input },
  ],
})

const carriedHint = '当事人本人、经营者或者法定代表人的，取自当事人信息'

export const recordInquiry = act({
  id: 'record-inquiry',
  title: '制作询问笔录',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '笔录入卷并存证，不再修改；有错另作更正。',
  basis: [cite('行政处罚法', 55)],
  form: {
    startedAt: form.instant({ label: '开始时间' }),
    endedAt: form.instant({ label: '结束时间' }),
    place: form.text({ label: '询问地点' }),
    inquiree: form.text({ label: '被询问人', max: 50 }),
    inquireeRole: form.text({ label: '与本案的关系', max: 100 }),
    identityShown: form.choice({ label: '核对身份', options: identitiesShown }),
    inquireeIdNumber: form.askedWhen(
      { field: 'identityShown', is: identityPaperIds },
      form.text({ label: '证件号码', max: 20, basis: cite('行政处罚法', 55) }),
    ),
    inquireePost: form.optional(
      form.text({ label: '工作单位、职务', max: 200, hint: carriedHint }),
    ),
    inquireeAddress: form.optional(form.text({ label: '住址', max: 200, hint: carriedHint })),
    inquireePhone: form.optional(form.text({ label: '联系电话', max: 50, hint: carriedHint })),
    officers: officersField('询问人员'),
    ...shownAndTold,
    recusalAsked: form.yesNo({ label: '被询问人是否申请回避' }),
    exchanges: form.rows({
      label: '问答',
      columns: {
        question: form.paragraph({ label: '问', max: 1_000 }),
        answer: form.paragraph({ label: '答', max: 5_000 }),
      },
    }),
    ...recordingFields,
  },
  papers: ['inquiry_record'],
  recording: ['AV04'],
  requires: [...untilDecided, investigating],
  applies: afterFiling,
  defaults: (file, { actor, rules }) => ({
    officers: investigatorsWith(file, actor.id),
    place: rules.address,
    inquiree: personInCharge(file),
    inquireeRole: file.filing?.party.kind === 'organisation' ? '当事人的法定代表人' : '当事人',
    identityShown: paperOfPersonInCharge(file),
    inquireeIdNumber: numberOfPersonInCharge(file),
    recusalAsked: false,
  }),
  checks: (file, input, at) => [
    ...checkFieldRecord(file, input, at),
    ...checkIdNumber(file, input, at),
  ],
  events: (file, { certificatesShown: _shown, rightsTold: _told, ...input }) => [
    { type: 'PersonInquired', ...carriedFromParty(file, input) },
  ],
})

/** What the record says of the person is read from the number, so a wrong one is refused, and that of somebody else. */
function checkIdNumber(
  file: CaseFile,
  {
    inquiree,
    inquireeIdNumber: number,
    identityShown: shown,
  }: { inquiree: string; inquireeIdNumber: string | null; identityShown: IdentityShown },
  { today }: Circumstances,
): FieldProblem[] {
  const field = 'inquireeIdNumber'
  if (number === null || !isIdentityPaper(shown)) return []
  const problem = identityPaperProblem(shown, number, { today })
  if (problem !== null) return [{ field, message: problem }]
  const inCharge = personInCharge(file)
  return number === numberOfPersonInCharge(file) && inquiree !== inCharge
    ? [{ field, message: `这是${inCharge}的${identityPapers[shown].number}，请填${inquiree}的` }]
    : []
}

type TimedRecord = {
  startedAt: string
  endedAt: string
  officers: string[]
}

/** Order and overlap of times, officers entitled at that hour, recording or a reason. */
function checkFieldRecord(file: CaseFile, input: TimedRecord, at: Circumstances): FieldProblem[] {
  const { startedAt, endedAt, officers } = input
  const problems = [
    ...checkNotLater('endedAt', endedAt, at.now),
    ...checkOfficers(file, officers, startedAt, at),
  ]
  if (endedAt <= startedAt) problems.push({ field: 'endedAt', message: '须晚于开始时间' })
  const busy = file.records.find(
    (other) =>
      other.startedAt < endedAt &&
      startedAt < other.endedAt &&
      other.officers.some((id) => officers.includes(id)),
  )
  if (busy) {
    const message = '同一执法人员在这段时间已有另一份笔录，不能同时在两处'
    problems.push({ field: 'startedAt', message, basis: cite('行政处罚法', 42) })
  }
  return problems
}
