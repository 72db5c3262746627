import { cite } from '../../../shared/citation.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { checkNotLater } from '../../day-checks.ts'
import { checkOfficers, officersField } from '../../officers.ts'
import { recordingFields } from '../field-record/recording-fields.ts'
import { investigatorsWith } from '../people/investigators-with.ts'
import { samplingPresences } from './codes.ts'
import type { Setting } from './sampling-act.ts'
import type { SampledLine } from './slice.ts'

/** A line for each kind of thing; the number of the sample follows from its place. */
export const sampleColumns = {
  name: form.text({ label: '名称', max: 100 }),
  spec: form.text({ label: '规格、型号', max: 100, repeats: true }),
  batch: form.optional(form.text({ label: '批号、生产日期', max: 100 })),
  quantity: form.count({ label: '数量', min: 1, max: 999_999 }),
  unit: form.text({ label: '单位', max: 10, repeats: true }),
  place: form.text({ label: '抽取的位置', max: 100, repeats: true }),
  seal: form.text({ label: '封样方式、封条号', max: 100 }),
}

export const takingForm = {
  ...form.section('抽样', {
    takenAt: form.instant({ label: '抽样时间' }),
    place: form.text({ label: '抽样地点' }),
    method: form.text({
      label: '抽样方法',
      max: 300,
      hint: '从多少件里怎样抽取，例如：从货架上的 60 件中随机抽取',
    }),
    samples: form.rows({ label: '样品', columns: sampleColumns, max: 100 }),
  }),
  ...form.section('在场的人', {
    presence: form.choice({ label: '谁在场', options: samplingPresences }),
    presentPerson: form.text({ label: '在场的人', max: 50 }),
    presentRole: form.text({ label: '身份、职务', max: 50 }),
    absence: form.askedWhen(
      { field: 'presence', is: ['witness'] },
      form.text({ label: '持有人不在场的原因', max: 300 }),
    ),
    officers: officersField('抽样人员'),
  }),
}

const shown = form.section('亮证', {
  certificatesShown: form.confirm({
    label: '出示执法证件',
    statement: '已主动出示执法证件',
    basis: cite('行政处罚法', 55),
  }),
})

/** 抽样取证 (处罚法第56条): the article asks for nobody's approval; only 先行登记保存 needs the head's. */
export const takeSamples = (setting: Setting): Act =>
  act({
    id: 'take-samples',
    title: '抽样取证',
    step: setting.step,
    inField: true,
    by: ['officer'],
    approvals: [],
    presses: false,
    effect: '制作抽样取证通知书和物品清单，由持有人或者见证人签名；样品编号、封样，作为物证入卷。',
    basis: [cite('行政处罚法', 56)],
    form: {
      ...takingForm,
      ...(setting.alreadyShown ? {} : shown),
      ...form.section('音像记录', recordingFields),
    },
    papers: ['sampling_notice', 'sampling_list'],
    recording: ['AV06'],
    requires: [...setting.requires, ...setting.taking],
    applies: setting.applies,
    defaults: (file, { now, actor }) => ({
      takenAt: now,
      place: setting.place(file),
      presence: 'holder' as const,
      ...setting.present(file),
      officers: investigatorsWith(file, actor.id),
    }),
    checks: (file, input, at) => checkTaking(file, input, at),
    events: (file, input, _at) => {
      const {
        certificatesShown: _shown,
        samples,
        absence,
        ...taken
      } = input as typeof input & { certificatesShown?: true }
      return [
        {
          type: 'SamplesTaken',
          ...taken,
          absence: taken.presence === 'witness' ? absence : null,
          samples: numbered(samples, file.samples.length),
        },
      ]
    },
  })

type TypedSample = Omit<SampledLine, 'no'>

/** Each with its number, behind those of the case before. */
export const numbered = (rows: readonly TypedSample[], before: number): SampledLine[] =>
  rows.map((row, i) => ({ no: before + i + 1, ...row }))

type Taking = {
  readonly takenAt: string
  readonly samples: readonly { readonly seal: string }[]
  readonly officers: readonly string[]
}

/** When, by whom, and each sample under a seal of its own. */
export function checkTaking(
  file: CaseFile,
  { takenAt, samples, officers }: Taking,
  at: Circumstances,
): FieldProblem[] {
  const before = file.samples.map(({ seal }) => seal)
  const arrivedAt = file.filing === null ? (file.visit?.arrival?.at ?? null) : null
  return [
    ...checkNotLater('takenAt', takenAt, at.now),
    ...(arrivedAt !== null && takenAt < arrivedAt
      ? [
          {
            field: 'takenAt',
            message: '不能早于亮证、扫码的时间',
            basis: cite('行政处罚法', 55),
          },
        ]
      : []),
    ...checkOfficers(file, officers, takenAt, at),
    ...samples.flatMap(({ seal }, i) =>
      before.includes(seal) || samples.findIndex((each) => each.seal === seal) < i
        ? [
            {
              field: `samples.${i}.seal`,
              message: `“${seal}”已经用在另一件样品上，每件样品写各自的封条号`,
              basis: cite('行政处罚法', 56),
            },
          ]
        : [],
    ),
  ]
}
