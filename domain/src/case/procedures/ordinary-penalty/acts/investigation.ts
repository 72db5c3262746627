import { evidenceKinds } from '../../../case-codes.ts'
import type { CaseFile } from '../../../case-file.ts'
import { cite } from '../../../../shared/citation.ts'
import { act } from '../../../case-kernel.ts'
import type { Circumstances } from '../../../circumstances.ts'
import type { FieldProblem } from '../../../../kernel/field-problem.ts'
import * as form from '../../../../kernel/form.ts'
import { checkNotLater, checkOfficers, officersField } from '../../../officers.ts'
import { filed, investigating, notEnded, undecided } from '../../../requirements.ts'

const during = [notEnded, filed, undecided]
const afterFiling = ({ filing, decision }: CaseFile) => filing !== null && decision === null

const recordingFields = {
  recording: form.optional(
    form.text({ label: '音像记录编号', max: 200, hint: '与本次活动对应的录像、录音文件号' }),
  ),
  unrecordedReason: form.optional(
    form.text({ label: '没有音像记录的原因', max: 500, hint: '有音像记录的不填' }),
  ),
}

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
  requires: [...during, investigating],
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
    inquireeIdNumber: form.optional(form.text({ label: '身份证号', max: 18 })),
    officers: officersField('询问人员'),
    ...shownAndTold,
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
  requires: [...during, investigating],
  applies: afterFiling,
  defaults: (file, { actor, rules }) => ({
    officers: investigatorsWith(file, actor.id),
    place: rules.address,
    inquiree: personInCharge(file),
    inquireeRole: file.filing?.party.kind === 'organisation' ? '当事人的法定代表人' : '当事人',
  }),
  checks: (file, input, at) => checkFieldRecord(file, input, at),
  events: (_file, { certificatesShown: _shown, rightsTold: _told, ...input }) => [
    { type: 'PersonInquired', ...input },
  ],
})

export const addEvidence = act({
  id: 'add-evidence',
  title: '登记证据',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '证据入卷，原文件按内容指纹保存，任何改动都能发现。',
  basis: [cite('行政处罚法', 46)],
  form: {
    evidenceId: form.upload({
      label: '文件',
      hint: '照片、扫描件、录音、录像都可以；上传时即算指纹，原文件名只作为资料保存',
    }),
    kind: form.choice({ label: '证据种类', options: evidenceKinds, basis: cite('行政处罚法', 46) }),
    name: form.text({ label: '证据名称', max: 100 }),
    purpose: form.text({ label: '证明目的', max: 300 }),
    source: form.text({ label: '来源、提供人', max: 200 }),
    collectedOn: form.date({ label: '收集日期' }),
    officers: officersField('收集人员'),
  },
  papers: ['evidence_extract'],
  recording: [],
  requires: [...during, investigating],
  applies: afterFiling,
  defaults: (file, { today, actor }) => ({
    collectedOn: today,
    officers: investigatorsWith(file, actor.id),
    source: file.filing?.party.name ?? '',
  }),
  checks: (file, { officers, evidenceId, collectedOn }, at) => [
    ...(at.uploadOf(evidenceId)
      ? []
      : [{ field: 'evidenceId', message: '文件还没有上传完，请先上传' }]),
    ...(collectedOn > at.today ? [{ field: 'collectedOn', message: '不能晚于今天' }] : []),
    ...checkOfficers(file, officers, at.now, at),
  ],
  events: (_file, input, at) => {
    const file = at.uploadOf(input.evidenceId)
    return file ? [{ type: 'EvidenceAdded', ...input, file }] : []
  },
})

export const confirmAddress = act({
  id: 'confirm-address',
  title: '登记送达地址确认书',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '以后的文书按这个地址送达。',
  basis: [cite('行政处罚法', 61, { paragraph: 2 })],
  form: {
    address: form.text({ label: '送达地址' }),
    phone: form.text({ label: '联系电话', max: 30 }),
    electronic: form.optional(
      form.text({
        label: '同意电子送达的传真、邮箱',
        max: 100,
        hint: '不同意电子送达的不填',
        basis: cite('行政处罚法', 61, { paragraph: 2 }),
      }),
    ),
    on: form.date({ label: '签署日期' }),
  },
  papers: ['service_address_confirm'],
  recording: [],
  requires: [notEnded, filed],
  applies: ({ filing }) => filing !== null,
  defaults: (file, { today }) => ({
    address: file.address?.address ?? file.filing?.party.address ?? '',
    phone: file.address?.phone ?? file.filing?.party.phone ?? '',
    on: today,
  }),
  events: (_file, input) => [{ type: 'ServiceAddressConfirmed', ...input }],
})

export const decideRecusal = act({
  id: 'decide-recusal',
  title: '决定回避申请',
  step: 'investigate',
  by: ['agency-head'],
  approvals: [],
  presses: false,
  effect: '决定作出前不停止调查；准予回避的，由接替的人员继续承办。',
  basis: [cite('行政处罚法', 43)],
  form: {
    officer: form.people({ label: '被申请回避的人员', role: 'officer', min: 1, max: 1 }),
    reason: form.paragraph({ label: '申请理由', max: 1_000 }),
    granted: form.yesNo({ label: '是否准予回避' }),
    successor: form.optional(form.people({ label: '接替的人员', role: 'officer', min: 1, max: 1 })),
  },
  papers: ['recusal_decision'],
  recording: [],
  requires: during,
  applies: afterFiling,
  checks: (file, input, at) => checkRecusal(file, input, at),
  events: (_file, { officer, reason, granted, successor }) => [
    {
      type: 'RecusalDecided',
      officer: officer[0] ?? '',
      reason,
      granted,
      successor: granted ? (successor?.[0] ?? null) : null,
    },
  ],
})

function checkRecusal(
  file: CaseFile,
  {
    officer,
    granted,
    successor,
  }: { officer: string[]; granted: boolean; successor: string[] | null },
  at: Circumstances,
): FieldProblem[] {
  if (!file.investigators.includes(officer[0] ?? '')) {
    return [{ field: 'officer', message: '这个人不是本案承办人' }]
  }
  if (!granted) return []
  const left = file.investigators.filter((id) => id !== officer[0])
  return checkOfficers(file, [...left, ...(successor ?? [])], at.now, at, 'successor')
}

function investigatorsWith(file: CaseFile, actor: string): string[] {
  return file.investigators.length > 0 ? [...file.investigators] : [actor]
}

export function personInCharge(file: CaseFile): string {
  const party = file.filing?.party
  if (!party) return ''
  switch (party.kind) {
    case 'natural-person':
      return party.name
    case 'sole-trader':
      return party.operator
    case 'organisation':
      return party.legalRepresentative
  }
}

type TimedRecord = {
  startedAt: string
  endedAt: string
  officers: string[]
  recording: string | null
  unrecordedReason: string | null
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
  if (input.recording === null && input.unrecordedReason === null) {
    problems.push({ field: 'recording', message: '须填音像记录编号，或者写明没有录制的原因' })
  }
  return problems
}
