import type { FieldProblem } from '../../../../kernel/field-problem.ts'
import * as form from '../../../../kernel/form.ts'
import { resultCodes, type ResultCode } from '../../../../inspection/visit-codes.ts'
import { cite } from '../../../../shared/citation.ts'
import type { PlainDate } from '../../../../shared/plain-date.ts'
import type { CaseFile } from '../../../case-file.ts'
import { act } from '../../../case-kernel.ts'
import type { Circumstances } from '../../../circumstances.ts'
import { checkNotLater } from '../../../day-checks.ts'
import { nothingPending } from '../../../parts/approval/requirements.ts'
import { notEnded } from '../../../parts/closing/requirements.ts'
import {
  alone,
  approved,
  arrived,
  correctionOrdered,
  notLeft,
  recordSigned,
  resultFound,
  resultNotTold,
  resultOpen,
  twoInspectors,
} from '../requirements.ts'
import { obstacleOf } from '../obstacle.ts'
import { entryRefused, inspecting, problemsFound, type Visit } from '../slice.ts'

/** 认定检查结果: one of the nine, that agrees with what was recorded. */
export const findResult = act({
  id: 'find-result',
  title: '认定检查结果',
  step: 'result',
  inField: true,
  by: ['officer'],
  approvals: [],
  presses: true,
  effect:
    '结果按结果码认定，告知被检查企业后公示；告知以前可以重新认定。异议后重新认定的，须再次告知；已经公示的，再次告知后按更正办理公示。',
  basis: [cite('行政处罚法', 55)],
  form: {
    code: form.choice({ label: '检查结果', options: resultCodes }),
    explanation: form.optional(form.paragraph({ label: '说明', max: 1_000 })),
    witness: form.askedWhen(
      { field: 'code', is: ['05', '07'] },
      form.optional(
        form.text({
          label: '在场的见证人',
          max: 200,
          hint: '先写姓名再写单位：马某，示例物业公司；由见证人核对记录后签名，没有的不填',
        }),
      ),
    ),
    followUpBy: form.askedWhen(
      { field: 'code', is: ['09'] },
      form.date({ label: '最晚处理到', hint: '到这一天立案或者办结' }),
    ),
  },
  // Where nothing was inspected there is no 现场检查笔录; this says what was seen instead.
  papers: ['visit_obstacle_record', 'witnessed_obstacle_record'],
  recording: [],
  requires: [notEnded, alone, arrived, resultOpen, twoInspectors],
  applies: inspecting,
  settled: ({ visit }) => visit?.result != null && !visit.reopened,
  defaults: ({ visit }) => (visit ? { code: likelyCode(visit) } : {}),
  known: ({ visit }) =>
    visit
      ? problemsFound(visit).map(({ line, finding }) => ({
          label: lookedAt(visit, line),
          value: finding ?? '',
          source: '现场检查笔录',
        }))
      : [],
  checks: (file, input, at) => checkResult(file, input, at),
  events: ({ visit }, { witness, ...found }) => [
    {
      type: 'VisitResultFound',
      ...found,
      ...(visit?.record === null && {
        obstacle: { kind: obstacleOf(found.code), witness: witness ?? null },
      }),
    },
  ],
})

const lookedAt = ({ items }: Visit, line: string): string =>
  items.flatMap(({ lines }) => lines).find(({ id }) => id === line)?.lookAt ?? line

/** Without a scan nothing on the spot was looked at, and without a record nothing was found. */
function likelyCode(visit: Visit): ResultCode {
  if (visit.arrival?.nobodyThere) return '05'
  if (entryRefused(visit)) return '07'
  return problemsFound(visit).length > 0 ? '09' : '01'
}

/** What each code needs of the record (requirements of the nine results). */
const needsProblem: ReadonlySet<ResultCode> = new Set(['02', '03', '04', '06', '09'])
const forbidsProblem: ReadonlySet<ResultCode> = new Set(['01', '08'])
const needsWords: ReadonlySet<ResultCode> = new Set(['05', '07', '08'])

function checkResult(
  { visit }: CaseFile,
  {
    code,
    explanation,
    followUpBy,
  }: { code: ResultCode; explanation: string | null; followUpBy: PlainDate | null },
  { today }: Circumstances,
): FieldProblem[] {
  if (!visit) return []
  const found = problemsFound(visit).length
  const basis = cite('行政处罚法', 55)
  if (visit.record === null && code !== '05' && (code !== '07' || visit.arrival?.nobodyThere)) {
    const message = visit.arrival?.nobodyThere
      ? '没有见到人，只能认定“无法联系”'
      : '还没有现场检查笔录；拒绝检查的认定“不配合检查情节严重”，见不到人的认定“无法联系”'
    return [{ field: 'code', message, basis }]
  }
  if (visit.record !== null && code === '05') {
    return [{ field: 'code', message: '已经见到人并制作了笔录，不能认定“无法联系”', basis }]
  }
  const problems: FieldProblem[] = []
  if (found > 0 && forbidsProblem.has(code)) {
    const message = `笔录中发现问题 ${found} 项，不能认定“${resultCodes[code]}”`
    problems.push({ field: 'code', message, basis })
  }
  if (found === 0 && needsProblem.has(code)) {
    const message = `笔录中没有发现问题，不能认定“${resultCodes[code]}”`
    problems.push({ field: 'code', message, basis })
  }
  if (explanation === null && needsWords.has(code)) {
    const message = `认定“${resultCodes[code]}”的，写明看到的情况`
    problems.push({ field: 'explanation', message, basis })
  }
  if (followUpBy !== null && followUpBy <= today) {
    problems.push({ field: 'followUpBy', message: '须晚于今天' })
  }
  return problems
}

/** 告知检查结果: on the spot, or by the notice later; a firm that cannot be reached is told nothing. */
export const tellResult = act({
  id: 'tell-result',
  title: '告知检查结果',
  step: 'tell',
  inField: true,
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '制作检查结果告知书，当场交给被检查企业；公示期限从认定结果之日起算。',
  basis: [cite('行政处罚法', 55)],
  form: {
    toldTo: form.text({ label: '签收人', max: 50 }),
    refused: form.yesNo({ label: '是否拒绝签收' }),
    refusal: form.askedWhen(
      { field: 'refused', is: [true] },
      form.text({ label: '拒绝签收的情况', max: 300 }),
    ),
  },
  papers: ['inspection_result_notice'],
  recording: [],
  requires: [
    notEnded,
    alone,
    nothingPending,
    approved,
    resultFound,
    resultNotTold,
    recordSigned,
    correctionOrdered,
    twoInspectors,
  ],
  applies: (file) => inspecting(file) && file.visit?.result?.code !== '05',
  settled: ({ visit }) => visit?.toldOn != null,
  defaults: ({ visit }) => ({
    refused: false,
    ...(visit?.arrival?.metBy && { toldTo: visit.arrival.metBy }),
  }),
  events: (_file, { refused, refusal, toldTo }) => [
    { type: 'VisitResultTold', toldTo, refusal: refused ? (refusal ?? '') : null },
  ],
})

/** 离开: the visit lasts from 亮证 to here. */
export const leaveFirm = act({
  id: 'leave-firm',
  title: '登记离开',
  step: 'record',
  inField: true,
  by: ['officer'],
  approvals: [],
  presses: true,
  atOnce: true,
  effect: '按下即记离开的时间；现场音像记录到此为止。',
  basis: [cite('行政处罚法', 55)],
  form: { leftAt: form.instant({ label: '离开时间' }) },
  papers: [],
  recording: ['AV01'],
  requires: [notEnded, arrived, notLeft],
  // The visitors leave also where a penalty began while they were there.
  applies: ({ visit, archive }) => visit?.way === 'on-site' && archive === null,
  // Nobody leaves before it is known what was found; it may be noted earlier all the same.
  settled: ({ visit }) => visit?.leftAt != null || visit?.result == null,
  defaults: (_file, { now }) => ({ leftAt: now }),
  checks: ({ visit }, { leftAt }, { now }) => [
    ...checkNotLater('leftAt', leftAt, now),
    ...(visit?.record && leftAt < visit.record.endedAt
      ? [{ field: 'leftAt', message: '不能早于笔录结束的时间' }]
      : visit?.arrival && leftAt <= visit.arrival.at
        ? [{ field: 'leftAt', message: '须晚于到场的时间' }]
        : []),
  ],
  events: (_file, { leftAt }) => [{ type: 'VisitorsLeft', at: leftAt }],
})
