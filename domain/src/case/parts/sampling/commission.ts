import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { law, needs } from '../../needs.ts'
import { aboutAppraisal } from './requirements.ts'
import { appraisalActId, type Setting } from './sampling-act.ts'
import { appraisalName, appraisalOf, type Appraisal, type Sample } from './slice.ts'

/** The samples to choose from. */
export const sampleOptions = (samples: readonly Sample[]): Record<string, string> =>
  Object.fromEntries(
    samples.map(({ no, name, spec, quantity, unit, seal }) => [
      String(no),
      `${no}. ${name} ${spec}，${quantity}${unit}，${seal}`,
    ]),
  )

const materialsField = form.paragraph({
  label: '送交的材料',
  max: 1_000,
  hint: '名称、份数；不附材料的不填',
})

const commissionForm = {
  institution: form.text({ label: '检验（鉴定）机构', max: 100 }),
  qualification: form.text({ label: '资质', max: 200, hint: '资质证书的名称、编号和有效期' }),
  questions: form.paragraph({ label: '委托的事项', max: 2_000, hint: '要回答的问题，一行一个' }),
  dueOn: form.date({ label: '要求完成的日期', hint: '过了这一天没有结果的，系统提醒催办' }),
}

/** The samples that may be sent, where there are any; without any it is materials that are examined. */
const objectFields = (samples: readonly Sample[]) =>
  samples.length === 0
    ? { materials: materialsField }
    : {
        samples: form.choices({ label: '送检的样品', options: sampleOptions(samples), min: 0 }),
        materials: form.optional(materialsField),
      }

const atHand = ({ samples }: CaseFile): Sample[] =>
  samples.filter(({ where }) => where === 'kept' || where === 'left-there')

/** The first examination of something; `again` is the one that is examined once more (复检). */
export function commissionAppraisal(
  file: CaseFile,
  setting: Setting,
  again: Appraisal | null = null,
): Act {
  const samples = atHand(file)
  return act({
    id: again === null ? 'commission-appraisal' : appraisalActId('commission-reappraisal', again),
    title: again === null ? '委托检验（鉴定）' : `委托复检（${appraisalName(again)}）`,
    step: setting.step,
    by: ['officer'],
    approvals: [],
    presses: again !== null,
    effect: '制作委托书，编号、用印；样品登记为送检中，到期没有结果的提醒催办。',
    basis: [cite('行政处罚法', 54)],
    form: {
      ...form.section('送什么', objectFields(samples)),
      ...form.section('委托', commissionForm),
    },
    papers: ['appraisal_entrust'],
    recording: [],
    requires: [...setting.requires, ...(again === null ? [] : [asked(again), onlyOnce(again)])],
    applies: (now, at) =>
      again === null ? setting.applies(now, at) : now.archive === null && wantsAgain(now, again.no),
    defaults: (now) => ({
      ...(samples.length > 0 && {
        samples: samples
          .filter(({ no }) => again?.samples.includes(no) ?? true)
          .map(({ no }) => String(no)),
      }),
      ...(again !== null && { questions: questionsOf(now, again) }),
    }),
    checks: (_now, input, at) => checkCommission(input as Typed, samples, at),
    events: ({ appraisals }, input) => {
      const { samples: chosen = [], materials, ...rest } = input as Typed
      return [
        {
          type: 'AppraisalCommissioned',
          appraisal: appraisals.length + 1,
          samples: chosen.map(Number),
          materials: materials ?? null,
          ...rest,
          again: again?.no ?? null,
        },
      ]
    },
  })
}

type Typed = form.InputOf<typeof commissionForm> & {
  readonly samples?: readonly string[]
  readonly materials?: string | null
}

function checkCommission(
  { samples: chosen = [], materials, dueOn }: Typed,
  atHandNow: readonly Sample[],
  { today }: { readonly today: PlainDate },
) {
  const nothing = chosen.length === 0 && (materials ?? null) === null
  return [
    ...(nothing
      ? [
          {
            field: atHandNow.length > 0 ? 'samples' : 'materials',
            message: '写明送检的样品或者材料',
          },
        ]
      : []),
    ...(dueOn <= today ? [{ field: 'dueOn', message: '须晚于今天' }] : []),
  ]
}

const questionsOf = ({ history }: CaseFile, { no }: Appraisal): string =>
  history
    .flatMap(({ event }) =>
      event.type === 'AppraisalCommissioned' && event.appraisal === no ? [event.questions] : [],
    )
    .at(-1) ?? ''

const wantsAgain = ({ appraisals }: CaseFile, no: number): boolean =>
  appraisals.some((each) => each.no === no && each.objectedOn !== null) &&
  !appraisals.some(({ again }) => again === no)

const asked = ({ no }: Appraisal) =>
  aboutAppraisal(
    no,
    'reappraisal-asked',
    ({ objectedOn }) => objectedOn !== null,
    '当事人没有申请复检',
    law(45),
  )

/** 复检 once: what was examined again is not examined a third time. */
const onlyOnce = ({ no }: Appraisal) =>
  needs<CaseFile>(
    'reappraised-once',
    (file) =>
      appraisalOf(file, no)?.again === null && !file.appraisals.some(({ again }) => again === no),
    '复检以一次为限，已经委托过',
    law(45),
  )
