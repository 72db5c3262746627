import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { cite } from '../../../shared/citation.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { checkDaySince } from '../../day-checks.ts'
import { nothingPending } from '../approval/requirements.ts'
import { decided } from '../decision/requirements.ts'
import { decisionServed } from '../service/requirements.ts'
import { decisionServedOn } from '../service/slice.ts'
import {
  revisionEffects,
  revisionGrounds,
  revisionSources,
  unchangedOutcomes,
  type RevisionEffect,
  type UnchangedOutcome,
} from './codes.ts'
import { changedPenalty, changedPenaltyFields, checkChanged } from './lighter-penalty.ts'

const { agency: _agency, ...sources } = revisionSources
const outcomes = { ...unchangedOutcomes, ...revisionEffects }

export const outsideFields = {
  organ: form.text({ label: '复议机关、人民法院', max: 100 }),
  number: form.text({ label: '文书号', max: 100, hint: '复议决定书、判决书、裁定书的文号' }),
  decidedOn: form.date({ label: '作出日期' }),
  receivedOn: form.date({ label: '收到日期' }),
  effectiveOn: form.askedWhen(
    { field: 'source', is: ['court'] },
    form.date({
      label: '生效日期',
      hint: '一审判决、裁定在上诉期满后生效，生效后登记；二审判决送达即生效',
      basis: cite('行政诉讼法', 85),
    }),
  ),
}

/** What 复议 or a court did to the decision: recorded as it was decided there, and what follows from it follows. */
export const recordOutcome = act({
  id: 'record-remedy-outcome',
  title: '登记复议、诉讼结果',
  step: 'revise',
  by: ['officer', 'legal-reviewer'],
  approvals: ['department-head'],
  presses: false,
  effect:
    '登记后按结果办理：撤销、确认无效的，决定不再执行，已缴的款项退还；变更的按变更后的数额；已公示的三个工作日内撤回并说明理由。',
  basis: [cite('行政复议法', 77), cite('行政处罚法', 48, { paragraph: 2 })],
  form: {
    source: form.choice({ label: '途径', options: sources }),
    ...outsideFields,
    effect: form.choice({ label: '结果', options: outcomes }),
    ground: form.askedWhen(
      { field: 'effect', is: ['revoked'] },
      form.choice({
        label: '认定的原决定的错误',
        options: revisionGrounds,
        hint: '有几项的选最主要的；只因程序违法的选“违反法定程序”',
        basis: cite('行政复议法', 64),
      }),
    ),
    ...changedPenaltyFields,
    opposed: form.askedWhen(
      { field: 'effect', is: ['changed'] },
      form.yesNo({
        label: '是否有第三人、利害关系人提出相反的请求',
        hint: '没有的，复议、诉讼不得加重',
        basis: cite('行政复议法', 63, { paragraph: 2 }),
      }),
    ),
    remake: form.askedWhen(
      { field: 'effect', is: ['revoked', 'void'] },
      form.yesNo({ label: '是否责令重新作出决定', basis: cite('行政复议法', 64) }),
    ),
    remakeBy: form.optional(
      form.askedWhen(
        { field: 'remake', is: [true] },
        form.date({ label: '重新作出决定的期限', hint: '文书没有写明的不填' }),
      ),
    ),
    reason: form.paragraph({ label: '主文和理由的要点', max: 2_000 }),
  },
  papers: [],
  recording: [],
  requires: [decided, decisionServed, nothingPending],
  applies: (file) => file.decision !== null && decisionServedOn(file) !== null,
  defaults: ({ decision }, { rules, today }) => ({
    source: 'review' as const,
    organ: rules.reconsiderationAuthority,
    receivedOn: today,
    ...(decision && {
      kinds: [...decision.draft.penalty.kinds],
      fineFen: decision.draft.penalty.fineFen,
      confiscatedFen: decision.draft.penalty.confiscatedFen,
      opposed: false,
    }),
  }),
  asks: (_file, { organ, effect, reason }) => `${organ}${outcomes[effect]}：${reason}`,
  checks: (file, input, at) => [
    ...checkOutsideDays(file, input, at),
    ...checkRemakeBy(input),
    ...checkChanged(file, input, input.opposed === true ? null : notHeavier(input.source)),
  ],
  events: (file, input) => {
    const { source, organ, number, decidedOn, receivedOn, effectiveOn, effect, reason } = input
    const document = { organ, number, decidedOn, receivedOn, effectiveOn }
    if (isUnchanged(effect)) {
      return [{ type: 'RemedyConcluded', source, outcome: effect, reason, ...document }]
    }
    return [
      {
        type: 'DecisionRevised',
        source,
        effect,
        ground: input.ground,
        reason,
        penalty: changedPenalty(file, input),
        remake: input.remake === true,
        remakeBy: input.remakeBy,
        document,
      },
    ]
  },
})

const isUnchanged = (effect: UnchangedOutcome | RevisionEffect): effect is UnchangedOutcome =>
  Object.hasOwn(unchangedOutcomes, effect)

const notHeavier = (source: 'review' | 'court') => ({
  message: '复议、诉讼的变更不得加重当事人的处罚，请核对文书',
  basis:
    source === 'review'
      ? cite('行政复议法', 63, { paragraph: 2 })
      : cite('行政诉讼法', 77, { paragraph: 2 }),
})

type OutsideDays = { decidedOn: PlainDate; receivedOn: PlainDate; effectiveOn: PlainDate | null }

/** Decided after the decision was served, received after it was decided, and not in the future. */
export function checkOutsideDays(
  file: CaseFile,
  { decidedOn, receivedOn, effectiveOn }: OutsideDays,
  at: Pick<Circumstances, 'today'>,
): FieldProblem[] {
  const served = { day: decisionServedOn(file), message: '不能早于决定书送达之日' }
  const made = { day: decidedOn, message: '不能早于文书作出之日' }
  return [
    ...checkDaySince('decidedOn', decidedOn, served, at),
    ...checkDaySince('receivedOn', receivedOn, made, at),
    ...(effectiveOn === null ? [] : checkDaySince('effectiveOn', effectiveOn, made, at)),
  ]
}

/** The day for the new decision lies after the paper that sets it, and is set only where one is ordered. */
export function checkRemakeBy({
  remake,
  remakeBy,
  decidedOn,
}: {
  readonly remake?: boolean | null
  readonly remakeBy?: PlainDate | null
  readonly decidedOn: PlainDate
}): FieldProblem[] {
  if (remakeBy == null) return []
  if (remake !== true)
    return [{ field: 'remakeBy', message: '没有责令重新作出决定的，不填重新作出决定的期限' }]
  return remakeBy > decidedOn ? [] : [{ field: 'remakeBy', message: '须晚于文书作出之日' }]
}
