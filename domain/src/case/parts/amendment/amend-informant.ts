import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { systemRule } from '../../../shared/basis.ts'
import { cite } from '../../../shared/citation.ts'
import { act, type Act, type Requirement } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { happen } from '../../happen.ts'
import { nothingPending } from '../approval/requirements.ts'
import { hasInformant, mayReadInformant } from '../clue/informant.ts'
import { changeText, limitChangeText, type TextChange } from './changes.ts'
import type { AmendmentEvent } from './events.ts'
import { limitChanges, type LimitsOf } from './limit-changes.ts'

type InformantAmended = Extract<AmendmentEvent, { type: 'InformantAmended' }>

type Input = {
  readonly named: boolean
  readonly informant: string | null
  readonly tellAgain?: boolean | null
  readonly amendmentReason: string
  readonly proof: string
}

const noName = '不写举报人的姓名、联系方式'

const fields = {
  named: form.yesNo({ label: '举报人是否实名' }),
  informant: form.optional(
    form.askedWhen(
      { field: 'named', is: [true] },
      form.informant({
        label: '举报人的姓名和联系方式',
        hint: '另行加密保存，不进入案卷和审批表；原来登记的保留，只有登记、核查线索和承办案件的人能够查看',
        basis: cite('行政处罚法', 50),
      }),
    ),
  ),
}

/** Asked once the outcome was told: whoever was written down wrongly may not have got it. */
const told = {
  tellAgain: form.askedWhen(
    { field: 'named', is: [true] },
    form.yesNo({
      label: '是否须重新告知举报人',
      hint: '原来的告知因登记有误没有到达本人的，选“是”，重新告知',
    }),
  ),
}

const own = {
  amendmentReason: form.paragraph({ label: '更正的理由', max: 1_000, hint: noName }),
  proof: form.text({ label: '更正的凭据', max: 300, hint: `例如：来信、接待记录；${noName}` }),
}

/** Whoever handles the report, and nobody whom it does not concern (处罚法第50条). */
const handlesReport: Requirement = {
  id: 'handles-report',
  ofActor: true,
  check: (file, { actor }) =>
    mayReadInformant(file, actor.id)
      ? met
      : unmet('举报人信息由登记、核查线索或者承办案件的执法人员更正', [cite('行政处罚法', 50)]),
}

const bothHeads = ['department-head', 'agency-head'] as const

/**
 * 更正举报人信息, in every case that began with a report. The head of the department agrees that it is put right, and
 * is not told who it is.
 */
export const amendInformant = (whole: CaseFile, limitsOf: LimitsOf): Act =>
  act({
    id: 'amend-informant',
    title: '更正举报人信息',
    step: 'amend',
    by: ['officer'],
    approvals: whole.archive === null ? ['department-head'] : bothHeads,
    presses: false,
    effect:
      '批准后生效；原来登记的信息加密保留，不向审批人显示。是否实名改变的，告知举报人的期限重新计算。',
    basis: [cite('行政处罚法', 50), cite('行政处罚法', 75, { paragraph: 2 })],
    form: {
      ...form.section('举报人', {
        ...fields,
        ...(whole.clue?.informantToldOn != null && told),
      }),
      ...form.section('更正', own),
    },
    papers: ['record_amendment', 'file_backnote'],
    recording: [],
    aboutInformant: true,
    requires: [nothingPending, handlesReport],
    applies: ({ clue }) => clue !== null && hasInformant(clue),
    defaults: ({ clue }) => ({ named: clue?.named === true }),
    asks: (file, input, at) => {
      const { changes, limits } = amended(file, input, at, limitsOf)
      return [...changes.map(changeText), ...limits.map(limitChangeText)].join('；')
    },
    checks: (file, input) => problemsOf(file, input),
    events: (file, input, at) => [amended(file, input, at, limitsOf)],
  })

function problemsOf({ clue }: CaseFile, input: Input): FieldProblem[] {
  if (!clue) return []
  const { named, informant, tellAgain } = input
  if (named && !clue.named && informant === null) {
    const message =
      '实名举报须在作出是否立案的决定后告知举报人，请填写举报人的姓名和联系方式（另行加密保存）'
    return [{ field: 'informant', message }]
  }
  if (named === clue.named && informant === null && tellAgain !== true)
    return [{ field: 'named', message: '没有改动任何一处，无须更正' }]
  return []
}

function amended(
  file: CaseFile,
  input: Input,
  at: Circumstances,
  limitsOf: LimitsOf,
): InformantAmended {
  const event: InformantAmended = {
    type: 'InformantAmended',
    of: file.history.find(({ event: { type } }) => type === 'ClueRegistered')?.version ?? 0,
    named: input.named,
    informant: input.informant,
    tellAgain: input.tellAgain === true,
    changes: changesOf(file, input),
    reason: input.amendmentReason,
    proof: input.proof,
    limits: [],
  }
  const by = { id: at.actor.id, name: at.actor.name }
  const { file: after } = happen(file, [event], { at: at.now, by, approvals: [] })
  return { ...event, limits: limitChanges(file, after, at, limitsOf) }
}

/** Neither says anything of who it is. */
const sealedWords = { before: '原来登记的（加密，不显示）', after: '重新登记的（加密，不显示）' }

const yesNo = (value: boolean) => (value ? '是' : '否')

/** That it changed, and nothing of what it says. */
function changesOf({ clue }: CaseFile, { named, informant, tellAgain }: Input): TextChange[] {
  const was = clue?.named === true
  const change = (label: string, before: string, after: string) => ({ label, before, after })
  return [
    ...(named === was ? [] : [change('举报人是否实名', yesNo(was), yesNo(named))]),
    ...(informant === null
      ? []
      : [change('举报人的姓名和联系方式', was ? sealedWords.before : '', sealedWords.after)]),
    ...(tellAgain === true ? [change('告知举报人', clue?.informantToldOn ?? '', '重新告知')] : []),
  ]
}

/** A clue of a source behind which nobody stands has no informant; who was registered is put right first. */
export const noInformantLeft = (file: Pick<CaseFile, 'clue'>, source: string): FieldProblem[] =>
  file.clue?.named === true && !hasInformant({ source })
    ? [
        {
          field: 'source',
          message: '举报人已经实名登记，这一来源没有举报人；先更正举报人信息',
          basis: systemRule('order'),
        },
      ]
    : []
