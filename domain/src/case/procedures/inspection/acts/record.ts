import type { FieldProblem } from '../../../../kernel/field-problem.ts'
import * as form from '../../../../kernel/form.ts'
import { distanceText } from '../../../../inspection/distance.ts'
import { lineResults } from '../../../../inspection/visit-codes.ts'
import { cite } from '../../../../shared/citation.ts'
import type { CaseFile } from '../../../case-file.ts'
import { act, type Act } from '../../../case-kernel.ts'
import type { Circumstances } from '../../../circumstances.ts'
import { checkNotLater } from '../../../day-checks.ts'
import { checkOfficers, officersField } from '../../../officers.ts'
import { notEnded } from '../../../parts/closing/requirements.ts'
import { addEvidence } from '../../../parts/evidence/acts.ts'
import { recordingFields } from '../../../parts/field-record/recording-fields.ts'
import { checkElsewhere, checkVisitLines } from '../checks.ts'
import { alone, arrived, letIn, visitNotRecorded, somebodyMet } from '../requirements.ts'
import { entryRefused, inspecting, type Visit } from '../slice.ts'

/** A photo of a line describes itself; every word of it may be changed. */
export const photographLine: Act = {
  ...addEvidence,
  title: '拍照、取证',
  step: 'record',
  inField: true,
  presses: false,
  requires: [notEnded, alone, arrived],
  applies: inspecting,
  defaults: (file, at) => ({
    collectedOn: at.today,
    officers: [...file.investigators],
    kind: 'audio-video',
    name: `现场照片 ${file.evidence.length + 1}`,
    purpose: '证明检查时的现场情况',
    source: '执法人员现场拍摄',
  }),
}

/** 现场检查笔录: made from the checklist, line by line; the lines are those with which the visit began. */
export const recordVisit = act({
  id: 'record-visit',
  title: '制作现场检查笔录',
  step: 'record',
  inField: true,
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '笔录按检查清单生成，读给被检查人听或者交其阅看后签名；拒绝签名的写明理由。',
  basis: [cite('行政处罚法', 55)],
  form: {
    ...form.section('逐项检查', {
      lines: form.rows({
        label: '检查项',
        columns: {
          line: form.text({ label: '检查项编号', max: 60 }),
          result: form.choice({ label: '结论', options: lineResults }),
          finding: form.optional(form.paragraph({ label: '看到的情况', max: 2_000 })),
        },
        max: 200,
        shown: 'answered',
      }),
      remarks: form.optional(form.paragraph({ label: '其他情况', max: 2_000 })),
    }),
    ...form.section('时间和人', {
      startedAt: form.instant({ label: '开始时间' }),
      endedAt: form.instant({ label: '结束时间' }),
      place: form.text({ label: '检查地点' }),
      onsitePerson: form.text({ label: '现场负责人', max: 50 }),
      onsiteRole: form.text({ label: '身份、职务', max: 50 }),
      officers: officersField('检查人员'),
      rightsTold: form.confirm({
        label: '告知权利义务',
        statement: '已告知陈述、申辩和申请回避的权利，以及如实回答、协助检查的义务',
        basis: cite('行政处罚法', 43),
      }),
      recusalAsked: form.yesNo({ label: '被检查人是否申请回避' }),
    }),
    ...form.section('音像记录', recordingFields),
  },
  papers: ['onsite_inspection_record', 'inspection_item_checklist'],
  recording: ['AV01'],
  // An approval on its way, as of an urgent visit, holds up nothing at the door.
  requires: [notEnded, alone, arrived, somebodyMet, letIn, visitNotRecorded],
  applies: inspecting,
  settled: ({ visit }) =>
    visit?.record != null ||
    visit?.arrival?.nobodyThere === true ||
    (visit !== null && entryRefused(visit)),
  defaults: ({ visit, investigators }, { now }) => ({
    startedAt: visit?.arrival?.at ?? now,
    endedAt: now,
    place: visit?.arrival?.place ?? '',
    officers: [...(visit?.arrival?.officers ?? investigators)],
    ...metBy(visit),
    recusalAsked: false,
  }),
  // Nothing is found before it was looked at: no line has an answer of its own.
  narrows: ({ visit }) => ({
    lines: {
      offered: (visit?.items ?? []).flatMap(({ name, lines, checklist }) =>
        lines.map(({ id, rule, lookAt, also = [] }) => ({
          value: id,
          label: lookAt,
          detail: `${rule}；${[name, ...also].join('、')}${checklist === null ? '，公布的检查要点' : `，清单第 ${checklist} 版`}`,
        })),
      ),
    },
  }),
  known: (file, { inspection }) => [
    ...(writtenSheet(file) === null
      ? []
      : [
          {
            label: '手写的笔录',
            value: '已经归档，就是本次检查的笔录；照它登记，不再另做笔录、另外签名',
            source: '签名情况里的扫描件',
          },
        ]),
    ...knownOfVisit(file, inspection),
  ],
  checks: (file, input, at) => [
    ...checkTimes(file, input, at),
    ...checkOfficers(file, input.officers, input.startedAt, at, { category: '行政检查' }),
    ...checkWhoWasThere(file, input.officers, at),
    ...checkElsewhere(file, input, at),
    ...checkVisitLines(file.visit, input.lines),
  ],
  events: (file, { rightsTold: _told, ...input }) => {
    const sheet = writtenSheet(file)
    return [{ type: 'VisitRecorded', ...input, ...(sheet !== null && { sheet }) }]
  },
})

/** What is told beside the form: a place far away, and a checklist that changed since. */
const knownOfVisit = ({ visit }: CaseFile, inspection: Circumstances['inspection']) => [
  ...farAway(visit?.arrival?.metresAway ?? null, inspection),
  ...(visit?.items.flatMap(({ code, name, checklist }) => {
    const newest = inspection?.checklistOf(code)?.version ?? null
    return newest === null || newest === checklist
      ? []
      : [
          {
            label: `${name}的检查清单`,
            value: `检查开始后有了第 ${newest} 版，本次仍按开始时的版本`,
            source: '检查清单',
          },
        ]
  }) ?? []),
]

/** The sheet that came back, signed or refused: what was written by hand is the record, and is copied from it. */
const writtenSheet = ({ signings }: CaseFile): string | null =>
  signings.find(({ paper, pages }) => paper.type === 'inspection_record_sheet' && pages.length > 0)
    ?.paper.id ?? null

/** Who took the notice is who is there; the office of a 法定代表人 or 经营者 is known. */
function metBy(visit: Visit | null) {
  const onsitePerson = visit?.arrival?.metBy
  if (!visit || !onsitePerson) return {}
  const { firm } = visit
  if (firm.kind === 'organisation' && firm.legalRepresentative === onsitePerson) {
    return { onsitePerson, onsiteRole: '法定代表人' }
  }
  return firm.kind === 'sole-trader' && firm.operator === onsitePerson
    ? { onsitePerson, onsiteRole: '经营者' }
    : { onsitePerson }
}

/** Told where the visit is shown, and no ground to refuse it. */
function farAway(metres: number | null, inspection: Circumstances['inspection']) {
  const far = inspection?.rules.farMetres
  return metres === null || !far || metres <= far.value
    ? []
    : [
        {
          label: '到场的位置',
          value: `距企业登记的位置${distanceText(metres)}，请核对地点`,
          source: far.source,
        },
      ]
}

/** The record is made by those who showed their certificates at the door. */
function checkWhoWasThere(
  { visit }: CaseFile,
  officers: readonly string[],
  at: Circumstances,
): FieldProblem[] {
  const absent = officers.find((id) => visit?.arrival?.officers.includes(id) === false)
  if (absent === undefined) return []
  const message = `${at.nameOf(absent)}没有到场亮证，不能制作笔录`
  return [{ field: 'officers', message, basis: cite('行政处罚法', 55) }]
}

/** The record begins when the visitors were there, and ends after it began. */
function checkTimes(
  { visit }: CaseFile,
  { startedAt, endedAt }: { startedAt: string; endedAt: string },
  { now }: Circumstances,
): FieldProblem[] {
  const arrivedAt = visit?.arrival?.at
  return [
    ...(arrivedAt !== undefined && startedAt < arrivedAt
      ? [
          {
            field: 'startedAt',
            message: '不能早于亮证、扫码的时间',
            basis: cite('行政处罚法', 55),
          },
        ]
      : []),
    ...(endedAt <= startedAt ? [{ field: 'endedAt', message: '须晚于开始时间' }] : []),
    ...checkNotLater('endedAt', endedAt, now),
  ]
}
