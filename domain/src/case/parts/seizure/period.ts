import { checkDaySince, checkUpToToday } from '../../day-checks.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { linesField } from './goods-form.ts'
import { openGoods } from './ledger.ts'
import { lastDayOfSeizure } from './limits.ts'
import { heldLawfully, lawfullyHeld, coercionLaw, aboutSeizure } from './requirements.ts'
import { actOf, nameOf, seizureAct, type SeizureAct } from './seizure-act.ts'
import { seizureOf, type Seizure } from './slice.ts'

const longestExtensionDays = 30

const addedDays = ({ extensions }: Seizure): number =>
  extensions.reduce((sum, { days }) => sum + days, 0)

/** 情况复杂的，经机关负责人批准，可以延长，但是不得超过三十日 (强制法第25条第1款). */
const extendSeizure = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('extend-seizure', seizure),
    title: `延长${nameOf(seizure)}期限`,
    step: 'seizure-extend',
    by: ['officer'],
    approvals: ['department-head', 'agency-head'],
    presses: false,
    effect: '负责人批准后制作延长期限决定书，须及时书面告知当事人并说明理由；届满后不能再延长。',
    basis: [coercionLaw(25, { paragraph: 1 }), coercionLaw(25, { paragraph: 2 })],
    form: {
      days: form.count({
        label: '延长的日数',
        min: 1,
        max: 999,
        basis: coercionLaw(25, { paragraph: 1 }),
      }),
      reason: form.paragraph({
        label: '理由',
        max: 2_000,
        hint: '写明案情复杂的具体情形',
        basis: coercionLaw(25, { paragraph: 2 }),
      }),
    },
    papers: ['seizure_extension'],
    recording: [],
    requires: [
      notEnded,
      nothingPending,
      ...heldLawfully(seizure.no),
      aboutSeizure(
        seizure.no,
        'days-left-to-add',
        (each) => addedDays(each) < longestExtensionDays,
        '已经延长三十日，不能再延长',
        coercionLaw(25, { paragraph: 1 }),
      ),
    ],
    applies: lawfullyHeld(seizure),
    defaults: (file) => ({
      days: longestExtensionDays - addedDays(seizureOf(file, seizure.no) ?? seizure),
    }),
    checks: (file, { days }) => {
      const added = addedDays(seizureOf(file, seizure.no) ?? seizure)
      if (added + days <= longestExtensionDays) return []
      const message = `延长合计不得超过 ${longestExtensionDays} 日（已延长 ${added} 日），查封、扣押没有第六十一日`
      return [{ field: 'days', message, basis: coercionLaw(25, { paragraph: 1 }) }]
    },
    asks: (_file, { days }) => `延长 ${days} 日`,
    events: (_file, input) => [{ type: 'SeizureExtended', seizure: seizure.no, ...input }],
  })

/** The clock stands only from and to the days the party was told of (强制法第25条第3款). */
export const startExamination = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('start-examination', seizure),
    title: `送检测、鉴定（${nameOf(seizure)}）`,
    step: 'seizure-examine',
    by: ['officer'],
    approvals: [],
    presses: false,
    effect: '制作期间告知书；告知当事人的起止日期之间不计入期限，费用由本机关承担。',
    basis: [coercionLaw(25, { paragraph: 3 })],
    form: {
      goods: linesField('送检的物品', seizure.goods, coercionLaw(25, { paragraph: 3 })),
      institution: form.text({ label: '检测、鉴定机构', max: 100 }),
      purpose: form.text({ label: '检测、鉴定事项', max: 300 }),
      toldOn: form.date({ label: '书面告知当事人之日', basis: coercionLaw(25, { paragraph: 3 }) }),
      recipient: form.text({ label: '签收人', max: 50 }),
      from: form.date({
        label: '期间开始',
        hint: '不早于告知之日',
        basis: coercionLaw(25, { paragraph: 3 }),
      }),
      to: form.date({ label: '期间结束', basis: coercionLaw(25, { paragraph: 3 }) }),
    },
    papers: ['seizure_inspection_period_notice'],
    recording: [],
    requires: [
      notEnded,
      ...heldLawfully(seizure.no),
      aboutSeizure(
        seizure.no,
        'nothing-out',
        ({ examinations }) => examinations.every(({ endedOn }) => endedOn !== null),
        '上一次检测、鉴定还没有登记结束',
        coercionLaw(25, { paragraph: 3 }),
      ),
    ],
    applies: lawfullyHeld(seizure),
    defaults: (file, { today }) => ({
      toldOn: today,
      from: today,
      recipient: file.filing?.party.name ?? '',
    }),
    checks: (file, input, { today }) =>
      checkPeriod(seizureOf(file, seizure.no) ?? seizure, input, today),
    events: (_file, { goods, ...input }) => [
      { type: 'ExaminationStarted', seizure: seizure.no, goods: goods.map(Number), ...input },
    ],
  })

function checkPeriod(
  seizure: Seizure,
  {
    goods,
    toldOn,
    from,
    to,
  }: { goods: readonly string[]; toldOn: PlainDate; from: PlainDate; to: PlainDate },
  today: PlainDate,
): FieldProblem[] {
  const basis = coercionLaw(25, { paragraph: 3 })
  const problems: FieldProblem[] = []
  const last = lastDayOfSeizure(seizure)
  const before = seizure.examinations.at(-1)
  problems.push(...checkUpToToday('toldOn', toldOn, { today }))
  if (seizure.seized && toldOn < seizure.seized.on) {
    problems.push({ field: 'toldOn', message: '不能早于实施之日' })
  }
  if (from < toldOn) {
    const message = '期间从书面告知当事人之日起才不计入，告知以前的日子照算'
    problems.push({ field: 'from', message, basis })
  }
  if (to < from) problems.push({ field: 'to', message: '不能早于开始之日', basis })
  if (last !== null && from > last) {
    problems.push({ field: 'from', message: `期限 ${last} 届满，届满后不能再送检`, basis })
  }
  if (before && from <= before.to) {
    problems.push({ field: 'from', message: '与上一次检测、鉴定的期间重叠', basis })
  }
  const open = new Set(openGoods(seizure).map(({ no }) => String(no)))
  if (goods.some((no) => !open.has(no))) {
    problems.push({ field: 'goods', message: '只能送检还在查封、扣押中的物品', basis })
  }
  return problems
}

export const endExamination = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('end-examination', seizure),
    title: '登记检测、鉴定结果',
    step: 'seizure-examine',
    by: ['officer'],
    approvals: [],
    presses: true,
    effect: '提前结束的，期限从结束的次日继续计算；晚于告知的日期的，超出的日子照算。',
    basis: [coercionLaw(25, { paragraph: 3 })],
    form: {
      endedOn: form.date({ label: '结束之日' }),
      result: form.paragraph({ label: '结果', max: 2_000 }),
    },
    papers: [],
    recording: [],
    requires: [
      aboutSeizure(
        seizure.no,
        'something-out',
        ({ examinations }) => examinations.some(({ endedOn }) => endedOn === null),
        '没有送出检测、鉴定的物品',
        coercionLaw(25, { paragraph: 3 }),
      ),
    ],
    applies: (file) =>
      seizureOf(file, seizure.no)?.examinations.some(({ endedOn }) => endedOn === null) ?? false,
    defaults: (_file, { today }) => ({ endedOn: today }),
    checks: (file, { endedOn }, { today }) => {
      const from = seizureOf(file, seizure.no)?.examinations.at(-1)?.from
      const earliest = { day: from, message: '不能早于期间开始之日' }
      return checkDaySince('endedOn', endedOn, earliest, { today })
    },
    events: (_file, input) => [{ type: 'ExaminationEnded', seizure: seizure.no, ...input }],
  })

/** Acts that lengthen or stop the period. */
export const periodActs = (seizure: Seizure): SeizureAct[] => [
  endExamination(seizure),
  extendSeizure(seizure),
  startExamination(seizure),
]
